import { z } from 'zod';
import type { KeychainState } from '../../shared/contract/app.ts';
import type { NetworkState } from '../../shared/contract/network.ts';
import { SatchelError } from '../../shared/failure.ts';
import { keychainUnavailable } from '../../shared/failures.ts';
import type { Vault } from '../accounts/vault.ts';
import type { Clock } from '../base/clock.ts';
import type { ProxyCredentials } from '../http/proxy/ways.ts';

type SignIn = NonNullable<NetworkState['signIn']>;

/** One entry: a machine has one proxy that wants to know who it is. The proxy is part of what is secret. */
const entry = 'proxy';
const secret = z.object({ proxy: z.string(), name: z.string(), password: z.string() });
/** Every read of a locked keyring opens a prompt. */
const refusalMs = 60_000;

/** Name and password for one proxy: in the keychain, or for this session where there is none. */
export function createProxySignIn(vault: Vault, keychainState: () => KeychainState, clock: Clock) {
  let inMemory: z.infer<typeof secret> | null = null;
  let reading: Promise<z.infer<typeof secret>> | null = null;
  /** What was given or forgotten while the keychain was asked counts; its answer is of before. */
  let changes = 0;
  let refused: { readonly error: SatchelError; readonly untilMs: number } | null = null;

  async function read(): Promise<z.infer<typeof secret>> {
    const text = await vault.read(entry);
    if (text === null) throw new SatchelError(keychainUnavailable('locked'));
    try {
      return secret.parse(JSON.parse(text));
    } catch {
      // Errors of JSON repeat what they read.
      throw new SatchelError(keychainUnavailable('failed'));
    }
  }

  return {
    /** Says where it is kept. */
    async keep(proxy: string, credentials: ProxyCredentials): Promise<SignIn> {
      const kept = { proxy, ...credentials };
      let store: SignIn['store'] = 'keychain';
      try {
        await vault.write(entry, JSON.stringify(kept));
      } catch (error) {
        const locked =
          error instanceof SatchelError && error.failure.kind === 'keychain-unavailable';
        if (!locked) throw error;
        store = 'session';
      }
      inMemory = kept;
      changes += 1;
      refused = null;
      return { proxy, store };
    },
    /** For that proxy alone. Throws `keychain-unavailable`; null for what ended with its session. */
    async find({ proxy, store }: SignIn): Promise<ProxyCredentials | null> {
      if (inMemory === null && store === 'keychain') {
        const unlocked = keychainState().state === 'ready';
        if (refused !== null && !unlocked && clock.monotonic() < refused.untilMs) {
          throw refused.error;
        }
        reading ??= read().finally(() => {
          reading = null;
        });
        const before = changes;
        try {
          const found = await reading;
          if (changes === before) inMemory = found;
        } catch (error) {
          if (error instanceof SatchelError && changes === before) {
            refused = { error, untilMs: clock.monotonic() + refusalMs };
          }
          throw error;
        }
      }
      if (inMemory?.proxy !== proxy) return null;
      const { name, password } = inMemory;
      return { name, password };
    },
    /** Throws when it cannot be sure that nothing is left. */
    async forget({ store }: SignIn): Promise<void> {
      const removed = vault.remove(entry);
      // For a session alone nothing was written, but there may be what was written before the keychain was locked.
      await (store === 'keychain' ? removed : removed.catch(() => {}));
      inMemory = null;
      changes += 1;
      refused = null;
    },
  };
}
