import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';

/** So many are looked at before everything else gets its turn. */
const idsAtOnce = 500;

/** Ids some at a time, as SQL takes them. */
export async function inSlices(
  ids: Float64Array,
  work: (slice: { readonly ids: Float64Array; readonly json: string }) => void,
): Promise<void> {
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const slice = ids.subarray(start, start + idsAtOnce);
    work({ ids: slice, json: `[${slice.join(',')}]` });
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
