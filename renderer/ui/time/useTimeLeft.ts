import { useCallback } from 'react';
import { type Expiry, nextChange, timeLeft } from '../../../shared/retention.ts';
import { useNow } from './useNow.ts';

const endingAt = (at: number | null): Expiry => ({
  expiresAt: at,
  basis: 'unused',
  lifetime: { kind: 'until-removed' },
  certainty: 'documented',
});

/** Milliseconds until an instant, counted down as far as its label changes; null for no instant. */
export function useTimeLeft(at: number | null): number | null {
  const now = useNow(useCallback((from: number) => nextChange(endingAt(at), from), [at]));
  return timeLeft(endingAt(at), now);
}
