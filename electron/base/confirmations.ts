import { SatchelError } from '../../shared/failure.ts';
import type { Clock } from './clock.ts';

const mostKept = 64;

/** What a person was shown and has not yet confirmed: each act once, exactly as shown, and soon. */
export interface Confirmations<T> {
  keep(act: T): string;
  /** Throws invalid-input `token` for one that was used, forgotten, made up or too old. */
  take(token: string): T;
}

export function createConfirmations<T>(
  clock: Clock,
  validMs: number,
  newToken: () => string,
): Confirmations<T> {
  const kept = new Map<string, { act: T; untilMs: number }>();
  return {
    keep(act) {
      const token = newToken();
      kept.set(token, { act, untilMs: clock.monotonic() + validMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return token;
    },
    take(token) {
      const found = kept.get(token);
      kept.delete(token);
      if (found === undefined || clock.monotonic() >= found.untilMs) {
        throw new SatchelError({ kind: 'invalid-input', detail: 'token' });
      }
      return found.act;
    },
  };
}
