import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from '../../providers/provider.ts';

/** Written in one go: more would keep the first of them from sight. */
const mostRows = 600;
/** How long pages that are nearly there are waited for, once the first is. */
const longestMs = 15;

/** Pages that are there, in their order. */
export interface Gathered {
  readonly pages: readonly Page[];
  /** Where they end. */
  readonly nextCursor: string | null;
}

/**
 * Asks for one page after the other and gives those together that are there already, since writing them
 * together takes less. A failure is thrown when all pages before it were given.
 */
export function createGathering(ask: (cursor: string | null) => Promise<Page>) {
  let asked: { readonly cursor: string | null; readonly page: Promise<Page> } | null = null;
  const at = (cursor: string | null) => {
    if (asked?.cursor !== cursor) {
      asked = { cursor, page: ask(cursor) };
      asked.page.catch(() => {});
    }
    return asked.page;
  };
  /** Whether it is there; a failure is too. */
  const there = (page: Promise<Page>, late: Promise<false>) =>
    Promise.race([
      page.then(
        () => true,
        () => true,
      ),
      late,
    ]);
  return {
    /** `alone`: no page is asked for before this one was looked at. */
    async from(cursor: string | null, alone: boolean): Promise<Gathered> {
      const pages = [await at(cursor)];
      asked = null;
      let [{ nextCursor }] = pages as [Page];
      let rows = pages[0]?.items.length ?? 0;
      if (alone || nextCursor === null) return { pages, nextCursor };
      const late = rest(longestMs, false as const);
      while (nextCursor !== null && rows < mostRows) {
        const page = at(nextCursor);
        if (!(await there(page, late))) break;
        const next = await page.catch(() => null);
        // It is thrown when it is asked for by itself.
        if (next === null) break;
        asked = null;
        pages.push(next);
        rows += next.items.length;
        nextCursor = next.nextCursor;
      }
      return { pages, nextCursor };
    },
  };
}
