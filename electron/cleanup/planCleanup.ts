import { type CleanupAct, type CleanupPlan, mostSampled } from '../../shared/contract/cleanup.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { GatherDeps, GatherSight } from '../removals/plan/gatherGroups.ts';
import type { RemovalGroup } from '../removals/plan/removalGroup.ts';

/** How the removals find out what goes in which request. */
export type Gather = (
  mediaIds: readonly MediaId[],
  deps: GatherDeps,
  sight: GatherSight,
) => Promise<{ readonly underway: number }>;

export interface PlanDeps extends Omit<GatherDeps, 'takes'> {
  readonly gather: Gather;
  readonly rowOf: (item: StoredMedia) => MediaRow;
  /** What makes two refusals one. */
  readonly classOf: (failure: Failure) => string;
  /** How many of these are in an archive, which more tells than an index that came with a folder. */
  readonly archivedAmong: (ids: readonly MediaId[]) => number;
  /** How many of all have been looked at. */
  readonly looked?: (done: number, of: number) => void;
}

export interface FrozenPlan {
  readonly groups: readonly RemovalGroup[];
  readonly act: CleanupAct;
  readonly shown: Omit<CleanupPlan, 'token'>;
}

interface Amounts {
  items: number;
  bytes: number;
  unsized: number;
}

const none = (): Amounts => ({ items: 0, bytes: 0, unsized: 0 });

function count(amounts: Amounts, { sizeBytes }: StoredMedia): void {
  amounts.items += 1;
  if (sizeBytes === null) amounts.unsized += 1;
  else amounts.bytes += sizeBytes;
}

/** `YYYY-MM` in the time zone of this computer. */
export function monthOf(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

function slotOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Exactly what deleting these items would do, frozen by their ids. */
export async function planCleanup(
  mediaIds: readonly MediaId[],
  act: CleanupAct,
  now: number,
  deps: PlanDeps,
): Promise<FrozenPlan> {
  const { rowOf, classOf, archivedAmong } = deps;
  const groups: RemovalGroup[] = [];
  const all = none();
  const accounts = new Map<AccountId, Amounts & { messages: number }>();
  const months = new Map<string, Amounts & { accountId: AccountId; month: string | null }>();
  const refused = new Map<string, { failure: Failure; items: number; ids: MediaId[] }>();
  const sample: MediaRow[] = [];
  const othersNamed: MediaRow[] = [];
  let [messages, others, archived] = [0, 0, 0];

  function item(row: StoredMedia, isAsked: boolean): void {
    const { accountId } = row;
    const month = monthOf(row.storedAt);
    const name = `${accountId} ${month}`;
    count(all, row);
    count(
      slotOf(accounts, accountId, () => ({ ...none(), messages: 0 })),
      row,
    );
    count(
      slotOf(months, name, () => ({ ...none(), accountId, month })),
      row,
    );
    if (!isAsked) others += 1;
    const named = isAsked ? sample : othersNamed;
    if (named.length < mostSampled) named.push(rowOf(row));
  }

  const { underway } = await deps.gather(
    mediaIds,
    { ...deps, takes: act.takes },
    {
      group(group, rows, asked) {
        groups.push(group);
        for (const row of rows) item(row, asked(row));
        archived += archivedAmong(rows.map(({ id }) => id));
        if (group.messageRef === null) return;
        messages += 1;
        slotOf(accounts, group.accountId, () => ({ ...none(), messages: 0 })).messages += 1;
      },
      refused(mediaId, failure) {
        const known = slotOf(refused, classOf(failure), () => ({ failure, items: 0, ids: [] }));
        known.items += 1;
        if (known.ids.length < mostSampled) known.ids.push(mediaId);
      },
      ...(deps.looked && { looked: deps.looked }),
    },
  );
  const latestFirst = (one: { month: string | null }, other: { month: string | null }) =>
    (other.month ?? '').localeCompare(one.month ?? '');
  return {
    groups,
    act,
    shown: {
      at: now,
      ...all,
      messages,
      others,
      othersNamed,
      archived,
      accounts: [...accounts]
        .map(([accountId, amounts]) => ({ accountId, ...amounts }))
        .sort((one, other) => other.items - one.items),
      months: [...months.values()].sort(latestFirst),
      underway,
      refused: [...refused.values()].map(({ failure, items, ids }) => ({
        failure,
        items,
        first: deps.table.byIds(ids).map(rowOf),
      })),
      sample,
    },
  };
}
