import {
  ArchiveRestore,
  ArrowDownLeft,
  ArrowUpRight,
  Clapperboard,
  FileText,
  Image,
  Keyboard,
  LayoutGrid,
  Plus,
  Settings,
  Timer,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { windowCommand } from '../../actions/keys/windowCommands.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { countIn, useViewCounts } from '../../stores/view/viewCounts.ts';
import {
  change,
  shownView,
  showView,
  useView,
  type ViewName,
} from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Footnote } from './Footnote.tsx';
import { Manage } from './Manage.tsx';
import styles from './Sidebar.module.css';

const words = en.library.views;

const hints: Partial<Readonly<Record<ViewName, string>>> = {
  expiring: words.expiringHint,
  leaving: words.leavingHint,
};

interface Shown {
  readonly name: ViewName;
  readonly icon: ReactNode;
}

/** What belongs together stands together: what is urgent, what it is, which way it went. */
const groups: readonly (readonly Shown[])[] = [
  [
    { name: 'all', icon: <LayoutGrid aria-hidden /> },
    { name: 'expiring', icon: <Timer aria-hidden /> },
    { name: 'leaving', icon: <ArchiveRestore aria-hidden /> },
  ],
  [
    { name: 'images', icon: <Image aria-hidden /> },
    { name: 'video', icon: <Clapperboard aria-hidden /> },
    { name: 'documents', icon: <FileText aria-hidden /> },
  ],
  [
    { name: 'received', icon: <ArrowDownLeft aria-hidden /> },
    { name: 'sent', icon: <ArrowUpRight aria-hidden /> },
  ],
];

/** The views and accounts, which one of them is shown, and what is done with all of it. */
interface SidebarProps {
  saved: ReactNode;
  accounts: ReactNode;
}

export function Sidebar({ saved, accounts }: SidebarProps) {
  return (
    <div className={styles.sidebar}>
      <div className={styles.upper}>
        <p className={styles.brand}>
          <Mark />
          {en.shell.app}
        </p>
        <Views />
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
            <span className={styles.label}>{en.accounts.add}</span>
          </button>
        </section>
      </div>
      <div className={styles.lower}>
        <Manage />
        <div className={styles.foot}>
          <button
            type="button"
            className={`${styles.view} ${styles.add}`}
            onClick={() => windowCommand('settings').run()}
          >
            <Settings aria-hidden />
            <span className={styles.label}>{en.settings.open}</span>
          </button>
          <button
            type="button"
            className={`${styles.view} ${styles.add}`}
            onClick={() => windowCommand('sheet').run()}
          >
            <Keyboard aria-hidden />
            <span className={styles.label}>{en.shell.keys.open}</span>
          </button>
          <p className={styles.footnote}>
            <Footnote />
          </p>
        </div>
      </div>
    </div>
  );
}

function Views() {
  const view = useView(shownView);
  const counts = useViewCounts((state) => state.counts);
  const { ending } = useAccountIndex();
  const isShown = ({ name }: Shown) => {
    // Where nothing ends, there is no hurry to archive it.
    if (name === 'leaving') return ending || view === name;
    // There is no direction without messages, and no need for an empty view of it.
    const directed = name === 'received' || name === 'sent';
    return !directed || view === name || (counts[name] ?? 0) > 0;
  };
  return (
    <section aria-labelledby="views-heading">
      <h2 id="views-heading" className={styles.heading}>
        {words.heading}
      </h2>
      <ul className={styles.views}>
        {groups.flatMap((group, at) =>
          group.filter(isShown).map(({ name, icon }, first) => (
            <li key={name} data-group={at > 0 && first === 0}>
              <button
                type="button"
                className={styles.view}
                aria-current={view === name}
                {...(name in hints ? { title: hints[name] } : {})}
                onClick={() => {
                  showView(name);
                  change({ drawer: 'none' });
                }}
              >
                {icon}
                <span className={styles.label}>{words[name]}</span> <Count of={name} />
              </button>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

/** How many items a view has; none while that is not known. */
function Count({ of }: { of: ViewName }) {
  const count = useViewCounts(countIn(of));
  if (count === undefined) return null;
  return <span className={styles.count}>{formatCount(count)}</span>;
}
