import { z } from 'zod';
import { type Failure, failure } from './failure.ts';
import { providerRefused } from './failures.ts';
import { accountId, mediaId } from './ids.ts';
import { instant } from './instant.ts';

/** Satchel's own name of a message, from before it was sent. */
export const messageId = z.string().min(1).max(64).brand<'MessageId'>();
export type MessageId = z.infer<typeof messageId>;

/** More media than any provider takes in one message. */
export const mostMessageMedia = 10;

/** What may go wrong with a message although it can be sent; said before it is confirmed. */
export const messageWarning = z.enum([
  /** More files than some carriers deliver. */
  'many-files',
  /** More bytes than some carriers deliver. */
  'large',
  /** A file whose size nobody told. */
  'unknown-size',
  /** A link that ends by itself: the carrier may fetch it too late. */
  'temporary-link',
  /** No published numbering plan has the receiver's number. */
  'unplanned-number',
]);
export type MessageWarning = z.infer<typeof messageWarning>;

/** What a message is in whatever state; `step` hands on every field but those that belong to a state. */
export const messageFacts = z.object({
  id: messageId,
  accountId,
  from: z.string(),
  to: z.string(),
  text: z.string(),
  mediaCount: z.number().int().nonnegative(),
  /** The library's names of what it carries, to write it once more; older rows have none. */
  mediaIds: z.array(mediaId).default([]),
  createdAt: instant,
});
export type MessageFacts = z.infer<typeof messageFacts>;

const base = messageFacts.shape;
/** The provider's name of it, and its own word for how far it is, as soon as it said one. */
const taken = { messageRef: z.string(), providerStatus: z.string().nullable() };
const untaken = { messageRef: z.null(), providerStatus: z.null() };
const well = { failure: z.null() };

/**
 * One real, billed message on its way. Only `step` in `electron/messages/messageMachine.ts` changes
 * one.
 */
export const messageRow = z.discriminatedUnion('state', [
  /** `committing`: the last bytes were let go, so from here on the provider may have it. */
  z.object({
    ...base,
    ...untaken,
    ...well,
    state: z.literal('sending'),
    committing: z.boolean(),
  }),
  z.object({ ...base, ...untaken, state: z.literal('unsure'), untilAt: instant, failure }),
  z.object({ ...base, ...taken, ...well, state: z.literal('underway') }),
  z.object({ ...base, ...taken, ...well, state: z.literal('delivered') }),
  /**
   * Without a `messageRef` the provider never took it, so that sending it again costs once; unless the
   * failure is `untold`, when it may have.
   */
  z.object({
    ...base,
    messageRef: z.string().nullable(),
    providerStatus: z.string().nullable(),
    state: z.literal('failed'),
    failure,
  }),
  /** It never left. */
  z.object({ ...base, ...untaken, ...well, state: z.literal('cancelled') }),
]);
export type MessageRow = z.infer<typeof messageRow>;

/** The provider was asked and does not have the message: only a person may send it again. */
export const notTaken: Failure = providerRefused({ detail: 'not-taken' });
