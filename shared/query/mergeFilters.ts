import type { MediaFilter } from './mediaFilter.ts';

const union = <T>(some: readonly T[] = [], more: readonly T[] = []): T[] => [
  ...new Set([...some, ...more]),
];

/** Both together: kinds and accounts of either, of all else the later. */
export function mergeFilters(earlier: MediaFilter, later: MediaFilter): MediaFilter {
  const merged: MediaFilter = { ...earlier, ...later };
  if (earlier.kinds && later.kinds) merged.kinds = union(earlier.kinds, later.kinds);
  if (earlier.accountIds && later.accountIds) {
    merged.accountIds = union(earlier.accountIds, later.accountIds).slice(0, 100);
  }
  return merged;
}
