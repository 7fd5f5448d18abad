import { z } from 'zod';
import { accountId, providerId } from './ids.ts';
import { duration, instant } from './instant.ts';
import { linkKind } from './link.ts';
import { composeLimits } from './outgoing.ts';
import { retentionRule } from './retention.ts';
import { fileLimits, uploadTargets } from './upload.ts';

/** One field of a connect form, declared by the provider so that the form is drawn from data. */
export const credentialField = z.object({
  name: z.string(),
  label: z.string(),
  /** Where in the provider's console to find it. */
  hint: z.string(),
  secret: z.boolean(),
  /** Source of a regular expression that the whole value must match. */
  pattern: z.string().nullable(),
  /** The same in words that go on after the label: “starts with AC and has 34 characters”. */
  format: z.string().optional(),
  placeholder: z.string(),
  optional: z.boolean().optional(),
  /** It is a host, which people copy as the address of a page. */
  address: z.literal(true).optional(),
  /** It may miss, but who can give it should. */
  advised: z.literal(true).optional(),
  /** The only values it may have, drawn as a list; the first is the default. */
  choices: z
    .array(z.object({ value: z.string(), label: z.string() }))
    .min(1)
    .optional(),
});
export type CredentialField = z.infer<typeof credentialField>;

/** Null for what it cannot do. */
export const capabilities = z.object({
  upload: z.object({ limits: fileLimits, targets: uploadTargets.nullable() }).nullable(),
  /** `takesMessage`: the message goes too, with all that it carries. */
  remove: z
    .object({
      takesMessage: z.boolean(),
      /** The message can be deleted instead of an item, where an item can go alone. */
      canTakeMessage: z.boolean().optional(),
    })
    .nullable(),
  link: z
    .object({
      kind: linkKind,
      /** How long one works that ends by itself, in ms; null where none does. */
      lifeMs: duration.nullable(),
      /** There is a page where links are made public, or that says how. */
      canBeOpened: z.boolean(),
    })
    .nullable(),
  /** Sending messages that carry media; with public links, media of any account can be sent. */
  compose: z
    .object({
      limits: composeLimits,
      needsPublicLinks: z.boolean(),
      /** What the id of a pool of senders is called there. */
      senderPool: z.string(),
    })
    .nullable(),
});
export type Capabilities = z.infer<typeof capabilities>;
export type Capability = keyof Capabilities;

/** For what it cannot do: why, and what to do instead, in a sentence or two. */
export const absences = z.object({
  upload: z.string().optional(),
  remove: z.string().optional(),
  link: z.string().optional(),
  compose: z.string().optional(),
} satisfies Record<Capability, z.ZodType>);
export type Absences = z.infer<typeof absences>;

/** A provider as the window knows it. */
export const providerInfo = z.object({
  id: providerId,
  label: z.string(),
  /** What it is called where its account is connected, where that is more than its label. */
  formName: z.string().optional(),
  credentials: z.array(credentialField),
  retention: retentionRule,
  capabilities,
  absences,
});
export type ProviderInfo = z.infer<typeof providerInfo>;

/** How many colours accounts are told apart by; a number beyond starts over. */
export const accountColours = 8;

/** `session`: no keychain was there, so the secret is forgotten when Satchel quits. */
export const secretStore = z.enum(['keychain', 'session', 'practice']);
export type SecretStore = z.infer<typeof secretStore>;

export const account = z.object({
  id: accountId,
  providerId,
  label: z.string(),
  /** The public half of the credentials, for example an Auth ID. */
  identity: z.string(),
  /** The practice sandbox on this machine rather than the provider. */
  practice: z.boolean(),
  secretStore,
  connectedAt: instant,
  /** Its own for as long as it is connected, whichever accounts come and go: below `accountColours`. */
  colour: z.number().int().nonnegative(),
});
export type Account = z.infer<typeof account>;

export const accountLabel = z.string().trim().min(1).max(80);
