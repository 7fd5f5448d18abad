import type { MediaFilter } from './mediaFilter.ts';

const both = <T>(some: readonly T[] | undefined, more: readonly T[] | undefined) => {
  if (some === undefined || more === undefined) return some ?? more;
  return some.filter((one) => more.includes(one));
};

/** The lesser where both are there. */
const least = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);

const areApart = <T>(one: T | undefined, other: T | undefined) =>
  one !== undefined && other !== undefined && one !== other;

/** What both filters find, of which the first asks for accounts, kinds, a direction, an end or an archive at most. */
export function narrowFilter(wide: MediaFilter, filter: MediaFilter): MediaFilter {
  const accountIds = both(wide.accountIds, filter.accountIds);
  const apart =
    areApart(wide.direction, filter.direction) || areApart(wide.archived, filter.archived);
  const kinds = apart ? [] : both(wide.kinds, filter.kinds);
  const endsWithinMs = least(wide.endsWithinMs, filter.endsWithinMs);
  return {
    ...wide,
    ...filter,
    ...(accountIds !== undefined && { accountIds: [...accountIds] }),
    ...(kinds !== undefined && { kinds: [...kinds] }),
    ...(endsWithinMs !== undefined && { endsWithinMs }),
  };
}

/** Whether both find the same, in whichever order their parts stand. */
export function sameFilter(one: MediaFilter, other: MediaFilter): boolean {
  return inOrder(one) === inOrder(other);
}

const inOrder = (filter: MediaFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
