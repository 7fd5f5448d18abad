import { SatchelError } from '../../../shared/failure.ts';

/** An entry of a list that could not be read. */
export interface Unread {
  readonly entry: unknown;
  /** It is not younger than this, as it stands below one of that age; null where that tells nothing. */
  readonly notAfter: number | null;
  /** Which of those that could be read stands before it; null where that tells nothing of its age. */
  readonly below: number | null;
}

export interface Entries<T> {
  readonly read: readonly T[];
  readonly unread: readonly Unread[];
}

const isUnreadable = (error: unknown) =>
  error instanceof SatchelError &&
  error.failure.kind === 'provider-down' &&
  error.failure.cause === 'unreadable-answer';

/**
 * What each entry of a page tells. One that cannot be read says nothing of the others: it is set
 * aside, never a reason to refuse the page.
 */
export function readEntries<T>(
  entries: readonly unknown[],
  read: (entry: unknown) => T,
  timeOf: (one: T) => number | null = () => null,
): Entries<T> {
  const found: T[] = [];
  const unread: Unread[] = [];
  let latest: number | null = null;
  let falling = true;
  for (const entry of entries) {
    let one: T;
    try {
      one = read(entry);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const below = falling && found.length > 0 ? found.length - 1 : null;
      unread.push({ entry, notAfter: falling ? latest : null, below });
      continue;
    }
    found.push(one);
    const at = timeOf(one);
    if (at === null) continue;
    falling &&= latest === null || at <= latest;
    latest = at;
  }
  return { read: found, unread };
}

/** Members of what may be an object. */
export function membersOf(entry: unknown): Readonly<Record<string, unknown>> {
  return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
}
