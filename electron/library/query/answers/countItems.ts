import type { AccountId } from '../../../../shared/ids.ts';
import type { MediaKind } from '../../../../shared/media.ts';
import type { Summary } from '../../../../shared/selection/summary.ts';
import { heldState, type MediaColumns } from '../columns/mediaColumns.ts';

/** What some items are together, by numbers alone. */
export interface CountedItems extends Omit<Summary, 'soonest'> {
  readonly soonestId: number | null;
}

export interface ItemCounter {
  /** Counts some more of them; what was deleted is none. */
  add(ids: Float64Array): void;
  /** Held by their provider past the end that was reckoned: alive only if they were seen since. */
  readonly overdue: readonly number[];
  /** These of them were. */
  putAlive(ids: readonly number[]): void;
  result(): CountedItems;
}

interface Part {
  count: number;
  living: number;
  obtainable: number;
}

const mostFirst = (one: Part, other: Part) => other.count - one.count;

/** Counts items by what is kept of them in columns, as they are at an instant. */
export function createItemCounter(columns: MediaColumns, now: number): ItemCounter {
  const kinds = new Map<string | null, Part>();
  const accounts = new Map<string | null, Part>();
  const all = { count: 0, bytes: 0, sized: 0 };
  const overdue: number[] = [];
  let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let soonest = { id: 0, at: Number.POSITIVE_INFINITY };

  function part(parts: Map<string | null, Part>, text: string | null): Part {
    const known = parts.get(text);
    if (known !== undefined) return known;
    const made = { count: 0, living: 0, obtainable: 0 };
    parts.set(text, made);
    return made;
  }

  const accountAt = (at: number) =>
    part(accounts, columns.dictionary('account').textOf(columns.codes('account')[at] ?? 0));

  const isArchived = (at: number) => columns.numbers('archived')[at] === 1;

  function addLife(id: number, at: number, account: Part): void {
    const end = columns.numbers('end')[at] ?? Number.NaN;
    if (isArchived(at)) account.obtainable += 1;
    if (columns.state[at] !== heldState) return;
    if (end <= now) {
      overdue.push(id);
      return;
    }
    account.living += 1;
    if (!isArchived(at)) account.obtainable += 1;
    if (end < soonest.at || (end === soonest.at && id < soonest.id)) soonest = { id, at: end };
  }

  return {
    overdue,
    add(ids) {
      const [sizes, dates] = [columns.numbers('size'), columns.numbers('stored')];
      const [kindCodes, kindNames] = [columns.codes('kind'), columns.dictionary('kind')];
      for (let n = 0; n < ids.length; n += 1) {
        const id = ids[n] ?? 0;
        const at = columns.positionOf(id);
        if (at === -1 || columns.state[at] === 0) continue;
        all.count += 1;
        part(kinds, kindNames.textOf(kindCodes[at] ?? 0)).count += 1;
        const account = accountAt(at);
        account.count += 1;
        addLife(id, at, account);
        const size = sizes[at] ?? Number.NaN;
        if (!Number.isNaN(size)) {
          all.bytes += size;
          all.sized += 1;
        }
        const date = dates[at] ?? Number.NaN;
        if (date < oldest) oldest = date;
        if (date > newest) newest = date;
      }
    },
    putAlive(ids) {
      for (const id of ids) {
        const at = columns.positionOf(id);
        const account = accountAt(at);
        account.living += 1;
        if (!isArchived(at)) account.obtainable += 1;
      }
    },
    result() {
      const found = soonest.at < Number.POSITIVE_INFINITY;
      return {
        ...all,
        living: [...accounts.values()].reduce((sum, { living }) => sum + living, 0),
        obtainable: [...accounts.values()].reduce((sum, { obtainable }) => sum + obtainable, 0),
        kinds: [...kinds]
          .map(([kind, { count }]) => ({ kind: kind as MediaKind, count }))
          .sort((a, b) => b.count - a.count),
        accounts: [...accounts]
          .map(([id, counts]) => ({ accountId: id as AccountId, ...counts }))
          .sort(mostFirst),
        oldestAt: Number.isFinite(oldest) ? oldest : null,
        newestAt: Number.isFinite(newest) ? newest : null,
        soonestId: found ? soonest.id : null,
        soonestEndAt: found ? soonest.at : null,
      };
    },
  };
}
