import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { Clock } from './clock.ts';

const mostKept = 64;

/** What a person was shown and has not yet confirmed: each act once, exactly as shown, and soon. */
export interface Confirmations<T> {
  keep(act: T): string;
  /** What a token stands for, which stays good; null for one that is not. */
  see(token: string): T | null;
  forget(token: string): void;
  /** Throws invalid-input `token` for one that was used, forgotten, made up or too old. */
  take(token: string): T;
  /** The same for what may fail: the token is taken while `act` runs, and valid again if it throws. */
  takeFor<R>(token: string, act: (shown: T) => Promise<R>): Promise<R>;
}

export function createConfirmations<T>(
  clock: Clock,
  validMs: number,
  newToken: () => string,
  most = mostKept,
): Confirmations<T> {
  const kept = new Map<string, { act: T; untilMs: number }>();

  function taken(token: string) {
    const found = kept.get(token);
    kept.delete(token);
    if (found === undefined || clock.monotonic() >= found.untilMs) {
      throw new SatchelError(invalidInput('token'));
    }
    return found;
  }

  return {
    keep(act) {
      const token = newToken();
      kept.set(token, { act, untilMs: clock.monotonic() + validMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return token;
    },
    see(token) {
      const found = kept.get(token);
      return found !== undefined && clock.monotonic() < found.untilMs ? found.act : null;
    },
    forget: (token) => void kept.delete(token),
    take: (token) => taken(token).act,
    async takeFor(token, act) {
      const found = taken(token);
      try {
        return await act(found.act);
      } catch (error) {
        kept.set(token, found);
        throw error;
      }
    },
  };
}
