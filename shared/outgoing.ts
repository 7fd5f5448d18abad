import { z } from 'zod';

/** What a message may carry. A `warn` limit is one that some networks or documents put lower. */
export const composeLimits = z.object({
  maxFiles: z.number().int().positive(),
  warnFiles: z.number().int().positive().nullable(),
  maxTotalBytes: z.number().int().positive(),
  warnTotalBytes: z.number().int().positive().nullable(),
  maxTextLength: z.number().int().positive(),
});
export type ComposeLimits = z.infer<typeof composeLimits>;
