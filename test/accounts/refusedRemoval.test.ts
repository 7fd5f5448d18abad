import { expect, it } from 'vitest';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';
import type { Vault } from '../../electron/accounts/vault.ts';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { openAccountRig } from './support/accountRig.ts';

it('keeps the secret of an account that stays, since the library may only be read', async () => {
  const { service, form, vault, database } = await openAccountRig();
  const { id } = await service.connect(form());
  const secret = await vault.read(id);
  const readOnly = refusals.find(({ cause }) => cause === 'read-only');
  const relent = readOnly?.begin(database);
  await expect(service.remove({ accountId: id })).rejects.toHaveProperty('errcode', 8);
  expect(await vault.read(id)).toBe(secret);
  relent?.();
  await service.remove({ accountId: id });
  expect(await vault.read(id)).toBeNull();
  expect(await service.list()).toEqual([]);
});

it('removes it as soon as another program lets go of the library', async () => {
  const memory = createMemoryVault();
  let lock = () => {};
  // The worst moment: the secret is gone, and the row is not.
  const vault: Vault = {
    ...memory,
    async remove(id) {
      await memory.remove(id);
      lock();
    },
  };
  const { service, form, database, hand, seen } = await openAccountRig({ vault });
  const { id } = await service.connect(form());
  let release = () => {};
  lock = () => {
    release = lockIt.begin(database);
  };
  const removing = service.remove({ accountId: id });
  await expect.poll(() => seen.at(-1)?.event).toBe('removing');
  expect(await service.list()).toHaveLength(1);
  release();
  hand.end(100);
  await removing;
  expect(await service.list()).toEqual([]);
  expect(seen.slice(-3).map(({ event }) => event)).toEqual([
    'removing',
    'accountRemoved',
    'removed',
  ]);
});
