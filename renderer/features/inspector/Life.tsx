import { useCallback, useMemo } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, nextChange, type RetentionRule, urgencyOf } from '../../../shared/retention.ts';
import { lifeOf } from '../../text/countdown.ts';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Inspector.module.css';

interface LifeProps {
  row: MediaRow;
  rule: RetentionRule;
  provider: string;
}

/** How long an item lives, as a sentence, and how sure that is. */
export function Life({ row, rule, provider }: LifeProps) {
  const expiry = useMemo(() => expiryOf(rule, row), [rule, row]);
  const now = useNow(useCallback((at: number) => nextChange(expiry, at), [expiry]));
  const [sentence, certainty] = lifeOf(expiry, now, provider, rule.atMost);
  return (
    <p className={`${styles.life} ${styles[urgencyOf(expiry, now)] ?? ''}`}>
      <strong>{sentence}</strong>
      <span>{certainty}</span>
      {rule.note === undefined ? null : <span className={styles.note}>{rule.note}</span>}
    </p>
  );
}
