import type { Page } from '../providers/provider.ts';

/** New uploads push known items onto later pages, so repeats are normal; this many are not. */
const mostPagesOfRepeats = 50;
const mostEmptyPages = 1_000;
const mostPages = 200_000;

/** Notices a list that never ends: places met before, or page upon page with nothing not yet seen. */
export interface WalkGuard {
  /** False when going on from `page` would lead nowhere. */
  leadsOn(page: Page, fresh: number): boolean;
}

export function createWalkGuard(start: string | null): WalkGuard {
  const places = new Set<string | null>([start]);
  let repeats = 0;
  let empty = 0;
  return {
    leadsOn(page, fresh) {
      if (fresh > 0 || page.retells) repeats = empty = 0;
      else if (page.items.length > 0) repeats += 1;
      else empty += 1;
      if (repeats > mostPagesOfRepeats || empty > mostEmptyPages) return false;
      if (places.size > mostPages || places.has(page.nextCursor)) return false;
      places.add(page.nextCursor);
      return true;
    },
  };
}
