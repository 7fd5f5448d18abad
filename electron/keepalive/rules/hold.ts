import type { MediaId } from '../../../shared/ids.ts';

/** An item that a keep has, and when it ends; null where no end is known. */
export interface Holdable {
  readonly keepId: string;
  readonly mediaId: MediaId;
  /** It is held back by a limit of items already. */
  readonly held: boolean;
  readonly endsAt: number | null;
}

export interface HoldLimits {
  /** Items that all keeps together may have. */
  readonly mostItems: number;
  /** Items that one keep may have. */
  readonly mostOf: (keepId: string) => number;
}

/**
 * Which of the items that are kept alive are held back, since there are more than limits allow: those that end last.
 * What is renewed ends later than what is held back, so what is kept goes before what is held: else each renewal would
 * give its room away, and all of them would be kept in turns. Where there is room again, what ends first comes back
 * first. An item that several keeps have is one of all items.
 */
export function heldBack<T extends Holdable>(
  members: readonly T[],
  { mostItems, mostOf }: HoldLimits,
): ReadonlySet<T> {
  const order = [...members].sort(
    (one, other) =>
      Number(one.held) - Number(other.held) ||
      (one.endsAt ?? Number.MAX_VALUE) - (other.endsAt ?? Number.MAX_VALUE) ||
      one.mediaId - other.mediaId,
  );
  const held = new Set<T>();
  const all = new Set<MediaId>();
  const own = new Map<string, number>();
  for (const one of order) {
    const count = own.get(one.keepId) ?? 0;
    if (count >= mostOf(one.keepId) || (all.size >= mostItems && !all.has(one.mediaId))) {
      held.add(one);
      continue;
    }
    own.set(one.keepId, count + 1);
    all.add(one.mediaId);
  }
  return held;
}
