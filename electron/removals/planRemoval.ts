import { mostNamed, type Removal } from '../../shared/contract/removals.ts';
import { mostRefusals } from '../../shared/contract/runs.ts';
import type { Failure } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import { inPortions } from '../base/inPortions.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { Provider } from '../providers/provider.ts';

/** What goes in one request: an item, or a message with all that it carries. */
export interface RemovalGroup {
  readonly accountId: AccountId;
  /** Null when the item goes alone. */
  readonly messageRef: string | null;
  readonly items: readonly StoredMedia[];
}

export interface RemovalPlan extends Omit<Removal, 'token'> {
  readonly groups: readonly RemovalGroup[];
}

/** What the window may know of an item. */
export type RowOf = (item: StoredMedia) => MediaRow;

/** So many are looked at before everything else gets its turn. */
const itemsAtOnce = 250;

/** What removing these items takes along, before anything is done. */
export async function planRemoval(
  mediaIds: readonly MediaId[],
  table: MediaTable,
  providerOf: (accountId: AccountId) => Provider,
  rowOf: RowOf,
  underway: ReadonlySet<MediaId>,
): Promise<RemovalPlan> {
  const wanted = [...new Set(mediaIds)];
  const rows = new Map<MediaId, StoredMedia>();
  await inPortions(wanted, itemsAtOnce, (portion) => {
    for (const row of table.byIds(portion)) rows.set(row.id, row);
  });
  const failed: { mediaId: MediaId; failure: Failure }[] = [];
  const groups = new Map<string, RemovalGroup>();
  let already = 0;
  const plan = (mediaId: MediaId) => {
    const row = rows.get(mediaId);
    if (row === undefined) {
      failed.push({ mediaId, failure: notFound });
      return;
    }
    if (row.goneAt !== null) return;
    if (underway.has(mediaId)) {
      already += 1;
      return;
    }
    const { accountId } = row;
    const { remove } = providerOf(accountId);
    if (!remove) {
      failed.push({ mediaId, failure: invalidInput('cannot-remove') });
      return;
    }
    const messageRef = remove.takesMessage ? row.messageRef : null;
    const name = JSON.stringify([accountId, messageRef ?? mediaId, messageRef !== null]);
    if (groups.has(name)) return;
    const items = messageRef === null ? [row] : table.ofMessage(accountId, messageRef);
    groups.set(name, { accountId, messageRef, items });
  };
  await inPortions(wanted, itemsAtOnce, (portion) => portion.forEach(plan));
  const planned = [...groups.values()];
  const going = planned.flatMap(({ items }) => items);
  const others = going.filter(({ id }) => !rows.has(id));
  const firstOf = (some: readonly StoredMedia[]) => some.slice(0, mostNamed).map(rowOf);
  return {
    groups: planned,
    count: going.length,
    accounts: byAccount(planned),
    named: firstOf(going.filter(({ id }) => rows.has(id))),
    others: others.length,
    othersNamed: firstOf(others),
    messages: planned.filter(({ messageRef }) => messageRef !== null).length,
    underway: already,
    failed: failed.length,
    refusals: failed.slice(0, mostRefusals),
  };
}

function byAccount(groups: readonly RemovalGroup[]): Removal['accounts'] {
  const counts = new Map<AccountId, number>();
  for (const { accountId, items } of groups) {
    counts.set(accountId, (counts.get(accountId) ?? 0) + items.length);
  }
  return [...counts]
    .map(([accountId, count]) => ({ accountId, count }))
    .sort((one, other) => other.count - one.count);
}
