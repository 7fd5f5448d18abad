import type { Account } from '../../shared/account.ts';
import type { ArchivePlan } from '../../shared/contract/archives.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { inPortions } from '../base/inPortions.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { accountFolder, itemPath } from './folder/itemPath.ts';
import type { PlannedItem } from './jobs/archiveRuns.ts';

/** So many are looked at before everything else gets its turn. */
const itemsAtOnce = 500;
const mostSamples = 5;

export interface Planning {
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly accountOf: (id: AccountId) => Account | null;
  /** Which of these the archive holds. */
  readonly held: (rows: readonly StoredMedia[]) => ReadonlySet<MediaId>;
  readonly underway: ReadonlySet<MediaId>;
  readonly template: string;
  /** How many of all have been looked at. */
  readonly looked: (done: number, of: number) => void;
}

export type Planned = Omit<
  ArchivePlan,
  'token' | 'archiveId' | 'takesUp' | 'title' | 'folderName' | 'freeBytes'
> & { readonly items: readonly PlannedItem[] };

/** What archiving these would fetch. Looked at in portions, and nothing of an item is kept but its ids. */
export async function planArchive(
  ids: readonly MediaId[] | Float64Array,
  { table, accountOf, held, underway, template, looked }: Planning,
): Promise<Planned> {
  const wanted = [...new Set(ids as Iterable<MediaId>)];
  const items: PlannedItem[] = [];
  const sample: string[] = [];
  const counts = new Map<AccountId, number>();
  const plan = { found: 0, held: 0, underway: 0, gone: 0, bytes: 0, unknownSizes: 0 };
  await inPortions(wanted, itemsAtOnce, (portion, start) => {
    const rows = table.byIds(portion);
    const there = held(rows);
    for (const item of rows) {
      const { id, accountId, sizeBytes } = item;
      plan.found += 1;
      if (there.has(id)) plan.held += 1;
      else if (item.goneAt !== null) plan.gone += 1;
      else if (underway.has(id)) plan.underway += 1;
      else {
        items.push({ mediaId: id, accountId });
        counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
        if (sizeBytes === null) plan.unknownSizes += 1;
        else plan.bytes += sizeBytes;
        const account = sample.length < mostSamples ? accountOf(accountId) : null;
        if (account !== null) sample.push(itemPath(accountFolder(account), template, item));
      }
    }
    looked(start + portion.length, wanted.length);
  });
  const accounts = [...counts]
    .map(([accountId, count]) => ({ accountId, count }))
    .sort((one, other) => other.count - one.count);
  return { ...plan, fresh: items.length, accounts, sample, items };
}
