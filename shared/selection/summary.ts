import { z } from 'zod';
import { accountId } from '../ids.ts';
import { instant } from '../instant.ts';
import { mediaKind, mediaRow } from '../media.ts';

const count = z.number().int().nonnegative();

/** What some items have in common and how they differ, without naming each of them. */
export const summary = z.object({
  count,
  /** Those of each kind that there is, the most first. */
  kinds: z.array(z.object({ kind: mediaKind, count })),
  /** Those of each account, the most first; how many of those are there still, and of how many the bytes can be had. */
  accounts: z.array(
    z.object({
      accountId,
      count,
      living: count,
      obtainable: count,
      /** Of those whose bytes cannot be had: how many may come again from a file of this computer; absent if none. */
      original: count.optional(),
    }),
  ),
  /** Those whose end has not come, as far as is known. */
  living: count,
  /** Those whose bytes can be had: they are there still, or in an archive. */
  obtainable: count,
  /** The size of those together of which one is known, and how many those are. */
  bytes: z.number().nonnegative(),
  sized: count,
  /** When the first and the last of them were stored; null where none is dated. */
  oldestAt: instant.nullable(),
  newestAt: instant.nullable(),
  /** The living one that ends first, and when; null where none has a known end. */
  soonest: mediaRow.nullable(),
  soonestEndAt: instant.nullable(),
});
export type Summary = z.infer<typeof summary>;
