import { z } from 'zod';
import { failure } from './failure.ts';
import { accountId, outgoingId } from './ids.ts';

/** What a message may carry. A `warn` limit is one that some networks or documents put lower. */
export const composeLimits = z.object({
  maxFiles: z.number().int().positive(),
  warnFiles: z.number().int().positive().nullable(),
  maxTotalBytes: z.number().int().positive(),
  warnTotalBytes: z.number().int().positive().nullable(),
  maxTextLength: z.number().int().positive(),
});
export type ComposeLimits = z.infer<typeof composeLimits>;

/**
 * sending: not yet answered for. unsure: all of it may have arrived and no clear answer came; the
 * provider is asked. underway, delivered, failed: as the provider tells. cancelled: never left.
 */
export const outgoingState = z.enum([
  'sending',
  'unsure',
  'underway',
  'delivered',
  'failed',
  'cancelled',
]);
export type OutgoingState = z.infer<typeof outgoingState>;

/** One message on its way: real, billed, and sent once at most. */
export const outgoingMessage = z.object({
  id: outgoingId,
  accountId,
  from: z.string(),
  to: z.string(),
  text: z.string(),
  mediaCount: z.number().int().nonnegative(),
  state: outgoingState,
  /** The provider's name of the message, once it has one. */
  messageRef: z.string().nullable(),
  /** The provider's own word for where it is. */
  providerStatus: z.string().nullable(),
  failure: failure.nullable(),
  createdAt: z.number(),
});
export type OutgoingMessageRow = z.infer<typeof outgoingMessage>;
