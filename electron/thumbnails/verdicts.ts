import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { NotMade } from './notMade.ts';
import { NoPicture } from './originals/noPicture.ts';
import { isStill, parseKey } from './pictureKey.ts';

/** What nothing came of, and until when it is not fetched again. */
export interface Verdicts {
  of(key: string): SatchelError | null;
  remember(key: string, error: unknown): void;
  forget(ids: ReadonlySet<MediaId>): void;
}

interface Verdict {
  readonly error: SatchelError;
  readonly untilMs: number;
}

const mostRemembered = 10_000;
/** What the darkroom was lost over may have been at fault or not: it is tried again, but not at once. */
const notMadeMs = 60_000;

/** One for all sizes of an item; its pages and what moves of it have their own. */
export function createVerdicts(clock: Clock): Verdicts {
  const known = new Map<string, Verdict>();
  const nameOf = (key: string) => {
    const { mediaId, wanted } = parseKey(key);
    return isStill(wanted) ? `still/${mediaId}` : key;
  };

  return {
    of(key) {
      const name = nameOf(key);
      const verdict = known.get(name);
      if (verdict === undefined) return null;
      if (clock.monotonic() < verdict.untilMs) return verdict.error;
      known.delete(name);
      return null;
    },
    remember(key, error) {
      const restMs =
        error instanceof NoPicture
          ? Number.POSITIVE_INFINITY
          : error instanceof NotMade
            ? notMadeMs
            : 0;
      if (!(error instanceof SatchelError) || restMs === 0) return;
      const [oldest] = known.keys();
      if (known.size >= mostRemembered && oldest !== undefined) known.delete(oldest);
      known.set(nameOf(key), { error, untilMs: clock.monotonic() + restMs });
    },
    forget(ids) {
      for (const name of Array.from(known.keys())) {
        if (ids.has(parseKey(name).mediaId)) known.delete(name);
      }
    },
  };
}
