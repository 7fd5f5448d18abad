import { CircleSlash } from 'lucide-react';
import { useCallback } from 'react';
import { type Expiry, nextChange } from '../../../shared/retention.ts';
import { countdownOf } from '../../text/countdown.ts';
import styles from './CountdownChip.module.css';
import { useProviderNow } from './useNow.ts';

/** How long something still lives, in the colour of its urgency; nothing for what has no end. */
export function CountdownChip({ expiry, id }: { expiry: Expiry; id?: string }) {
  const now = useProviderNow(useCallback((at: number) => nextChange(expiry, at), [expiry]));
  const countdown = countdownOf(expiry, now);
  if (countdown === null) return null;
  const { label, urgency } = countdown;
  return (
    <span id={id} className={`${styles.chip} ${styles[urgency] ?? ''}`} data-urgency={urgency}>
      {urgency === 'gone' ? <CircleSlash aria-hidden /> : null}
      {label}
    </span>
  );
}
