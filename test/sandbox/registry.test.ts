import { expect, onTestFinished, test } from 'vitest';
import { providers } from '../../electron/providers/registry.ts';
import { twilioMessagingSandbox } from '../../electron/sandbox/hosts/twilioMessaging/twilioMessagingSandbox.ts';
import { sandboxHosts } from '../../electron/sandbox/registry.ts';
import { startHosts, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { madeUpSandbox } from '../providers/madeUp/madeUpSandbox.ts';
import { accountOf, firstMedia } from './laml/accounts.ts';

test('has a far end for every provider, under its id and in its order', async () => {
  const ids = providers.map(({ id }) => id as string);
  expect(Object.keys(sandboxHosts)).toEqual(ids);
  const sandbox = await startSandbox({ items: 0 });
  onTestFinished(() => sandbox.close());
  expect(Object.keys(sandbox.accesses())).toEqual(ids);
});

test('starts any of them alone, each with its own options', async () => {
  const options = { items: 3, twilioMessaging: { token: 'a'.repeat(32) } };
  const sandbox = await startHosts({ twilioMessaging: twilioMessagingSandbox }, options);
  onTestFinished(() => sandbox.close());
  expect(sandbox.twilioMessaging.authToken).toBe('a'.repeat(32));
  expect(sandbox.receive('twilioMessaging', { body: 'Hello' })).toMatch(/^SM/);
  expect(sandbox.ledger()).toEqual([]);
});

test('Twilio has one account for both of its products, with the same keys', async () => {
  const sandbox = await startSandbox({ items: 1, mcs: { authToken: 'b'.repeat(32) } });
  onTestFinished(() => sandbox.close());
  const { twilioMessaging, twilioConversations } = sandbox;
  const { accountSid, authToken, apiKey } = twilioMessaging;
  expect(twilioConversations).toMatchObject({ accountSid, authToken, apiKey });
  expect(authToken).toBe('b'.repeat(32));
  const pairs = [
    [accountSid, authToken, 200],
    [apiKey.sid, apiKey.secret, 200],
    [accountSid, apiKey.secret, 401],
  ] as const;
  for (const [user, secret, status] of pairs) {
    const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
    for (const url of [
      `${twilioMessaging.baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`,
      `${twilioConversations.conversationsUrl}/v1/Services`,
    ]) {
      expect((await fetch(url, { headers: { authorization } })).status).toBe(status);
    }
  }
});

test.each(['seed', 'observed'] as const)(
  'an account of Twilio is protected unless it is of the older kind: %s',
  async (profile) => {
    const bytesOf = async (options: { protected?: boolean }) => {
      const sandbox = await startSandbox({ items: 3, profile, ...options });
      onTestFinished(() => sandbox.close());
      const account = accountOf(sandbox, 'twilioMessaging');
      const { path } = await firstMedia(account);
      return (await fetch(`${account.origin}${account.root}/${path}`)).status;
    };
    expect(await bytesOf({})).toBe(401);
    expect(await bytesOf({ protected: false })).toBe(200);
  },
);

test('says so when a far end cannot do what a test asks of it', async () => {
  const sandbox = await startHosts({ madeUp: madeUpSandbox }, { items: 3 });
  onTestFinished(() => sandbox.close());
  expect(() => sandbox.receive('madeUp', {})).toThrow('madeUp receives no messages here');
  // It does not say how its lists are given, so a fault of lists could do nothing.
  sandbox.faults.arm({ kind: 'endless-list', brings: 'new', route: 'list' });
  const { baseUrl, token } = sandbox.madeUp;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${baseUrl}/files`, { headers });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('says of no list');
});

test('gives each request a trouble only once, and only where it was armed', async () => {
  const sandbox = await startHosts({ madeUp: madeUpSandbox }, { items: 1 });
  onTestFinished(() => sandbox.close());
  sandbox.faults.arm({ kind: 'answer', status: 418, route: 'list', host: 'made-up' });
  const { baseUrl, token } = sandbox.madeUp;
  const ask = async () =>
    (await fetch(`${baseUrl}/files`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect([await ask(), await ask()]).toEqual([418, 200]);
  expect(
    sandbox.requests().map(({ route, hasAuthorization }) => [route, hasAuthorization]),
  ).toEqual([
    ['list', true],
    ['list', true],
  ]);
});
