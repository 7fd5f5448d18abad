import type { Copied } from '../../../shared/contract/library.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { LinkAccess } from '../../../shared/link.ts';

/** For so many items the window can say how long the link works that was copied of them. */
const mostEnds = 1_000;

interface Ending {
  readonly mediaId: MediaId;
  readonly access: LinkAccess;
  /** Epoch ms at which the link itself ends, and its item; null where they do not. */
  readonly linkEndsAt: number | null;
  readonly itemEndsAt: number | null;
}

type Told = Pick<Copied, 'access' | 'soonestExpiryAt' | 'endsFirst' | 'lasting' | 'ends'>;

/** Gathers until when links work that were copied, link by link. */
export function createCopiedEnds(now: number) {
  let access: LinkAccess | null = null;
  let soonestExpiryAt: number | null = null;
  let endsFirst: 'link' | 'item' | null = null;
  let lasting = 0;
  const ends: { mediaId: MediaId; at: number }[] = [];
  return {
    add(one: Ending): void {
      if (access !== 'temporary') access = one.access;
      // An end that has passed was not one: the provider still has the item.
      const itemAt = one.itemEndsAt !== null && one.itemEndsAt > now ? one.itemEndsAt : null;
      if (one.linkEndsAt !== null && ends.length < mostEnds) {
        ends.push({ mediaId: one.mediaId, at: one.linkEndsAt });
      }
      const byItem = itemAt !== null && (one.linkEndsAt === null || itemAt < one.linkEndsAt);
      const at = byItem ? itemAt : one.linkEndsAt;
      if (at === null) lasting += 1;
      else if (soonestExpiryAt === null || at < soonestExpiryAt) {
        soonestExpiryAt = at;
        endsFirst = byItem ? 'item' : 'link';
      }
    },
    told: (): Told => ({ access, soonestExpiryAt, endsFirst, lasting, ends }),
  };
}
