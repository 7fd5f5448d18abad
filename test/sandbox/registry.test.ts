import { expect, onTestFinished, test } from 'vitest';
import { providers } from '../../electron/providers/registry.ts';
import { twilioMessagingSandbox } from '../../electron/sandbox/hosts/twilioMessaging/twilioMessagingSandbox.ts';
import { sandboxHosts } from '../../electron/sandbox/registry.ts';
import { startHosts, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { madeUpSandbox } from '../providers/madeUp/madeUpSandbox.ts';

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
