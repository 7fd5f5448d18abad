import { Info, Link, MessageSquareShare, Trash2 } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { livingAt, possible } from '../../actions/possible.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';

export interface ItemActions {
  onCopy: (mediaIds: readonly MediaId[]) => void;
  onRemove: (rows: readonly MediaRow[]) => void;
  /** Absent while no account can send messages. */
  onSend?: ((rows: readonly MediaRow[]) => void) | undefined;
  /** As many as go with one message. */
  mostSent: number;
}

interface ActionsProps extends ItemActions {
  rows: readonly MediaRow[];
  providerOf: (row: MediaRow) => ProviderInfo | undefined;
  now: number;
}

/** What can be done with some items; what cannot is not offered, and says why. */
export function Actions(props: ActionsProps) {
  const { rows, providerOf, now, onCopy, onRemove, onSend, mostSent } = props;
  const live = livingAt(rows, providerOf, now);
  const link = possible('link', rows, providerOf, now);
  const remove = possible('remove', rows, providerOf, now);
  const compose = possible('compose', rows, providerOf, now);
  const crowded = link.rows.length > mostSent;
  const absences = [
    ...link.absences,
    ...remove.absences,
    ...(onSend === undefined ? compose.absences : []),
    ...(onSend !== undefined && crowded ? [en.messages.tooMany(mostSent)] : []),
  ];
  if (live.length === 0) {
    const ended = rows.some(({ goneAt }) => goneAt === null);
    const { endedNote, goneNote } = en.library.inspector;
    return <p className={styles.kind}>{ended ? endedNote(rows.length) : goneNote}</p>;
  }
  return (
    <div className={styles.actions}>
      {link.rows.length === 0 ? null : (
        <Button look="primary" onPress={() => onCopy(link.rows.map(({ id }) => id))}>
          <Link aria-hidden />
          {en.library.copyLinks(link.rows.length)}
        </Button>
      )}
      {onSend === undefined || link.rows.length === 0 ? null : (
        <Button isDisabled={crowded} onPress={() => onSend(link.rows)}>
          <MessageSquareShare aria-hidden />
          {en.messages.action}
        </Button>
      )}
      {remove.rows.length === 0 ? null : (
        <Button look="careful" onPress={() => onRemove(remove.rows)}>
          <Trash2 aria-hidden />
          {remove.rows.length < live.length
            ? en.removal.some(remove.rows.length, live.length)
            : en.removal.action(live.length)}
        </Button>
      )}
      {absences.map((sentence) => (
        <p key={sentence} className={styles.absence}>
          <Info aria-hidden />
          {sentence}
        </p>
      ))}
    </div>
  );
}
