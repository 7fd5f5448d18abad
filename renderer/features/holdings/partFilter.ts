import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';

/**
 * What finds those of `whole` that also are in `part`; null where one filter cannot say both. Ages are as narrow
 * as either of them; every other fact of a part is one that the whole may not ask for otherwise.
 */
export function partFilter(whole: MediaFilter, part: MediaFilter): MediaFilter | null {
  const { person, kinds: _kinds, storedWithinMs, storedOverMs, ...others } = part;
  const both: MediaFilter = { ...whole, ...others };
  if (part.kinds !== undefined) both.kinds = part.kinds;
  if (person !== undefined) {
    if (whole.person !== undefined && whole.person !== person) return null;
    both.person = person;
  }
  if (storedWithinMs !== undefined) {
    both.storedWithinMs = Math.min(storedWithinMs, whole.storedWithinMs ?? storedWithinMs);
  }
  if (storedOverMs !== undefined) {
    both.storedOverMs = Math.max(storedOverMs, whole.storedOverMs ?? storedOverMs);
  }
  return both;
}
