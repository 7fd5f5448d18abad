import { z } from 'zod';
import { failure } from './failure.ts';
import { jobId, mediaId } from './ids.ts';
import { instant } from './instant.ts';
import { messageWarning } from './message.ts';

/** What a message may carry. A `warn` limit is one that some networks or documents put lower. */
export const composeLimits = z.object({
  maxFiles: z.number().int().positive(),
  warnFiles: z.number().int().positive().nullable(),
  maxTotalBytes: z.number().int().positive(),
  warnTotalBytes: z.number().int().positive().nullable(),
  maxTextLength: z.number().int().positive(),
  /** Takes `whatsapp:` addresses. */
  whatsApp: z.boolean(),
});
export type ComposeLimits = z.infer<typeof composeLimits>;

const refusals = z.array(z.object({ mediaId, failure }));

/** A message as it would be sent, to be shown before it is confirmed by its token. */
export const preparedMessage = z.object({
  /** Good once, for ten minutes, and for exactly this; null when something stands in the way. */
  token: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  files: z.number().int(),
  /** Null when the size of one of them is not known. */
  totalBytes: z.number().nonnegative().nullable(),
  warnings: z.array(messageWarning),
  /** When the first of its links stops working by itself. */
  linksUntilAt: instant.nullable(),
  /** Always: a real message, which costs money. */
  billed: z.literal(true),
  /** What cannot be sent, and why. */
  failed: refusals,
});
export type PreparedMessage = z.infer<typeof preparedMessage>;

/** What was begun so that a set of items fits one message. */
export const messageFit = z.object({
  /**
   * `no-room`: what cannot be made smaller leaves too little for the rest. `failed`: not all could
   * be fetched. With both nothing was begun.
   */
  outcome: z.enum(['begun', 'no-room', 'failed']),
  /** Uploads of smaller copies, in the order of the items. */
  made: z.array(z.object({ mediaId, jobId })),
  /** Items that nothing here can make smaller. */
  kept: z.array(mediaId),
  failed: refusals,
});
export type MessageFit = z.infer<typeof messageFit>;
