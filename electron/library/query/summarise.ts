import type { AccountId } from '../../../shared/ids.ts';
import type { MediaKind, MediaRow } from '../../../shared/media.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { inSlices } from './livingAmong.ts';
import { mediaSql } from './mediaSql.ts';

interface Group {
  readonly accountId: AccountId;
  readonly kind: MediaKind;
  readonly count: number;
  readonly living: number;
  readonly obtainable: number;
  readonly bytes: number;
  readonly sized: number;
  readonly oldestAt: number | null;
  readonly newestAt: number | null;
}

const least = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);
const most = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** Counts some items as they are at an instant, a slice at a time. */
export async function summarise(
  database: Database,
  rowOf: (id: number) => MediaRow | undefined,
  ids: Float64Array,
  now: number,
): Promise<Summary> {
  const groups = prepare(database, mediaSql.groupsAmong);
  const ending = prepare(database, mediaSql.endsFirst);
  const kinds = new Map<MediaKind, number>();
  const accounts = new Map<AccountId, { count: number; living: number }>();
  const all = { count: 0, living: 0, obtainable: 0, bytes: 0, sized: 0 };
  let [oldestAt, newestAt]: (number | null)[] = [null, null];
  let first: { readonly id: number; readonly at: number } | null = null;
  await inSlices(ids, ({ json }) => {
    for (const group of groups.all({ ids: json, now }) as Group[]) {
      const { accountId, kind, count, living, obtainable, bytes, sized } = group;
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
      const account = accounts.get(accountId) ?? { count: 0, living: 0 };
      accounts.set(accountId, { count: account.count + count, living: account.living + living });
      all.count += count;
      all.living += living;
      all.obtainable += obtainable;
      all.bytes += bytes;
      all.sized += sized;
      oldestAt = least(oldestAt ?? null, group.oldestAt);
      newestAt = most(newestAt ?? null, group.newestAt);
    }
    const before = first?.at ?? Number.MAX_SAFE_INTEGER;
    const found = ending.get({ ids: json, now, before }) as typeof first | undefined;
    if (found !== undefined) first = found;
  });
  // Read out of the closure, in which it is written.
  const soonest = first as { readonly id: number; readonly at: number } | null;
  return {
    ...all,
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    accounts: [...accounts]
      .map(([accountId, counts]) => ({ accountId, ...counts }))
      .sort((a, b) => b.count - a.count),
    oldestAt: oldestAt ?? null,
    newestAt: newestAt ?? null,
    soonest: soonest === null ? null : (rowOf(soonest.id) ?? null),
    soonestEndAt: soonest?.at ?? null,
  };
}
