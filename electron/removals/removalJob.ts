import { z } from 'zod';
import { failure } from '../../shared/failure.ts';
import { accountId, mediaId, mediaRef } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import { evidence } from './evidence.ts';

/** Satchel's own name of one request of a removal. */
export const removalId = z.string().min(1).max(64).brand<'RemovalId'>();
export type RemovalId = z.infer<typeof removalId>;

/** An item as it was confirmed, with what names it at its provider. */
const confirmedItem = z.object({
  mediaId,
  ref: mediaRef,
  messageRef: z.string().nullable(),
  linkUrl: z.string().nullable(),
  /** A provider may not find at once what it has just stored, so the age of an item matters. */
  storedAt: instant.nullable(),
});
export type ConfirmedItem = z.infer<typeof confirmedItem>;

/** What a removal job is in whatever state; `step` hands on every field but those that belong to a state. */
const removalFacts = z.object({
  id: removalId,
  /** All that a person confirmed at once is one run. */
  runId: z.string().min(1).max(64),
  accountId,
  /** The message that goes with all that it carries; null when the item goes alone. */
  messageRef: z.string().nullable(),
  items: z.array(confirmedItem).min(1),
  /** How often the provider was asked to remove it. */
  attempt: z.number().int().nonnegative(),
  /** Absent before the provider was asked, and in removals of an earlier Satchel. */
  evidence: evidence.optional(),
});
export type RemovalFacts = z.infer<typeof removalFacts>;

const facts = removalFacts.shape;
/** A person stopped its run after the provider was asked: it is not asked again. */
const stopped = z.boolean();

/** One request to remove an item, or a message with all that it carries. Only `step` changes one. */
export const removalJob = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('queued') }),
  /** The provider has surely kept it so far, and is asked again then. */
  z.object({ ...facts, state: z.literal('waiting'), untilAt: instant, failure }),
  /** On disk before the request leaves: from here on the provider may have removed it. */
  z.object({ ...facts, state: z.literal('removing'), stopped }),
  /** It is not known what became of the request: the provider is asked for the item itself then. */
  z.object({ ...facts, state: z.literal('unsure'), untilAt: instant, failure, stopped }),
  z.object({ ...facts, state: z.literal('gone') }),
  z.object({ ...facts, state: z.literal('failed'), failure }),
  /** A person stopped its run while the provider surely had it. */
  z.object({ ...facts, state: z.literal('kept') }),
]);
export type RemovalJob = z.infer<typeof removalJob>;
