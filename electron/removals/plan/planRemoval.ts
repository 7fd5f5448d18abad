import { mostNamed, type Removal } from '../../../shared/contract/removals.ts';
import { mostRefusals, type Refusals } from '../../../shared/contract/runs.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import { type GatherDeps, gatherGroups } from './gatherGroups.ts';
import type { RemovalGroup } from './removalGroup.ts';

export interface RemovalPlan extends Omit<Removal, 'token'> {
  readonly groups: readonly RemovalGroup[];
}

/** What the window may know of an item. */
export type RowOf = (item: StoredMedia) => MediaRow;

/** What removing these items takes along, before anything is done. */
export async function planRemoval(
  mediaIds: readonly MediaId[],
  deps: Omit<GatherDeps, 'takes'>,
  rowOf: RowOf,
): Promise<RemovalPlan> {
  const groups: RemovalGroup[] = [];
  const refusals: Refusals = [];
  const named: MediaRow[] = [];
  const othersNamed: MediaRow[] = [];
  const counts = new Map<AccountId, number>();
  let [count, others, messages, failed] = [0, 0, 0, 0];
  const { underway } = await gatherGroups(
    mediaIds,
    { ...deps, takes: 'media' },
    {
      group(group, items, asked) {
        groups.push(group);
        count += items.length;
        if (group.messageRef !== null) messages += 1;
        counts.set(group.accountId, (counts.get(group.accountId) ?? 0) + items.length);
        for (const item of items) {
          const isAsked = asked(item);
          if (!isAsked) others += 1;
          const shown = isAsked ? named : othersNamed;
          if (shown.length < mostNamed) shown.push(rowOf(item));
        }
      },
      refused(mediaId, failure) {
        failed += 1;
        if (refusals.length < mostRefusals) refusals.push({ mediaId, failure });
      },
    },
  );
  const accounts = [...counts]
    .map(([accountId, theirs]) => ({ accountId, count: theirs }))
    .sort((one, other) => other.count - one.count);
  return {
    groups,
    count,
    accounts,
    named,
    others,
    othersNamed,
    messages,
    underway,
    failed,
    refusals,
  };
}
