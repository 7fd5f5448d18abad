import {
  ArrowDownLeft,
  ArrowUpFromLine,
  ArrowUpRight,
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
import type { ViewName } from '../../stores/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Mark } from '../../ui/Mark.tsx';
import styles from './Sidebar.module.css';

export interface SidebarProps {
  view: ViewName;
  /** Whether media comes in and is sent here, and whether messages are. */
  directed: boolean;
  messages: boolean;
  activeUploads: number;
  trayOpen: boolean;
  accounts: ReactNode;
  footnote: ReactNode;
  onView: (view: ViewName) => void;
  onUploads: () => void;
  onConnect: () => void;
  onKeys: () => void;
}

const words = en.library.views;

const views: readonly { readonly name: ViewName; readonly icon: ReactNode }[] = [
  { name: 'all', icon: <LayoutGrid aria-hidden /> },
  { name: 'expiring', icon: <Timer aria-hidden /> },
  { name: 'images', icon: <Image aria-hidden /> },
  { name: 'video', icon: <Clapperboard aria-hidden /> },
  { name: 'documents', icon: <FileText aria-hidden /> },
  { name: 'received', icon: <ArrowDownLeft aria-hidden /> },
  { name: 'sent', icon: <ArrowUpRight aria-hidden /> },
  { name: 'messages', icon: <MessageSquareShare aria-hidden /> },
];

export function Sidebar(props: SidebarProps) {
  const shown = views.filter(({ name }) => {
    if (name === 'messages') return props.messages;
    return props.directed || (name !== 'received' && name !== 'sent');
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
                aria-current={props.view === name}
                onClick={() => props.onView(name)}
              >
                {icon}
                {words[name]}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className={styles.view}
              aria-expanded={props.trayOpen}
              onClick={props.onUploads}
            >
              <ArrowUpFromLine aria-hidden />
              {words.uploads}
              {props.activeUploads > 0 ? (
                <span className={styles.badge}>{props.activeUploads}</span>
              ) : null}
            </button>
          </li>
        </ul>
      </section>
      <section aria-labelledby="accounts-heading">
        <h2 id="accounts-heading" className={styles.heading}>
          {en.accounts.heading}
        </h2>
        {props.accounts}
        <button type="button" className={`${styles.view} ${styles.add}`} onClick={props.onConnect}>
          <Plus aria-hidden />
          {en.accounts.add}
        </button>
      </section>
      <div className={styles.foot}>
        <button type="button" className={`${styles.view} ${styles.add}`} onClick={props.onKeys}>
          <Keyboard aria-hidden />
          {en.shell.keys.open}
        </button>
        <p className={styles.footnote}>{props.footnote}</p>
      </div>
    </div>
  );
}
