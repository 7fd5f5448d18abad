/** New uploads push known items onto later pages, so repeats are normal; this many are not. */
const mostPagesOfRepeats = 50;
const mostEmptyPages = 1_000;
/** Twice the largest library that Satchel is made for, at twenty items a page. */
const mostPages = 120_000;
const mostItems = 2_000_000;

interface WalkedPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
  readonly retells?: true;
}

/**
 * Notices a list that never ends: cursors met before, page upon page with nothing not yet seen, or more
 * than any account holds.
 */
export interface WalkGuard {
  /** False when going on from `page` would lead nowhere. */
  leadsOn(page: WalkedPage, fresh: number): boolean;
}

export function createWalkGuard(start: string | null, most = mostPages): WalkGuard {
  const cursors = new Set<string | null>([start]);
  let repeats = 0;
  let empty = 0;
  let taken = 0;
  return {
    leadsOn(page, fresh) {
      if (fresh > 0 || page.retells) repeats = empty = 0;
      else if (page.items.length > 0) repeats += 1;
      else empty += 1;
      if (repeats > mostPagesOfRepeats || empty > mostEmptyPages) return false;
      taken += fresh;
      if (taken > mostItems) return false;
      if (cursors.size > most || cursors.has(page.nextCursor)) return false;
      cursors.add(page.nextCursor);
      return true;
    },
  };
}
