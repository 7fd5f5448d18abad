import { create } from 'zustand';
import type { ListedDay } from '../../../shared/contract/library.ts';
import type { MediaSort } from '../../../shared/query/mediaFilter.ts';
import { client } from '../../bridge/client.ts';

/** What lists are in the order of that have days: when items were stored, or when they end. */
export type DatedBy = 'stored' | 'end';

export const datedBy = (sort: MediaSort | undefined): DatedBy | null =>
  sort?.by === 'stored' || sort?.by === 'end' ? sort.by : null;

interface DaysState {
  /** The list that they are the days of, and by which instant it is in order. */
  readonly token: string | null;
  readonly by: DatedBy | null;
  readonly days: readonly ListedDay[];
}

export const useDays = create<DaysState>(() => ({ token: null, by: null, days: [] }));

let wanted: { readonly token: string; readonly by: DatedBy } | null = null;
let asking = false;

/** Asks for the days of a list; those of an older one stay until they are here. */
export async function loadDays(token: string, by: DatedBy): Promise<void> {
  wanted = { token, by };
  if (asking) return;
  asking = true;
  try {
    // A library that is being read has another list many times a second: the last one counts.
    while (wanted !== null && wanted.token !== useDays.getState().token) {
      const asked: { readonly token: string; readonly by: DatedBy } = wanted;
      const days = await client.library.days({ token: asked.token }).catch(() => null);
      if (days !== null) useDays.setState({ ...asked, days });
      else if (wanted === asked) break;
    }
  } finally {
    asking = false;
  }
}

/** They came with the list. */
export function putDays(token: string, by: DatedBy, days: readonly ListedDay[]): void {
  wanted = { token, by };
  useDays.setState({ token, by, days });
}

/** No list is shown that has days. */
export function forgetDays(): void {
  wanted = null;
  useDays.setState({ token: null, by: null, days: [] });
}

/**
 * The days of an older list for one that is so many items longer or shorter: what came or went is taken for the
 * newest, at the start or at the end, until the days themselves are here.
 */
export function stretchDays(
  days: readonly ListedDay[],
  total: number,
  newestFirst: boolean,
): readonly ListedDay[] {
  const sum = days.reduce((all, { count }) => all + count, 0);
  if (sum === total || days.length === 0) return days;
  const counts = days.map(({ count }) => count);
  let more = total - sum;
  const step = newestFirst ? 1 : -1;
  for (
    let at = newestFirst ? 0 : days.length - 1;
    more !== 0 && days[at] !== undefined;
    at += step
  ) {
    const change = Math.max(more, -(counts[at] ?? 0));
    counts[at] = (counts[at] ?? 0) + change;
    more -= change;
  }
  const stretched: ListedDay[] = [];
  let start = 0;
  days.forEach(({ day, span }, at) => {
    const count = counts[at] ?? 0;
    if (count > 0) stretched.push({ day, span, start, count });
    start += count;
  });
  return stretched;
}
