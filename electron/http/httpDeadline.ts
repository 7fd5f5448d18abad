import type { Failure } from '../../shared/failure.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { Clock } from '../base/clock.ts';
import { down } from './httpFailure.ts';

/** One signal for everything that can end a request early; its reason is the failure. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Gives `ms` from now on, in place of what was left. */
  restart(ms: number): void;
  /** No total from now on: something else watches. */
  suspend(): void;
  end(failure: Failure): void;
  /** Why it ended, if it did. */
  failure(): Failure | null;
  /** The request is over: nothing fires any more. */
  release(): void;
}

export function startDeadline(clock: Clock, user: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  let cancelTimer: (() => void) | null = null;
  const suspend = () => {
    cancelTimer?.();
    cancelTimer = null;
  };
  const release = () => {
    suspend();
    user.removeEventListener('abort', onUserAbort);
  };
  const end = (failure: Failure) => {
    release();
    if (!controller.signal.aborted) controller.abort(new SatchelError(failure));
  };
  function onUserAbort() {
    end(cancelled);
  }
  const restart = (nextMs: number) => {
    suspend();
    cancelTimer = clock.after(nextMs, () => end(down('timed-out')));
  };
  if (user.aborted) onUserAbort();
  else {
    user.addEventListener('abort', onUserAbort);
    restart(ms);
  }
  return {
    signal: controller.signal,
    restart,
    suspend,
    end,
    release,
    failure: () =>
      controller.signal.reason instanceof SatchelError ? controller.signal.reason.failure : null,
  };
}
