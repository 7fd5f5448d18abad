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

/**
 * Knows what an account holds already: what was copied there from an item, also where that was renewed since, and what
 * has the very same bytes, as far as those are known. What is gone there counts for nothing.
 */
export function createTwins(deps: TwinDeps): TwinsIn {
  const { table, lineages } = deps;

  /** Of which item each is that came from one of these, however many steps later. */
  function heirsOf(items: readonly StoredMedia[]): ReadonlyMap<MediaId, MediaId> {
    const roots = new Map<MediaId, MediaId>();
    const open = items.map(({ id }) => ({ id, root: id }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { root } = next;
      for (const { newId } of lineages.after(next.id)) {
        if (roots.has(newId)) continue;
        roots.set(newId, root);
        open.push({ id: newId, root });
      }
    }
    return roots;
  }

  return (items, accountId) => {
    const roots = heirsOf(items);
    const found = new Set<MediaId>();
    for (const heir of roots.size === 0 ? [] : table.byIds([...roots.keys()])) {
      const root = roots.get(heir.id);
      if (root !== undefined && heir.accountId === accountId && heir.goneAt === null) {
        found.add(root);
      }
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
