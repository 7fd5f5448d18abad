import { SatchelError } from '../../../shared/failure.ts';
import { audienceChanged, invalidInput } from '../../../shared/failures.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { Clock } from '../../base/clock.ts';
import type { Provider, Session } from '../../providers/provider.ts';
import { printOf } from './audiencePrint.ts';

/** Who was in a target so long ago may be taken to be there still. */
export const freshMs = 2 * 60_000;

export interface AudienceWatch {
  /**
   * Throws `audience-changed` unless the job's file may go to the people who are in its target now:
   * those whom a person confirmed. What nobody can tell is thrown as it was told.
   */
  check(job: UploadJob, opened: Opened, signal: AbortSignal): Promise<void>;
  /** Whatever was known may be long ago by the time that sending goes on. */
  forget(): void;
}

interface Seen {
  readonly print: string;
  /** By the monotonic clock. */
  readonly at: number;
  /** By the other one, by which it is also known whether it is older than what a person saw. */
  readonly askedAt: number;
}

export interface Opened {
  readonly provider: Provider;
  readonly session: Session;
}

/**
 * Whom an account's files reach. It is looked after before a file goes up, and again before it is put
 * into its target should that have taken long. The provider is asked unless it was less than `freshMs`
 * ago: always for the first file after a pause or a start of Satchel, and every two minutes for hundreds
 * that follow each other.
 */
export function createAudienceWatch(clock: Clock): AudienceWatch {
  const seen = new Map<string, Seen>();
  const asked = new Map<string, Promise<string>>();

  /** By both clocks: one stands still while the computer sleeps, and the other may be set. */
  function isFresh({ at, askedAt }: Seen): boolean {
    const ages = [clock.monotonic() - at, clock.now() - askedAt];
    return ages.every((age) => age >= 0 && age < freshMs);
  }

  async function ask(target: string, { provider, session }: Opened, signal: AbortSignal) {
    const targets = provider.upload?.targets;
    if (targets === undefined) throw new SatchelError(invalidInput('no-targets'));
    const [at, askedAt] = [clock.monotonic(), clock.now()];
    const print = printOf(await targets.audience(session, target, signal));
    seen.set(target, { print, at, askedAt });
    return print;
  }

  /** Several that go to one target at once ask once. */
  function askOnce(target: string, opened: Opened, signal: AbortSignal): Promise<string> {
    const running = asked.get(target);
    if (running !== undefined) {
      return running.catch((error: unknown) => {
        // Whoever asked first was cancelled, which is no answer to anybody else.
        if (!isCancelled(error)) throw error;
        return ask(target, opened, signal);
      });
    }
    const own = ask(target, opened, signal).finally(() => asked.delete(target));
    asked.set(target, own);
    return own;
  }

  return {
    async check({ target }, opened, signal) {
      if (target === undefined) return;
      const { audience } = target;
      if (audience === undefined) throw changed();
      const found = seen.get(target.id);
      const known = found !== undefined && isFresh(found) ? found : null;
      if (known?.print === audience.print) return;
      // What is known may be older than what the person saw; then it does not speak against it.
      const later = known !== null && known.askedAt >= audience.askedAt;
      const print = later ? known.print : await askOnce(target.id, opened, signal);
      if (print !== audience.print) throw changed();
    },
    forget: () => seen.clear(),
  };
}

function isCancelled(error: unknown): boolean {
  return error instanceof SatchelError && error.failure.kind === 'cancelled';
}

const changed = () => new SatchelError(audienceChanged);
