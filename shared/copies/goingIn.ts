import type { CopyPlan } from '../contract/copies.ts';

/**
 * How many items of a plan go: those that fit, those that are made to fit by one or more of the chosen remedies, by
 * their positions, and with `again` those that are there already.
 */
export function goingIn(
  { count, again: twice, helped }: Pick<CopyPlan, 'count' | 'again' | 'helped'>,
  chosen: ReadonlySet<number>,
  again: boolean,
): number {
  return helped.reduce(
    (sum, { by, items }) => sum + (by.some((at) => chosen.has(at)) ? items : 0),
    count + (again ? twice : 0),
  );
}
