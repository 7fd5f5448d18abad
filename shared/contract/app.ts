import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, providerId } from '../ids.ts';
import { reference } from '../reference.ts';
import { call, nothing } from './parts/parts.ts';

/** Why the keychain cannot be used, or that it can; `checking` until it has answered once. */
export const keychainState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('unavailable'), failure }),
]);
export type KeychainState = z.infer<typeof keychainState>;

/** Parts of the window that can fail each by itself, and the window as a whole. */
export const windowPart = z.enum([
  'window',
  'sidebar',
  'notices',
  'library',
  'messages',
  'inspector',
  'uploads',
  'dialogs',
  'dialog',
  /** Nothing that is drawn: an answer, an event, a handler. */
  'work',
]);
export type WindowPart = z.infer<typeof windowPart>;

export const app = {
  about: call(
    nothing,
    z.object({
      version: z.string(),
      runtime: z.string(),
      /** Development on a stand-in Electron, which must never be shipped. */
      standIn: z.boolean(),
      keychain: keychainState,
    }),
  ),
  /**
   * Opens a page of a provider in the person's browser: the one with the keys, or the one where links are
   * made public. What is typed, or stored of the account, can say where it is.
   */
  openConsole: call(
    z.strictObject({
      providerId,
      page: z.enum(['keys', 'public-links']),
      accountId: accountId.optional(),
      typed: z.record(z.string().max(64), z.string().max(1_024)).optional(),
    }),
    nothing,
  ),
  /** Loads the window anew: a page may not navigate, and so cannot do it itself. */
  reload: call(nothing, nothing),
  /** A fault of the window's own, for the log, under the reference that the person was shown. */
  report: call(
    z.strictObject({
      reference,
      part: windowPart,
      what: z.string().max(8_000),
    }),
    nothing,
  ),
} as const;
