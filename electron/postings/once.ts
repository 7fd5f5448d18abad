import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';

type Act<R> = () => Promise<R>;

/** As many sets of files as a person can have counted and not sent. */
const mostSets = 64;

/**
 * Only what was asked for last, of all that is prepared from one set of files, can be confirmed, however
 * late the answers before it come; while that is sent, or once it was, nothing else is prepared from it.
 */
export function createOnce(forget: (draft: string) => void) {
  /** By set: what was asked for last, and its draft once there is one. */
  const latest = new Map<string, { draft: string | null; sending: boolean }>();
  const tooLate = () => new SatchelError(invalidInput('token'));

  /** What was never sent is asked for no more after so many others. */
  function forgetOldest(): void {
    for (const [set, { draft, sending }] of latest) {
      if (latest.size <= mostSets) return;
      if (sending) continue;
      latest.delete(set);
      forget(draft ?? '');
    }
  }

  return async function once<P extends { readonly token: string }>(
    set: string,
    prepare: (sending: <R>(act: Act<R>) => Act<R>) => Promise<P>,
  ): Promise<P> {
    const before = latest.get(set);
    if (before?.sending) throw tooLate();
    forget(before?.draft ?? '');
    const mine = { draft: null as string | null, sending: false };
    latest.delete(set);
    latest.set(set, mine);
    forgetOldest();
    const prepared = await prepare((act) => async () => {
      mine.sending = true;
      try {
        const done = await act();
        latest.delete(set);
        return done;
      } finally {
        mine.sending = false;
      }
    });
    if (latest.get(set) !== mine) {
      forget(prepared.token);
      throw tooLate();
    }
    mine.draft = prepared.token;
    return prepared;
  };
}
