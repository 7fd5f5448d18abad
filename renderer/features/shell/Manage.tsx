import {
  Activity,
  Archive,
  ArrowUpFromLine,
  BrushCleaning,
  ChartBar,
  MessageSquareShare,
  RefreshCcw,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { openCleanup } from '../../actions/openCleanup.ts';
import { openHoldings } from '../../actions/openHoldings.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useActivityCount } from '../../stores/activityCount.ts';
import { hasRules, useCleanup } from '../../stores/cleanupStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { hasKeeps, keepAttention, useKeepAlive } from '../../stores/keepAliveStore.ts';
import { hasMessages, useMessages } from '../../stores/messagesStore.ts';
import { activeUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { change, isTrayOpen, shownView, showView, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import styles from './Sidebar.module.css';

const words = en.library.views;

/** What runs and has run, and what is done with all that the accounts have; always in sight where there is room. */
export function Manage() {
  const view = useView(shownView);
  const trayOpen = useView(isTrayOpen);
  const { senders, deletable } = useAccountIndex();
  const ruled = useCleanup(hasRules);
  const kept = useKeepAlive(hasKeeps);
  const sent = useMessages(hasMessages);
  const show = (name: 'activity' | 'messages') => () => {
    showView(name);
    change({ drawer: 'none' });
  };
  const dialog = (open: () => void) => () => {
    change({ drawer: 'none' });
    open();
  };
  return (
    <section aria-labelledby="manage-heading">
      <h2 id="manage-heading" className={styles.heading}>
        {en.shell.manage}
      </h2>
      <ul className={styles.views}>
        <Entry
          icon={<Activity aria-hidden />}
          label={words.activity}
          state={{ 'aria-current': view === 'activity' }}
          onClick={show('activity')}
        >
          <Running />
        </Entry>
        <Entry
          icon={<ArrowUpFromLine aria-hidden />}
          label={words.uploads}
          state={{ 'aria-expanded': trayOpen }}
          onClick={() => change({ trayOpen: !trayOpen, drawer: 'none' })}
        >
          <ActiveUploads />
        </Entry>
        {senders.length > 0 || sent ? (
          <Entry
            icon={<MessageSquareShare aria-hidden />}
            label={words.messages}
            state={{ 'aria-current': view === 'messages' }}
            onClick={show('messages')}
          />
        ) : null}
        <Entry
          icon={<Archive aria-hidden />}
          label={en.archives.heading}
          state={{ 'aria-haspopup': 'dialog' }}
          onClick={dialog(() => openDialog({ kind: 'archives' }))}
        />
        {kept ? (
          <Entry
            icon={<RefreshCcw aria-hidden />}
            label={en.keepAlive.heading}
            state={{ 'aria-haspopup': 'dialog' }}
            onClick={dialog(() => openDialog({ kind: 'keeps' }))}
          >
            <KeptAttention />
          </Entry>
        ) : null}
        <Entry
          icon={<ChartBar aria-hidden />}
          label={en.holdings.title}
          state={{ 'aria-haspopup': 'dialog' }}
          onClick={dialog(() => openHoldings({}))}
        />
        {deletable || ruled ? (
          <Entry
            icon={<BrushCleaning aria-hidden />}
            label={en.cleanup.action}
            state={{ 'aria-haspopup': 'dialog' }}
            onClick={dialog(openCleanup)}
          />
        ) : null}
      </ul>
    </section>
  );
}

interface EntryProps {
  icon: ReactNode;
  label: string;
  state: { 'aria-current'?: boolean; 'aria-expanded'?: boolean; 'aria-haspopup'?: 'dialog' };
  onClick: () => void;
  /** How much of it there is. */
  children?: ReactNode;
}

function Entry({ icon, label, state, onClick, children }: EntryProps) {
  return (
    <li>
      <button type="button" className={styles.view} {...state} onClick={onClick}>
        {icon}
        <span className={styles.label}>{label}</span> {children}
      </button>
    </li>
  );
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

/** How many kept items and views a person has to look at. */
function KeptAttention() {
  const count = useKeepAlive(keepAttention);
  return count > 0 ? (
    <span className={styles.badge} data-tone="bad">
      {formatCount(count)}
    </span>
  ) : null;
}

/** The number that changes most: alone, so that nothing else is drawn with it. */
function ActiveUploads() {
  const active = useUploads(activeUploads);
  return active > 0 ? <span className={styles.badge}>{formatCount(active)}</span> : null;
}
