import { create } from 'zustand';
import type { ListedDay } from '../../../shared/contract/library.ts';
import { client } from '../../bridge/client.ts';

interface DaysState {
  /** The list that they are the days of. */
  readonly token: string | null;
  readonly days: readonly ListedDay[];
}

export const useDays = create<DaysState>(() => ({ token: null, days: [] }));

let wanted: string | null = null;
let asking = false;

/** Asks for the days of a list; those of an older one stay until they are here. */
export async function loadDays(token: string): Promise<void> {
  wanted = token;
  if (asking) return;
  asking = true;
  try {
    // A library that is being read has another list many times a second: the last one counts.
    while (wanted !== null && wanted !== useDays.getState().token) {
      const asked: string = wanted;
      const days = await client.library.days({ token: asked }).catch(() => null);
      if (days !== null) useDays.setState({ token: asked, days });
      else if (wanted === asked) break;
    }
  } finally {
    asking = false;
  }
}

/** They came with the list. */
export function putDays(token: string, days: readonly ListedDay[]): void {
  wanted = token;
  useDays.setState({ token, days });
}

/** No list is shown that has days. */
export function forgetDays(): void {
  wanted = null;
  useDays.setState({ token: null, days: [] });
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
  days.forEach(({ day }, at) => {
    const count = counts[at] ?? 0;
    if (count > 0) stretched.push({ day, start, count });
    start += count;
  });
  return stretched;
}
