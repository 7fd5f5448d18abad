import { describe, expect, test } from 'vitest';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';
import type { Vault } from '../../electron/accounts/vault.ts';
import { SatchelError } from '../../shared/failure.ts';
import { openAccountRig, openSandbox } from './support/accountRig.ts';
import { freshFolder } from './support/freshFolder.ts';

const noKeychain = (cause: 'no-service' | 'locked' | 'not-kept') =>
  expect.objectContaining({ failure: { kind: 'keychain-unavailable', cause } });

/** A machine whose keychain can be taken away. */
function frailVault() {
  const inner = createMemoryVault();
  let cause: 'no-service' | 'locked' | null = null;
  let reads = 0;
  const guarded = async <T>(work: () => Promise<T>) => {
    if (cause) throw new SatchelError({ kind: 'keychain-unavailable', cause });
    return work();
  };
  const vault: Vault = {
    write: (key, secret) => guarded(() => inner.write(key, secret)),
    async read(key) {
      reads += 1;
      // As a locked keyring does.
      if (cause === 'locked') return null;
      return guarded(() => inner.read(key));
    },
    remove: (key) => guarded(() => inner.remove(key)),
    close: () => inner.close(),
  };
  return {
    vault,
    inner,
    reads: () => reads,
    become(next: 'no-service' | 'locked' | null) {
      cause = next;
    },
  };
}

describe('without a keychain', () => {
  test('the secret lasts for the session, and entering it again is asked for after that', async () => {
    const { vault, become } = frailVault();
    become('no-service');
    const folder = freshFolder();
    const sandbox = await openSandbox();
    const first = await openAccountRig({ vault, folder, sandbox });
    const account = await first.service.connect(first.form());
    expect(account.secretStore).toBe('session');
    await first.service.sessions(account.id);
    first.close();

    const second = await openAccountRig({ vault, folder, sandbox });
    await expect(second.service.sessions(account.id)).rejects.toEqual(noKeychain('not-kept'));
    become(null);
    const replaced = await second.service.replaceSecret({
      accountId: account.id,
      credentials: { authToken: sandbox.plivo.authToken },
    });
    expect(replaced.secretStore).toBe('keychain');
    await second.service.sessions(account.id);
    expect(second.seen.map(({ event }) => event)).toEqual(['accountChanged', 'connected']);
  });

  test('a locked keychain is not asked again and again, and works once it is unlocked', async () => {
    const { vault, become, reads } = frailVault();
    const folder = freshFolder();
    const sandbox = await openSandbox();
    const first = await openAccountRig({ vault, folder, sandbox });
    const account = await first.service.connect(first.form());
    first.close();

    become('locked');
    const { service, hand } = await openAccountRig({ vault, folder, sandbox });
    const tries = [1, 2, 3].map(() => service.sessions(account.id));
    for (const tried of tries) await expect(tried).rejects.toEqual(noKeychain('locked'));
    await expect(service.sessions(account.id)).rejects.toEqual(noKeychain('locked'));
    expect(reads()).toBe(1);
    service.retryRefused();
    await expect(service.sessions(account.id)).rejects.toEqual(noKeychain('locked'));
    expect(reads()).toBe(2);
    become(null);
    hand.advance(60_000);
    const bound = await service.sessions(account.id);
    expect(await service.sessions(account.id)).toBe(bound);
    expect(await service.list()).toEqual([account]);
  });
});

describe('removing while the keychain is locked', () => {
  test('an account whose secret cannot be removed stays', async () => {
    const { vault, inner, become } = frailVault();
    const { service, form } = await openAccountRig({ vault });
    const account = await service.connect(form());
    become('locked');
    await expect(service.remove({ accountId: account.id })).rejects.toEqual(noKeychain('locked'));
    expect(await service.list()).toEqual([account]);
    expect(await inner.read(account.id)).not.toBeNull();
    become(null);
    await service.remove({ accountId: account.id });
    expect(await inner.read(account.id)).toBeNull();
  });

  test('a person may leave behind a secret that cannot be removed', async () => {
    const { vault, inner, become } = frailVault();
    const { service, form } = await openAccountRig({ vault });
    const { id } = await service.connect(form());
    become('locked');
    await service.remove({ accountId: id, leaveSecret: true });
    expect(await service.list()).toEqual([]);
    expect(await inner.read(id)).not.toBeNull();
  });
});
