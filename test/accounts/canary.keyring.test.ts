import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createKeychainVault } from '../../electron/accounts/keychainVault.ts';
import { systemClock } from '../../electron/base/clock.ts';
import { openAccountRig } from './support/accountRig.ts';
import { forkedChild } from './support/forkedChild.ts';
import { freshFolder } from './support/freshFolder.ts';
import { bundleKeychainProcess, modules } from './support/keychainBundle.ts';
import { openKeyring } from './support/keyring.ts';

test('the secret is in the keyring and nowhere else', async () => {
  const keyring = await openKeyring(freshFolder());
  onTestFinished(keyring.close);
  await keyring.start();
  const path = await bundleKeychainProcess(freshFolder());
  const commandLines: string[] = [];
  const vault = createKeychainVault({
    spawn() {
      const child = forkedChild(path, { ...keyring.env, NODE_PATH: modules });
      commandLines.push(readFileSync(join('/proc', String(child.pid), 'cmdline'), 'latin1'));
      return child;
    },
    service: 'Satchel',
    clock: systemClock,
    onState: () => {},
  });
  onTestFinished(vault.close);

  const { service, sandbox, form, database, written, seen, close } = await openAccountRig({
    vault,
  });
  const { authId, authToken } = sandbox.plivo;
  const account = await service.connect(form());
  await service.rename({ accountId: account.id, label: 'Store' });
  await service.replaceSecret({ accountId: account.id, credentials: { authToken } });
  const { provider, session } = await service.sessions(account.id);
  sandbox.faults.arm({ kind: 'answer', status: 400, body: { error: `no ${authToken}` } });
  const error = await provider.list(session, null, new AbortController().signal).catch(inspect);
  expect(error).toContain('provider-refused');
  expect(error).not.toContain(authToken);

  expect(await vault.read(account.id)).toContain(authToken);
  database.exec('PRAGMA wal_checkpoint');
  const traces = () => [written(), JSON.stringify(seen), ...commandLines].join('\n');
  const basic = Buffer.from(`${authId}:${authToken}`).toString('base64');
  expect(traces()).toContain(account.id);
  expect(traces()).not.toContain(authToken);
  expect(traces()).not.toContain(basic);
  close();
  expect(traces()).not.toContain(authToken);
});
