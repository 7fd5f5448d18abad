import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { direction } from '../media.ts';
import { call, nothing, portion, token } from './parts/parts.ts';

const count = z.number().int().nonnegative();

/** Whose items a receipt is of, as they were when it was confirmed; they may be connected no more. */
export const receiptAccount = z.object({
  accountId,
  label: z.string(),
  /** The provider's name. */
  provider: z.string(),
  /** The public half of the credentials. */
  identity: z.string(),
  practice: z.boolean(),
});
export type ReceiptAccount = z.infer<typeof receiptAccount>;

/**
 * What became of an item. `kept`: nobody was asked for it. `unknown`: it was asked for, and its account was
 * removed from Satchel before it was known what became of that.
 */
export const lineOutcome = z.enum(['deleted', 'refused', 'kept', 'unknown']);
export type LineOutcome = z.infer<typeof lineOutcome>;

/** An item of a receipt as it was when it was confirmed, and what was done about it. Never a link. */
export const receiptLine = z.object({
  accountId,
  mediaId,
  /** What the provider calls the item, and the message that carries it. */
  ref: z.string(),
  messageRef: z.string().nullable(),
  /** The message was to go with it. */
  withMessage: z.boolean(),
  direction: direction.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  name: z.string().nullable(),
  contentType: z.string().nullable(),
  sizeBytes: count.nullable(),
  sha256: z.string().nullable(),
  storedAt: instant.nullable(),
  /** Null while it is not over. */
  outcome: lineOutcome.nullable(),
  /** When it was asked for last, and how often in all. */
  askedAt: instant.nullable(),
  attempts: count,
  /** The HTTP status of the last answer, `accepted` or what it meant, and when it came. */
  status: z.number().int().nullable(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** When the provider, asked for the item itself, did not have it any more. */
  checkedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Why it was refused, without the provider's own words. */
  failure: failure.nullable(),
});
export type ReceiptLine = z.infer<typeof receiptLine>;

/** What stays of a removal: over its dismissal, its accounts and restarts. */
export const receipt = z.object({
  /** As of the run that it tells of. */
  id: z.string(),
  confirmedAt: instant,
  /** When its last item came to its end; null while it is under way. */
  endedAt: instant.nullable(),
  of: count,
  deleted: count,
  refused: count,
  kept: count,
  unknown: count,
  accounts: z.array(receiptAccount),
  /** Why items were refused, by the kind of failure, the most first. */
  refusals: z.array(z.object({ kind: z.string(), count })),
  /** Taken out of Activity by a person; the receipt stays. */
  cleared: z.boolean(),
  /** SHA-256, in hex, of its canonical JSON; null until it is signed off, soon after its end. */
  digest: z.string().nullable(),
});
export type Receipt = z.infer<typeof receipt>;

export const receiptFormat = z.enum(['text', 'csv', 'json']);
export type ReceiptFormat = z.infer<typeof receiptFormat>;

const id = token;
/** As many receipts as one call names. */
const ids = z.array(id).max(1_000);

/** Receipts of removals: looked at, saved by the system's dialog, verified. Nothing here removes one. */
export const receipts = {
  /** The latest first; total counts all of them. */
  list: call(portion, z.object({ receipts: z.array(receipt), total: count })),
  get: call(z.strictObject({ id }), receipt),
  /** Some lines of it, by the id of their items; where an outcome is named, those alone. */
  lines: call(portion.extend({ id, outcome: lineOutcome.optional() }), z.array(receiptLine)),
  /** Asks where, and answers when the file is there whole; null when nothing was chosen. Only of one that is over. */
  save: call(
    z.strictObject({ id, format: receiptFormat }),
    z.object({ token, name: z.string() }).nullable(),
  ),
  /** Shows a file that was saved since the start in the system's file manager. */
  show: call(z.strictObject({ token }), nothing),
  /** Takes those that are over out of Activity, all of them with null, or puts them back; answers which those were. */
  clear: call(z.strictObject({ ids: ids.nullable(), cleared: z.boolean() }), z.array(id)),
  /** Whether what Satchel has of it is still what was signed off. */
  verify: call(z.strictObject({ id }), z.object({ holds: z.boolean(), digest: z.string() })),
  /** Lets a person choose a saved receipt, and compares it with what Satchel has; null when none was chosen. */
  verifyFile: call(
    nothing,
    z
      .object({
        name: z.string(),
        /** `none`: Satchel has no receipt of its id, or it names none. */
        verdict: z.enum(['same', 'changed', 'none']),
        receipt: receipt.nullable(),
      })
      .nullable(),
  ),
} as const;
