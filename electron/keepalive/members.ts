import type { SavedView } from '../../shared/contract/window/views.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaFilter, MediaSort } from '../../shared/query/mediaFilter.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { groupBy } from './groupBy.ts';
import type { KeepTable, Member, StoredKeep } from './keepTable.ts';
import { headOf, type Renewals } from './renewals.ts';

const endingFirst: MediaSort = { by: 'end', descending: false };
const rowsAtOnce = 500;

export interface MemberDeps {
  readonly table: KeepTable;
  readonly byIds: (ids: readonly MediaId[]) => readonly StoredMedia[];
  /** The ids of everything that a filter finds now, in an order. */
  readonly find: (filter: MediaFilter, sort: MediaSort) => Promise<ArrayLike<number>>;
  readonly views: () => Promise<readonly SavedView[]>;
  readonly renewals: Pick<Renewals, 'becameOf'>;
  readonly isKeepable: (accountId: AccountId) => boolean;
}

const isKept = ({ state }: Member) => state === 'kept' || state === 'held' || state === 'asks';
const idsIn = (found: ArrayLike<number>) => new Set(Array.from(found) as MediaId[]);

/** What a view shows of that which is there, the first to end first, and whether it would show an item that is gone. */
async function shownIn({ filter }: SavedView, { find }: MemberDeps) {
  const present = Array.from(await find(presentPart(filter), endingFirst)) as MediaId[];
  let all: Promise<ReadonlySet<MediaId>> | null = null;
  const set = new Set(present);
  return {
    present,
    async has(id: MediaId): Promise<boolean> {
      if (set.has(id)) return true;
      all ??= find({ ...filter, gone: 'also' }, endingFirst).then(idsIn);
      return (await all).has(id);
    },
  };
}

/**
 * Brings what is kept up to date: the item that follows one takes its place, what a view shows no more is let go, and
 * what it shows is taken in, the first to end first, as far as there is room. Answers the keeps whose view is no more.
 */
export async function refreshMembers(
  keeps: readonly StoredKeep[],
  mostItems: number,
  deps: MemberDeps,
): Promise<readonly StoredKeep[]> {
  const { table, byIds, renewals, isKeepable } = deps;
  const views = new Map((await deps.views()).map((view) => [view.id, view]));
  const lost: StoredKeep[] = [];
  const members = groupBy(table.members(), ({ keepId }) => keepId);
  const now = keeps.flatMap(({ id }) => members.get(id) ?? []).filter(isKept);
  let room = mostItems - now.length;

  for (const keep of keeps) {
    const own = members.get(keep.id) ?? [];
    const view = keep.of.kind === 'view' ? views.get(keep.of.viewId) : undefined;
    if (keep.of.kind === 'view' && view === undefined) {
      lost.push(keep);
      continue;
    }
    const shown = view === undefined ? null : await shownIn(view, deps);
    const kept = new Set<MediaId>();
    const moves: { from: Member; to: { id: MediaId; times: number } | null }[] = [];
    for (const one of own) {
      if (!isKept(one)) continue;
      const { head, steps } = headOf(renewals, one.mediaId);
      const isIn = shown === null || (await shown.has(head));
      if (!isIn || kept.has(head)) moves.push({ from: one, to: null });
      else if (steps > 0) moves.push({ from: one, to: { id: head, times: one.times + steps } });
      if (isIn) kept.add(head);
    }
    const known = new Set([...own.map(({ mediaId }) => mediaId), ...kept]);
    const free = Math.min(keep.limits.mostItems - kept.size, room);
    const taken = shown === null ? [] : firstEnding(shown.present, known, free, byIds, isFree);
    room -= taken.length;
    if (moves.length + taken.length === 0) continue;
    table.atomically(() => {
      // All go before any comes: what follows two of them stands in the place of both.
      for (const { from } of moves) table.dropMember(keep.id, from.mediaId);
      for (const { from, to } of moves) {
        // What follows an item that is held back is held back too.
        const state = from.state === 'held' ? 'held' : 'kept';
        if (to !== null) table.addMember(keep.id, to.id, to.times, state);
      }
      for (const id of taken) table.addMember(keep.id, id, 0);
    });
  }
  return lost;

  function isFree({ id, accountId }: StoredMedia): boolean {
    return isKeepable(accountId) && renewals.becameOf(id) === null;
  }
}

/** Those that end first and are not known yet. What has no end stands last, and needs no keeping. */
function firstEnding(
  present: readonly MediaId[],
  known: ReadonlySet<MediaId>,
  most: number,
  byIds: MemberDeps['byIds'],
  isFree: (row: StoredMedia) => boolean,
): MediaId[] {
  const taken: MediaId[] = [];
  for (let start = 0; start < present.length && taken.length < most; start += rowsAtOnce) {
    const ids = present.slice(start, start + rowsAtOnce).filter((id) => !known.has(id));
    for (const row of byIds(ids)) {
      if (row.expiresAt === null) return taken;
      if (taken.length < most && row.goneAt === null && isFree(row)) taken.push(row.id);
    }
  }
  return taken;
}
