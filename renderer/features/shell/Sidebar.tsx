import {
  Activity,
  Archive,
  ArchiveRestore,
  ArrowDownLeft,
  ArrowUpFromLine,
  ArrowUpRight,
  BrushCleaning,
  ChartBar,
  Clapperboard,
  FileText,
  Image,
  Keyboard,
  LayoutGrid,
  MessageSquareShare,
  Plus,
  Timer,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { windowCommand } from '../../actions/keys/windowCommands.ts';
import { openCleanup } from '../../actions/openCleanup.ts';
import { openHoldings } from '../../actions/openHoldings.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useActivityCount } from '../../stores/activityCount.ts';
import { useCleanup } from '../../stores/cleanupStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { hasMessages, useMessages } from '../../stores/messagesStore.ts';
import { activeUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { countIn, useViewCounts } from '../../stores/view/viewCounts.ts';
import {
  change,
  isTrayOpen,
  showView,
  useView,
  type View,
  type ViewName,
} from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Footnote } from './Footnote.tsx';
import styles from './Sidebar.module.css';

const words = en.library.views;

const views: readonly { readonly name: ViewName; readonly icon: ReactNode }[] = [
  { name: 'all', icon: <LayoutGrid aria-hidden /> },
  { name: 'expiring', icon: <Timer aria-hidden /> },
  { name: 'leaving', icon: <ArchiveRestore aria-hidden /> },
  { name: 'images', icon: <Image aria-hidden /> },
  { name: 'video', icon: <Clapperboard aria-hidden /> },
  { name: 'documents', icon: <FileText aria-hidden /> },
  { name: 'received', icon: <ArrowDownLeft aria-hidden /> },
  { name: 'sent', icon: <ArrowUpRight aria-hidden /> },
  { name: 'messages', icon: <MessageSquareShare aria-hidden /> },
  { name: 'activity', icon: <Activity aria-hidden /> },
];

/** The view that is shown, where none of an account or a saved one is. */
const shownView = ({ name, accountId, savedId }: View) =>
  accountId === null && savedId === null ? name : null;

/** The views and accounts, and which one of them is shown. */
interface SidebarProps {
  saved: ReactNode;
  accounts: ReactNode;
}

export function Sidebar({ saved, accounts }: SidebarProps) {
  const view = useView(shownView);
  const counts = useViewCounts((state) => state.counts);
  const trayOpen = useView(isTrayOpen);
  const { senders, ending, deletable } = useAccountIndex();
  const ruled = useCleanup(({ rules }) => rules.length > 0);
  const sent = useMessages(hasMessages);
  const shown = views.filter(({ name }) => {
    if (name === 'messages') return senders.length > 0 || sent;
    // Where nothing ends, there is no hurry to archive it.
    if (name === 'leaving') return ending || view === name;
    // There is no direction without messages, and no need for an empty view of it.
    const directed = name === 'received' || name === 'sent';
    return !directed || view === name || (counts[name] ?? 0) > 0;
  });
  return (
    <div className={styles.sidebar}>
      <p className={styles.brand}>
        <Mark />
        {en.shell.app}
      </p>
      <section aria-labelledby="views-heading">
        <h2 id="views-heading" className={styles.heading}>
          {words.heading}
        </h2>
        <ul className={styles.views}>
          {shown.map(({ name, icon }) => (
            <li key={name}>
              <button
                type="button"
                className={styles.view}
                aria-current={view === name}
                {...(name === 'leaving' ? { title: words.leavingHint } : {})}
                onClick={() => {
                  showView(name);
                  change({ drawer: 'none' });
                }}
              >
                {icon}
                {words[name]} {name === 'activity' ? <Running /> : <Count of={name} />}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className={styles.view}
              aria-expanded={trayOpen}
              onClick={() => change({ trayOpen: !trayOpen, drawer: 'none' })}
            >
              <ArrowUpFromLine aria-hidden />
              {words.uploads}
              <ActiveUploads />
            </button>
          </li>
          <li>
            <button
              type="button"
              className={styles.view}
              aria-haspopup="dialog"
              onClick={() => {
                change({ drawer: 'none' });
                openDialog({ kind: 'archives' });
              }}
            >
              <Archive aria-hidden />
              {en.archives.heading}
            </button>
          </li>
          <li>
            <button
              type="button"
              className={styles.view}
              aria-haspopup="dialog"
              onClick={() => {
                change({ drawer: 'none' });
                openHoldings({});
              }}
            >
              <ChartBar aria-hidden />
              {en.holdings.title}
            </button>
          </li>
          {deletable || ruled ? (
            <li>
              <button
                type="button"
                className={styles.view}
                onClick={() => {
                  change({ drawer: 'none' });
                  openCleanup();
                }}
              >
                <BrushCleaning aria-hidden />
                {en.cleanup.action}
              </button>
            </li>
          ) : null}
        </ul>
      </section>
      {saved}
      <section aria-labelledby="accounts-heading">
        <h2 id="accounts-heading" className={styles.heading}>
          {en.accounts.heading}
        </h2>
        {accounts}
        <button
          type="button"
          className={`${styles.view} ${styles.add}`}
          onClick={() => openDialog({ kind: 'connect' })}
        >
          <Plus aria-hidden />
          {en.accounts.add}
        </button>
      </section>
      <div className={styles.foot}>
        <button
          type="button"
          className={`${styles.view} ${styles.add}`}
          onClick={() => windowCommand('sheet').run()}
        >
          <Keyboard aria-hidden />
          {en.shell.keys.open}
        </button>
        <p className={styles.footnote}>
          <Footnote />
        </p>
      </div>
    </div>
  );
}

/** How many items a view has; none while that is not known, nor where it has no items of its own. */
function Count({ of }: { of: ViewName }) {
  const count = useViewCounts(countIn(of));
  if (count === undefined) return null;
  return <span className={styles.count}>{formatCount(count)}</span>;
}

/** How much runs or waits for a person. */
function Running() {
  const { running, attention } = useActivityCount();
  return running + attention > 0 ? (
    <span className={styles.badge} data-tone={attention > 0 ? 'bad' : 'busy'}>
      <span aria-hidden>{formatCount(running + attention)}</span>
      <span className={styles.heard}>{en.activity.summary(running, attention)}</span>
    </span>
  ) : null;
}

/** The number that changes most: alone, so that nothing else is drawn with it. */
function ActiveUploads() {
  const active = useUploads(activeUploads);
  return active > 0 ? <span className={styles.badge}>{active}</span> : null;
}
