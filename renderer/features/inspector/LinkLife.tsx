import { useEffect, useState } from 'react';
import type { LinkAccess, LinkKind } from '../../../shared/link.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { putLinkAccess } from '../../stores/accounts/accountsStore.ts';
import { useCopied } from '../../stores/notices/copiedStore.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../../text/format.ts';
import { useTimeLeft } from '../../ui/time/useTimeLeft.ts';
import styles from './Inspector.module.css';

type Answer =
  | { readonly access: LinkAccess; readonly lifeMs: number | null }
  | 'asking'
  | 'unknown';

/** A selection that is only passed over asks nobody. */
const restMs = 500;
const minute = 60_000;

/** What a link to the item would be; asked of the provider where that depends on the account. */
function useLink(row: MediaRow, kind: LinkKind): Answer {
  const [told, setTold] = useState<{ id: number; answer: Answer } | null>(null);
  useEffect(() => {
    if (kind === 'public') return;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await client.library.link({ mediaId: row.id }).then(
        ({ access, expiresAt }): Answer => ({
          access,
          // To the minute: what was left of the last one was spent on the way.
          lifeMs:
            expiresAt === null ? null : Math.ceil((expiresAt - providerNow()) / minute) * minute,
        }),
        (): Answer => 'unknown',
      );
      if (typeof answer !== 'string') putLinkAccess(row.accountId, answer.access);
      if (!over) setTold({ id: row.id, answer });
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [row.id, row.accountId, kind]);
  if (kind === 'public') return { access: 'public', lifeMs: null };
  return told?.id === row.id ? told.answer : 'asking';
}

function wordsOf(answer: Answer): string {
  const words = en.link;
  if (answer === 'asking' || answer === 'unknown') return words[answer];
  if (answer.access !== 'temporary') return words[answer.access];
  return answer.lifeMs === null
    ? words.temporaryUnknown
    : words.temporary(formatDuration(answer.lifeMs));
}

/** Tells for whom and for how long a link to the item works, and how long the one that was copied still does. */
export function LinkLife({ row, kind }: { row: MediaRow; kind: LinkKind }) {
  const answer = useLink(row, kind);
  const untilAt = useCopied((copied) => copied.untilAt.get(row.id) ?? null);
  const left = useTimeLeft(untilAt);
  return (
    <p className={styles.life}>
      <strong>{en.link.label}</strong>
      <span className={`${styles.answer} ${kind === 'public' ? '' : styles.asked}`}>
        {wordsOf(answer)}
      </span>
      {left === null ? null : (
        <span className={styles.copied}>
          {left === 0 ? en.link.copiedOver : en.link.copied(formatDuration(left))}
        </span>
      )}
    </p>
  );
}
