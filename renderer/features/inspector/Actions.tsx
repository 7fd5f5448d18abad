import { Info, Link, MessageSquareShare, Trash2 } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';
import { possible } from './possible.ts';

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
}

/** What can be done with some items; what cannot is not offered, and says why. */
export function Actions({ rows, providerOf, onCopy, onRemove, onSend, mostSent }: ActionsProps) {
  const live = rows.filter((row) => row.goneAt === null);
  const link = possible('link', rows, providerOf);
  const remove = possible('remove', rows, providerOf);
  const compose = possible('compose', rows, providerOf);
  const crowded = link.rows.length > mostSent;
  const absences = [
    ...link.absences,
    ...remove.absences,
    ...(onSend === undefined ? compose.absences : []),
    ...(onSend !== undefined && crowded ? [en.messages.tooMany(mostSent)] : []),
  ];
  if (live.length === 0) return <p className={styles.kind}>{en.library.inspector.goneNote}</p>;
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
