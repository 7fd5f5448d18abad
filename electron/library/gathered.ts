import { mostChosen, type Named } from '../../shared/contract/parts/parts.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Database } from '../database/database.ts';
import { createChosen } from './query/chosen.ts';
import {
  type AmongOptions,
  createLivingAmong,
  noOriginals,
  type OriginalsAmong,
} from './query/livingAmong.ts';

const validMs = 60_000;
/** Each may be of as many as one act may mean. */
const mostKept = 16;

/** Items that one act is meant for: named in portions because a call names so many and no more, or chosen. */
export interface Gathered {
  /** The token under which they and those before them are remembered, for one use. */
  add(named: {
    readonly mediaIds: readonly MediaId[];
    readonly after?: string | undefined;
  }): string;
  /** Remembers what was chosen of a list; throws not-found for an `after` that was let go. */
  choose(ids: Float64Array, after: string | undefined): { token: string; count: number };
  /** All that was chosen, in its order. */
  chosen(token: string): Float64Array;
  /** Those of what was chosen that live now and are of these accounts, in its order, and those whose bytes are elsewhere. */
  livingOf(
    token: string,
    accountIds: readonly AccountId[],
    options?: AmongOptions,
  ): Promise<MediaId[]>;
  /** Throws invalid-input for what was let go, or is more than one act may mean. */
  take(named: Named): Promise<readonly MediaId[]>;
}

export function createGathered(
  clock: Clock,
  newToken: () => string,
  database: Database,
  originalsAmong: OriginalsAmong = noOriginals,
): Gathered {
  const portions = createConfirmations<readonly MediaId[]>(clock, validMs, newToken, mostKept);
  const chosen = createChosen(newToken);
  const livingAmong = createLivingAmong(database, originalsAmong);
  const atMost = <Ids extends { readonly length: number }>(ids: Ids): Ids => {
    if (ids.length <= mostChosen) return ids;
    throw new SatchelError(invalidInput('too-many'));
  };
  const named = (mediaIds: readonly MediaId[], after: string | undefined): readonly MediaId[] =>
    after === undefined ? mediaIds : atMost([...portions.take(after), ...mediaIds]);
  const livingOf = (token: string, accountIds: readonly AccountId[], options: AmongOptions = {}) =>
    livingAmong(atMost(chosen.ids(token)), accountIds, { ...options, now: clock.now() });
  return {
    add: ({ mediaIds, after }) => portions.keep(named(mediaIds, after)),
    choose: chosen.keep,
    chosen: chosen.ids,
    livingOf,
    take: async (act) =>
      'chosen' in act ? livingOf(act.chosen, act.accountIds, act) : named(act.mediaIds, act.after),
  };
}
