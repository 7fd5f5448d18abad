import { CircleSlash, Infinity as Endless } from 'lucide-react';
import { useCallback } from 'react';
import { type Expiry, nextChange } from '../../shared/retention.ts';
import styles from './CountdownChip.module.css';
import { countdownOf } from './countdown.ts';
import { useNow } from './useNow.ts';

/** How long something still lives, in the colour of its urgency. */
export function CountdownChip({ expiry, id }: { expiry: Expiry; id?: string }) {
  const now = useNow(useCallback((at: number) => nextChange(expiry, at), [expiry]));
  const { label, urgency } = countdownOf(expiry, now);
  const Icon = urgency === 'gone' ? CircleSlash : expiry.expiresAt === null ? Endless : null;
  return (
    <span id={id} className={`${styles.chip} ${styles[urgency] ?? ''}`} data-urgency={urgency}>
      {Icon === null ? null : <Icon aria-hidden />}
      {label}
    </span>
  );
}
