import { useCallback, useMemo } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, type RetentionRule, urgencyOf } from '../../../shared/retention.ts';
import { readingOf, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { lifeOf, nextLifeChange } from '../../text/countdown.ts';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './Inspector.module.css';

interface LifeProps {
  row: MediaRow;
  rule: RetentionRule;
  provider: string;
}

/** How long an item lives, as a sentence, and how sure that is. */
export function Life({ row, rule, provider }: LifeProps) {
  const expiry = useMemo(() => expiryOf(rule, row), [rule, row]);
  const now = useProviderNow(useCallback((at: number) => nextLifeChange(expiry, at), [expiry]));
  const unread = useAccounts(readingOf(row.accountId))?.state === 'failed';
  const [sentence, certainty] = lifeOf(expiry, now, { provider, unread, atMost: rule.atMost });
  return (
    <p className={`${styles.life} ${styles[urgencyOf(expiry, now)] ?? ''}`}>
      <strong>{sentence}</strong>
      <span>{certainty}</span>
      {rule.note === undefined ? null : <span className={styles.note}>{rule.note}</span>}
    </p>
  );
}
