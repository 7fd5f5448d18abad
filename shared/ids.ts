import { z } from 'zod';

/** Which remote API an account speaks; opaque everywhere but in `electron/providers`. */
export const providerId = z.string().min(1).max(64).brand<'ProviderId'>();
export type ProviderId = z.infer<typeof providerId>;

export const accountId = z.string().min(1).max(64).brand<'AccountId'>();
export type AccountId = z.infer<typeof accountId>;

/** The library's own number of an item, stable for as long as the account is connected. */
export const mediaId = z.number().int().positive().brand<'MediaId'>();
export type MediaId = z.infer<typeof mediaId>;

/** The provider's name of an item: unchecked text from outside, to be encoded wherever it is used. */
export const mediaRef = z.string().min(1).max(512).brand<'MediaRef'>();
export type MediaRef = z.infer<typeof mediaRef>;

export const jobId = z.string().min(1).max(64).brand<'JobId'>();
export type JobId = z.infer<typeof jobId>;

/** Files added in one gesture. */
export const batchId = z.string().min(1).max(64).brand<'BatchId'>();
export type BatchId = z.infer<typeof batchId>;
