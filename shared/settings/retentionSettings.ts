import { z } from 'zod';
import { lifetime } from '../retention.ts';

/** What a person knows better than a provider's documents of how long one account keeps things. */
export const retentionEdit = z.strictObject({
  unused: lifetime.optional(),
  used: lifetime.optional(),
});
export type RetentionEdit = z.infer<typeof retentionEdit>;

const mostAccounts = 1_000;

export const retentionSettings = z.strictObject({
  /** By the id of the account; an account that is absent is kept to its provider's rule. */
  edits: z
    .record(z.string().min(1).max(64), retentionEdit)
    .refine((edits) => Object.keys(edits).length <= mostAccounts, 'too many'),
});
