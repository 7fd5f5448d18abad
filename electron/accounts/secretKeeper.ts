import { z } from 'zod';
import type { Account, SecretStore } from '../../shared/account.ts';
import { SatchelError } from '../../shared/failure.ts';
import { keychainUnavailable } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Credentials } from '../providers/provider.ts';
import type { Vault } from './vault.ts';

const secretFields = z.record(z.string(), z.string());

/** An entry that is not ours to read fails without being quoted: JSON errors repeat what they read. */
function parseEntry(text: string): Credentials {
  try {
    return secretFields.parse(JSON.parse(text));
  } catch {
    throw new SatchelError(keychainUnavailable('failed'));
  }
}

export interface SecretKeeper {
  /** In the keychain, or for this session where there is none; says which it was. */
  keep(id: AccountId, secrets: Credentials): Promise<SecretStore>;
  /** Throws `keychain-unavailable` when they cannot be had now, `not-kept` when they never will be. */
  find(account: Account): Promise<Credentials>;
  /** Throws when it cannot be sure that nothing is left. */
  forget(account: Account): Promise<void>;
}

/** The secrets of accounts: all those of one account are one entry, by the account's id. */
export function createSecretKeeper(vault: Vault, sessionVault: Vault): SecretKeeper {
  return {
    async keep(id, secrets) {
      const text = JSON.stringify(secrets);
      try {
        await vault.write(id, text);
      } catch (error) {
        if (!(error instanceof SatchelError) || error.failure.kind !== 'keychain-unavailable') {
          throw error;
        }
        await sessionVault.write(id, text);
        return 'session';
      }
      await sessionVault.remove(id);
      return 'keychain';
    },
    async find({ id, secretStore }) {
      const session = secretStore === 'session';
      const text = await (session ? sessionVault : vault).read(id);
      if (text === null) {
        const cause = session ? 'not-kept' : 'locked';
        throw new SatchelError(keychainUnavailable(cause));
      }
      return parseEntry(text);
    },
    async forget({ id, secretStore }) {
      await sessionVault.remove(id);
      if (secretStore === 'keychain') await vault.remove(id);
      // An earlier secret, or a write that was given up, may be left there: nobody waits for that.
      else if (secretStore === 'session') vault.remove(id).catch(() => {});
    },
  };
}
