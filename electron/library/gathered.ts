import { mostChosen } from '../../shared/contract/parts.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';

const validMs = 60_000;

/** Items for an act: these, after those that were gathered before. */
export interface Named {
  readonly mediaIds: readonly MediaId[];
  readonly after?: string | undefined;
}

/** Items that one act is meant for, told in portions because a call names so many and no more. */
export interface Gathered {
  /** The token under which they and those before them are remembered, for one use. */
  add(named: Named): string;
  take(named: Named): readonly MediaId[];
}

export function createGathered(clock: Clock, newToken: () => string): Gathered {
  const portions = createConfirmations<readonly MediaId[]>(clock, validMs, newToken);
  const take = ({ mediaIds, after }: Named): readonly MediaId[] => {
    if (after === undefined) return mediaIds;
    const all = [...portions.take(after), ...mediaIds];
    if (all.length <= mostChosen) return all;
    throw new SatchelError(invalidInput('too-many'));
  };
  return { add: (named) => portions.keep(take(named)), take };
}
