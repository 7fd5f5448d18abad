import { expect, onTestFinished, test } from 'vitest';
import { createAccountTable } from '../../electron/accounts/accountTable.ts';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';
import { providerById } from '../../electron/providers/registry.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import type { SecretStore } from '../../shared/account.ts';
import { accountId } from '../../shared/ids.ts';
import { openAccountRig } from './support/accountRig.ts';

const id = accountId.parse('account-of-last-year');

async function open(providerName: string, region: string) {
  const provider = providerById(providerName);
  if (provider === null) throw new Error('no such provider');
  const sandbox = await startSandbox({ items: 3 });
  onTestFinished(() => sandbox.close());
  const { accountSid, authToken } = sandbox.twilioMessaging;
  const vault = createMemoryVault();
  const reads: string[] = [];
  const watched = {
    ...vault,
    read(key: string) {
      reads.push(key);
      return vault.read(key);
    },
  };
  await vault.write(id, JSON.stringify({ authToken }));
  const { baseUrl } = sandbox.twilioMessaging;
  const { mcsUrl, conversationsUrl } = sandbox.twilioConversations;
  const endpoints: Readonly<Record<string, string>> =
    providerName === 'twilioMessaging' ? { baseUrl } : { mcsUrl, conversationsUrl };
  const rig = await openAccountRig({ sandbox, vault: watched, providers: [provider], endpoints });
  const table = createAccountTable(rig.database);
  const secretStore: SecretStore = 'keychain';
  const account = {
    id,
    providerId: provider.id,
    label: 'Shop',
    identity: accountSid,
    practice: false,
    secretStore,
    connectedAt: 1,
    colour: 0,
  };
  table.save(account, { accountSid, region });
  const fields = () => table.get(id)?.publicFields;
  const answered = () => sandbox.requests().length;
  return { ...rig, reads, fields, answered, authToken, accountSid };
}

test('an account of Twilio Messaging in US1 goes on as it was', async () => {
  const { service, reads } = await open('twilioMessaging', 'us1');
  const { provider, session } = await service.sessions(id);
  await provider.verify(session, new AbortController().signal);
  expect(reads).toEqual([id]);
});

test.each([
  ['twilioMessaging', 'ie1', 'api.dublin.ie1.twilio.com'],
  ['twilioMessaging', 'au1', 'api.sydney.au1.twilio.com'],
  ['twilioMessaging', 'sg1', 'api.singapore.sg1.twilio.com'],
  ['twilioConversations', 'au1', 'mcs.au1.twilio.com'],
])(
  'the secret of %s in %s stays where it was entered for until it is given anew',
  async (name, region, host) => {
    const { service, reads, fields, answered, authToken, accountSid } = await open(name, region);
    await expect(service.sessions(id)).rejects.toMatchObject({
      failure: { kind: 'unauthorized', boundTo: host },
    });
    expect(reads).toEqual([]);
    expect(answered()).toBe(0);
    // The account and what it is known by are still there.
    expect(await service.list()).toMatchObject([{ id, identity: accountSid }]);

    await service.replaceSecret({ accountId: id, credentials: { authToken } });
    const { provider, session } = await service.sessions(id);
    await provider.verify(session, new AbortController().signal);
    const left = name === 'twilioMessaging' ? { accountSid } : { accountSid, region: 'us1' };
    expect(fields()).toEqual(left);
  },
);

test('a practice account takes on what its sandbox is called now', async () => {
  const { service, database, sandbox } = await open('twilioConversations', 'us1');
  const practice = await service.explore();
  database.prepare("UPDATE accounts SET identity = 'AC-of-yesterday' WHERE practice = 1").run();
  expect(await service.explore()).toEqual(practice);
  const identity = sandbox.twilioMessaging.accountSid;
  expect(await service.list()).toContainEqual({ ...practice, identity });
});
