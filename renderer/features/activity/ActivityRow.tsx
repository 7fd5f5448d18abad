import {
  Archive,
  ArrowUpFromLine,
  Download,
  FolderDown,
  FolderOutput,
  type LucideIcon,
  MessageSquareShare,
  RefreshCw,
  ShieldCheck,
  Trash2,
} from 'lucide-react';
import type { FinishedWork } from '../../../shared/contract/finished.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { formatInstant } from '../../text/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Activity.module.css';
import { EntryActions } from './EntryActions.tsx';
import type { Entry } from './entry.ts';
import { entryText } from './entryText.ts';
import { Reasons } from './Reasons.tsx';

type Icons<K extends string> = Readonly<Record<K, LucideIcon>>;

const icons: Icons<Exclude<Entry['kind'], 'finished'>> = {
  removal: Trash2,
  receipt: Trash2,
  upload: ArrowUpFromLine,
  message: MessageSquareShare,
  save: Download,
  archiving: Archive,
  verifying: ShieldCheck,
  saving: FolderDown,
  copying: RefreshCw,
};

/** A move shows what its action shows. */
function iconOf(entry: Entry): LucideIcon {
  if (entry.kind === 'finished') return finished[entry.work.kind];
  return entry.kind === 'copying' && entry.run.to !== null ? FolderOutput : icons[entry.kind];
}

const finished: Icons<FinishedWork['kind']> = {
  archive: Archive,
  verify: ShieldCheck,
  folder: FolderDown,
  file: Download,
};

/** One entry: what it is, how far it is or how it ended, and what can be done about it. */
export function ActivityRow({ entry, now }: { entry: Entry; now: number }) {
  const { accountLabel, providerLabel } = useAccountIndex();
  const told = entryText(entry, accountLabel, providerLabel, now);
  const Icon = iconOf(entry);
  const over = entry.section !== 'now';
  return (
    <div className={styles.entry} data-tone={told.tone}>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <div className={styles.words}>
        <span className={styles.name}>
          <bdi>{told.title}</bdi>
        </span>
        <span className={styles.facts}>
          {told.facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        </span>
        {entry.kind === 'finished' && entry.left !== null ? <Reasons left={entry.left} /> : null}
        {entry.kind === 'copying' && entry.section === 'attention' ? (
          <Reasons left={{ kind: 'copy', run: entry.run }} />
        ) : null}
        {told.share === undefined ? null : <Progress label={told.title} value={told.share} />}
      </div>
      {over ? (
        <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
          {formatInstant(entry.at, now)}
        </time>
      ) : null}
      <span className={styles.actions}>
        <EntryActions
          entry={entry}
          subject={`${told.title}${over ? `, ${formatInstant(entry.at, now)}` : ''}`}
        />
      </span>
    </div>
  );
}
