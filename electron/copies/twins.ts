import type { AccountId, MediaId } from '../../shared/ids.ts';
import { hasBytes } from '../../shared/media.ts';
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

/** Those of these items that ended and need not come back: another stands for them. */
export type BackIn = (
  items: readonly StoredMedia[],
  asked: ReadonlySet<MediaId>,
) => Promise<ReadonlySet<MediaId>>;

export interface BackDeps extends Pick<TwinDeps, 'table' | 'lineages' | 'clock'> {
  /** Those of these items whose file is still where they were uploaded from. */
  readonly withOriginal: (items: readonly StoredMedia[]) => Promise<ReadonlySet<MediaId>>;
}

/**
 * Knows of what ended whether its account has it again or would by what is asked about: what came of it lives there, or
 * is asked about itself and its bytes can be had.
 */
export function createBack({ table, lineages, clock, withOriginal }: BackDeps): BackIn {
  return async (items, asked) => {
    const gone = new Map(
      items.filter(({ goneAt }) => goneAt !== null).map((item) => [item.id, item] as const),
    );
    const origins = originsOf([...gone.values()], lineages);
    const found = new Set<MediaId>();
    if (origins.size === 0) return found;
    const now = clock.now();
    const heirs = table.byIds([...origins.keys()]);
    const meant = heirs.filter(({ id }) => asked.has(id));
    const files = await withOriginal(meant.filter((heir) => !hasBytes(heir)));
    const comes = new Set(meant.filter((heir) => hasBytes(heir) || files.has(heir.id)));
    for (const heir of heirs) {
      if (!comes.has(heir) && !livesAt(heir, now)) continue;
      for (let id = origins.get(heir.id); id !== undefined; id = origins.get(id)) {
        if (gone.get(id)?.accountId === heir.accountId) found.add(id);
      }
    }
    return found;
  };
}

/** Its end has not come, or it was seen since. */
const livesAt = ({ goneAt, expiresAt, seenAt }: StoredMedia, now: number) =>
  goneAt === null && (expiresAt === null || expiresAt > now || seenAt >= expiresAt);

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
