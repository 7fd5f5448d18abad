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

/** Finds those of some items that live at an instant, or of which an archive has a copy where that is enough, and are of some accounts; in their order. */
export function createLivingAmong(database: Database) {
  const find = prepare(database, mediaSql.livingAmong);
  return async (
    ids: Float64Array,
    accountIds: readonly AccountId[],
    { now, copies }: { readonly now: number; readonly copies: boolean },
  ): Promise<MediaId[]> => {
    const accounts = JSON.stringify(accountIds);
    const living: MediaId[] = [];
    await inSlices(ids, (slice) => {
      const { found } = find.get({ ids: slice.json, accounts, now, copies: copies ? 1 : 0 }) as {
        found: string;
      };
      const isLiving = new Set(JSON.parse(found) as number[]);
      for (const id of slice.ids) if (isLiving.has(id)) living.push(id as MediaId);
    });
    return living;
  };
}
