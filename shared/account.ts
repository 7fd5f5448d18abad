import { z } from 'zod';
import { accountId, providerId } from './ids.ts';
import { retentionRule } from './retention.ts';
import { fileLimits } from './upload.ts';

/** One field of a connect form, declared by the provider so that the form is drawn from data. */
export const credentialField = z.object({
  name: z.string(),
  label: z.string(),
  /** Where in the provider's console to find it. */
  hint: z.string(),
  secret: z.boolean(),
  /** Source of a regular expression that the whole value must match. */
  pattern: z.string().nullable(),
  placeholder: z.string(),
});
export type CredentialField = z.infer<typeof credentialField>;

/** A provider as the window knows it: what it can do is what is present here. */
export const providerInfo = z.object({
  id: providerId,
  label: z.string(),
  consoleUrl: z.string(),
  credentials: z.array(credentialField),
  retention: retentionRule,
  upload: fileLimits.nullable(),
  canRemove: z.boolean(),
  canLink: z.boolean(),
});
export type ProviderInfo = z.infer<typeof providerInfo>;

/** `session`: no keychain was there, so the secret is forgotten when Satchel quits. */
export const secretPlace = z.enum(['keychain', 'session', 'practice']);
export type SecretPlace = z.infer<typeof secretPlace>;

export const account = z.object({
  id: accountId,
  providerId,
  label: z.string(),
  /** The public half of the credentials, for example an Auth ID. */
  identity: z.string(),
  /** The practice sandbox on this machine rather than the provider. */
  practice: z.boolean(),
  secretPlace,
  connectedAt: z.number(),
});
export type Account = z.infer<typeof account>;

export const accountLabel = z.string().trim().min(1).max(80);
