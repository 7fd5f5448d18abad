import { CircleSlash, Infinity as Endless, MessageSquare } from 'lucide-react';
import { useCallback } from 'react';
import { type Expiry, nextChange, type Urgency } from '../../../shared/retention.ts';
import { countdownOf } from '../../text/countdown.ts';
import styles from './CountdownChip.module.css';
import { useNow } from './useNow.ts';

function iconOf(expiry: Expiry, urgency: Urgency) {
  if (urgency === 'gone') return CircleSlash;
  if (expiry.expiresAt !== null) return null;
  return expiry.lifetime.kind === 'with-message' ? MessageSquare : Endless;
}

/** How long something still lives, in the colour of its urgency. */
export function CountdownChip({ expiry, id }: { expiry: Expiry; id?: string }) {
  const now = useNow(useCallback((at: number) => nextChange(expiry, at), [expiry]));
  const { label, urgency } = countdownOf(expiry, now);
  const Icon = iconOf(expiry, urgency);
  return (
    <span id={id} className={`${styles.chip} ${styles[urgency] ?? ''}`} data-urgency={urgency}>
      {Icon === null ? null : <Icon aria-hidden />}
      {label}
    </span>
  );
}
