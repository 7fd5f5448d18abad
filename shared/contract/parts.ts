import { z } from 'zod';
import { jobId, mediaId } from '../ids.ts';

/** What every service's file is made of. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

export const nothing = z.undefined();
export const token = z.string().min(1).max(64);
export const mediaIds = z.array(mediaId).min(1).max(1_000);
export const jobIds = z.array(jobId).min(1).max(1_000);
/** Some rows of a list. */
export const portion = z.strictObject({
  start: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(500),
});
