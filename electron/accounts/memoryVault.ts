import { checkSecret } from './checkSecret.ts';
import type { Vault } from './vault.ts';

/** Keeps secrets until Satchel quits, for machines whose keychain cannot be used. */
export function createMemoryVault(): Vault {
  const secrets = new Map<string, string>();
  return {
    async write(key, secret) {
      checkSecret(secret);
      secrets.set(key, secret);
    },
    async read(key) {
      return secrets.get(key) ?? null;
    },
    async remove(key) {
      secrets.delete(key);
    },
    close() {
      secrets.clear();
    },
  };
}
