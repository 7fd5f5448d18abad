/** More pages in a row that hold nothing than any list has. */
const mostEmpty = 10;

/** Notices a list of pages that does not end; it remembers little, so that any list may be long. */
export interface PagesGuard {
  /**
   * Whether `next` may lead to anything new, after a page with entries of these names; entries that
   * have none are named by nothing, but count.
   */
  leadsOn(next: string, names: readonly string[]): boolean;
}

/** `most`: so many pages and no more, however new each of them is. */
export function createPagesGuard(most: number): PagesGuard {
  const cursors = new Set<string>();
  let last = '';
  let pages = 0;
  let empty = 0;
  return {
    leadsOn(next, names) {
      pages += 1;
      empty = names.length === 0 ? empty + 1 : 0;
      const page = JSON.stringify(names);
      const same = names.length > 0 && page === last;
      last = page;
      if (same || empty > mostEmpty || pages >= most || cursors.has(next)) return false;
      cursors.add(next);
      return true;
    },
  };
}
