import { useEffect, useMemo, useState } from 'react';
import type { Capabilities, ProviderInfo } from '../../../shared/account.ts';
import type { LinkAccess, LinkKind } from '../../../shared/link.ts';
import { promiseOf } from '../../../shared/links/promise.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { putLinkAccess } from '../../stores/accounts/accountsStore.ts';
import { useCopied } from '../../stores/notices/copiedStore.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../../text/format.ts';
import { promiseText } from '../../text/lasting/promiseText.ts';
import { nextMidnightOr } from '../../text/nextMidnight.ts';
import { Exact } from '../../ui/time/Exact.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { useTimeLeft } from '../../ui/time/useTimeLeft.ts';
import styles from './Inspector.module.css';

type Answer = { readonly access: LinkAccess } | 'asking' | 'unknown';

/** A selection that is only passed over asks nobody. */
const restMs = 500;

/** What a link to the item would be; asked of the provider where that depends on the account. */
function useLink(row: MediaRow, kind: LinkKind): Answer {
  const [told, setTold] = useState<{ id: number; answer: Answer } | null>(null);
  useEffect(() => {
    if (kind === 'public') return;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await client.library.link({ mediaId: row.id }).then(
        ({ access }): Answer => ({ access }),
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
  if (kind === 'public') return { access: 'public' };
  return told?.id === row.id ? told.answer : 'asking';
}

interface LinkLifeProps {
  row: MediaRow;
  provider: ProviderInfo;
  link: NonNullable<Capabilities['link']>;
}

/** Tells what a link to the item promises, and how long the one that was copied still works. */
export function LinkLife({ row, provider, link }: LinkLifeProps) {
  const answer = useLink(row, link.kind);
  const { linksOf } = useAccountIndex();
  const untilAt = useCopied((copied) => copied.untilAt.get(row.id) ?? null);
  const left = useTimeLeft(untilAt);
  const access = typeof answer === 'string' ? linksOf(row.accountId) : answer.access;
  const { retention, capabilities, label } = provider;
  const { remove } = capabilities;
  const { expiresAt } = expiryOf(retention, row);
  const now = useProviderNow(useMemo(() => nextMidnightOr(expiresAt), [expiresAt]));
  const promise = promiseOf({ rule: retention, life: row, link, remove, access }, now);
  const { main, notes } = promiseText(promise, label, now);
  return (
    <p className={styles.life}>
      <strong>{en.link.label}</strong>
      <span className={`${styles.answer} ${link.kind === 'public' ? '' : styles.asked}`}>
        <Times of={main} />
      </span>
      {notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
      {left === null || untilAt === null ? null : (
        <span className={styles.copied}>
          <Exact
            at={untilAt}
            text={left === 0 ? en.link.copiedOver : en.link.copied(formatDuration(left))}
          />
        </span>
      )}
    </p>
  );
}
