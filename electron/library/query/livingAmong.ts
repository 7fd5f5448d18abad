import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';

/** So many are looked at before everything else gets its turn, and fewer where they are still on the disk. */
const mostAtOnce = 500;
const fewestAtOnce = 8;
/** Half as many the next time where they took longer than the one, twice as many where less than the other. */
const longMs = 6;
const shortMs = 3;

/** Ids some at a time, as SQL takes them. Time is monotonic, in ms. */
export async function inSlices(
  ids: Float64Array,
  work: (slice: { readonly ids: Float64Array; readonly json: string }) => void,
  nowMs: () => number = () => performance.now(),
): Promise<void> {
  // What is not in memory yet takes a hundred times as long, and the first look is where that shows.
  let count = mostAtOnce / 4;
  for (let start = 0; start < ids.length; ) {
    const beganMs = nowMs();
    const slice = ids.subarray(start, start + count);
    work({ ids: slice, json: `[${slice.join(',')}]` });
    start += count;
    const tookMs = nowMs() - beganMs;
    if (tookMs > longMs) count = Math.max(fewestAtOnce, count >> 1);
    else if (tookMs < shortMs) count = Math.min(mostAtOnce, count * 2);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export interface AmongOptions {
  /** Those too of which an archive has a copy. */
  readonly copies?: boolean | undefined;
  /** Those too that were uploaded from a file that is known. */
  readonly originals?: boolean | undefined;
}

/** Those of some items, as a JSON array of ids, that were uploaded from a file that is known; as one, too. */
export type OriginalsAmong = (ids: string) => string;
export const noOriginals: OriginalsAmong = () => '[]';

/**
 * Finds those of some items that live at an instant, or whose bytes are elsewhere where that is enough, and are of some
 * accounts; in their order.
 */
export function createLivingAmong(database: Database, originalsAmong: OriginalsAmong) {
  const find = prepare(database, mediaSql.livingAmong);
  return async (
    ids: Float64Array,
    accountIds: readonly AccountId[],
    { now, copies, originals }: AmongOptions & { readonly now: number },
  ): Promise<MediaId[]> => {
    const asked = { accounts: JSON.stringify(accountIds), now, copies: copies === true ? 1 : 0 };
    const living: MediaId[] = [];
    await inSlices(ids, (slice) => {
      const others = originals === true ? originalsAmong(slice.json) : '[]';
      const { found } = find.get({ ids: slice.json, others, ...asked }) as { found: string };
      const isLiving = new Set(JSON.parse(found) as number[]);
      for (const id of slice.ids) if (isLiving.has(id)) living.push(id as MediaId);
    });
    return living;
  };
}

/** Counts those of some items, by account, that can come again from a file of this computer alone at an instant. */
export function createOriginalCounter(database: Database, originalsAmong: OriginalsAmong) {
  const count = prepare(database, mediaSql.lostAmong);
  return async (ids: Float64Array, now: number): Promise<ReadonlyMap<AccountId, number>> => {
    const counts = new Map<AccountId, number>();
    await inSlices(ids, ({ json }) => {
      const found = count.all({ ids: originalsAmong(json), now });
      for (const one of found as { accountId: AccountId; count: number }[]) {
        counts.set(one.accountId, (counts.get(one.accountId) ?? 0) + one.count);
      }
    });
    return counts;
  };
}
