import { z } from 'zod';
import { call, nothing } from './parts/parts.ts';

/** What a person chose: what the system says, no proxy at all, or the one that they name. */
export const proxyMode = z.enum(['system', 'none', 'named']);
export type ProxyMode = z.infer<typeof proxyMode>;

/** How this computer reaches everybody; one choice for all accounts, since a proxy belongs to the machine. */
export const networkState = z.object({
  mode: proxyMode,
  /** The origin of the proxy that was named, as `http://proxy.example:3128`. */
  address: z.string().nullable(),
  /** The one proxy that a name and a password are kept for; they themselves never come back. */
  signIn: z.object({ proxy: z.string(), store: z.enum(['keychain', 'session']) }).nullable(),
});
export type NetworkState = z.infer<typeof networkState>;

const address = z.string().max(300);

export const network = {
  state: call(nothing, networkState),
  /**
   * With `signIn` null what was kept is forgotten; without it, kept as long as it is for a proxy that may be
   * met. For a proxy that is named it is for that one, for the system's for the one that asked.
   */
  choose: call(
    z.strictObject({
      mode: proxyMode,
      address: address.optional(),
      signIn: z
        .strictObject({
          proxy: address.optional(),
          name: z.string().min(1).max(256),
          password: z.string().max(1_024),
        })
        .nullable()
        .optional(),
    }),
    networkState,
  ),
} as const;
