import type { MediaFilter } from './mediaFilter.ts';

/**
 * What a filter finds of that which is there, for acts that what is gone has no part in: gone items beside the
 * others are left out. A filter of nothing but gone items keeps that word: without it, it would find all the rest.
 */
export function presentPart({ gone, ...filter }: MediaFilter): MediaFilter {
  return gone === 'only' ? { ...filter, gone } : filter;
}
