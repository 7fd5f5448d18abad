import { useCallback } from 'react';
import { type Expiry, nextChange, timeLeft } from '../../../shared/retention.ts';
import { useProviderNow } from './useNow.ts';

const endingAt = (at: number | null): Expiry => ({
  expiresAt: at,
  basis: 'unused',
  lifetime: { kind: 'until-removed' },
  certainty: 'documented',
});

/** Milliseconds until an instant, counted down as far as its label changes; null for no instant. */
export function useTimeLeft(at: number | null): number | null {
  const now = useProviderNow(useCallback((from: number) => nextChange(endingAt(at), from), [at]));
  return timeLeft(endingAt(at), now);
}
