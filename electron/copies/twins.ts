import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { LineageTable } from './lineageTable.ts';

export interface TwinDeps {
  readonly table: Pick<MediaTable, 'byIds'>;
  readonly lineages: Pick<LineageTable, 'after'>;
  readonly hashesOf: (ids: readonly MediaId[]) => ReadonlyMap<MediaId, string>;
  /** The account's items of that size whose bytes are known, and that live. */
  readonly storedOfSize: (
    accountId: AccountId,
    sizeBytes: number,
    now: number,
  ) => readonly { readonly sha256: string }[];
  readonly clock: Pick<Clock, 'now'>;
}

/** Which of these items an account holds already. */
export type TwinsIn = (items: readonly StoredMedia[], accountId: AccountId) => ReadonlySet<MediaId>;

type Lineages = Pick<LineageTable, 'after'>;
type Origins = ReadonlyMap<MediaId, MediaId>;

/** From which item each came that came from one of these, however many steps later. */
function originsOf(items: readonly { readonly id: MediaId }[], lineages: Lineages): Origins {
  const origins = new Map<MediaId, MediaId>();
  const open = items.map(({ id }) => id);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { newId } of lineages.after(next)) {
      if (origins.has(newId)) continue;
      origins.set(newId, next);
      open.push(newId);
    }
  }
  return origins;
}

/** Those of these items that ended and came back: what was made of them lives there, or is asked about as well. */
export type BackIn = (
  items: readonly StoredMedia[],
  asked: ReadonlySet<MediaId>,
) => ReadonlySet<MediaId>;

/** Knows of what ended whether its account has it again, by what came of it. */
export function createBack({ table, lineages }: Pick<TwinDeps, 'table' | 'lineages'>): BackIn {
  return (items, asked) => {
    const gone = new Map(
      items.filter(({ goneAt }) => goneAt !== null).map((item) => [item.id, item] as const),
    );
    const origins = originsOf([...gone.values()], lineages);
    const found = new Set<MediaId>();
    for (const heir of origins.size === 0 ? [] : table.byIds([...origins.keys()])) {
      if (heir.goneAt !== null && !asked.has(heir.id)) continue;
      for (let id = origins.get(heir.id); id !== undefined; id = origins.get(id)) {
        if (gone.get(id)?.accountId === heir.accountId) found.add(id);
      }
    }
    return found;
  };
}

/**
 * Knows what an account holds already: what was copied there from an item, also where that was renewed since, and what
 * has the very same bytes, as far as those are known. What is gone there counts for nothing.
 */
export function createTwins(deps: TwinDeps): TwinsIn {
  const { table, lineages } = deps;
  return (items, accountId) => {
    const origins = originsOf(items, lineages);
    const found = new Set<MediaId>();
    for (const heir of origins.size === 0 ? [] : table.byIds([...origins.keys()])) {
      if (heir.accountId !== accountId || heir.goneAt !== null) continue;
      let id = origins.get(heir.id);
      for (; id !== undefined && !found.has(id); id = origins.get(id)) found.add(id);
    }
    const now = deps.clock.now();
    const hashes = deps.hashesOf(items.map(({ id }) => id));
    for (const { id, sizeBytes } of items) {
      const hash = hashes.get(id);
      if (hash === undefined || sizeBytes === null || found.has(id)) continue;
      const stored = deps.storedOfSize(accountId, sizeBytes, now);
      if (stored.some(({ sha256 }) => sha256 === hash)) found.add(id);
    }
    return found;
  };
}
