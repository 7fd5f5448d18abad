import { z } from 'zod';
import { failure } from '../failure.ts';
import { providerId } from '../ids.ts';
import { call, nothing } from './parts.ts';

/** Why the keychain cannot be used, or that it can; `checking` until it has answered once. */
export const keychainState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('unavailable'), failure }),
]);
export type KeychainState = z.infer<typeof keychainState>;

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
  openConsole: call(z.strictObject({ providerId }), nothing),
} as const;
