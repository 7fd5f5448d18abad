import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, basic, lamlProviders, page, sendOne } from './accounts.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 20, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

test.each(lamlProviders)('%s: lets only the account itself in', async (provider) => {
  const account = accountOf(await start(), provider);
  const { origin, root, user, password } = account;
  const other = accountOf(sandbox, provider === 'signalwire' ? 'twilioMessaging' : 'signalwire');
  for (const [path, headers] of [
    [root, {}],
    [root, basic(user, 'wrong')],
    [root, basic(other.user, other.password)],
    [root.replace(user, other.user), basic(user, password)],
  ] as const) {
    const response = await fetch(`${origin}${path}/Messages.json`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      code: 20_003,
      message: expect.stringContaining('Authentication Error'),
      more_info: expect.stringContaining('20003'),
      status: 401,
      ...(provider === 'twilioMessaging' && {
        detail: 'Your AccountSid or AuthToken was incorrect.',
      }),
    });
  }
});

test('some pairs are good but may not read messages', async () => {
  await start();
  const { apiKey, restrictedKey } = sandbox.twilioMessaging;
  const twilio = accountOf(sandbox, 'twilioMessaging');
  const asKey = { ...twilio, user: apiKey.sid, password: apiKey.secret };
  expect((await ask(asKey, 'Messages.json')).status).toBe(200);
  const asRestricted = { ...twilio, user: restrictedKey.sid, password: restrictedKey.secret };
  const refused = await ask(asRestricted, 'Messages.json');
  expect([refused.status, await refused.json()]).toMatchObject([401, { code: 70_051 }]);

  const signalwire = accountOf(sandbox, 'signalwire');
  const unscoped = { ...signalwire, password: sandbox.signalwire.unscopedToken };
  expect((await ask(unscoped, 'Messages.json')).status).toBe(401);
});

test.each(lamlProviders)('%s: refuses more at once than it takes', async (provider) => {
  const account = accountOf(
    await start({ latencyMs: 40, [provider]: { maxInFlight: 2 } }),
    provider,
  );
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => ask(account, 'Messages.json?PageSize=1')),
  );
  const over = answers.filter(({ status }) => status === 429);
  expect(over.length).toBeGreaterThan(0);
  expect(await over[0]?.json()).toMatchObject({ code: 20_429, status: 429 });
  const loads = answers.map(({ headers }) => headers.get('twilio-concurrent-requests'));
  if (provider === 'signalwire') expect(loads).toEqual([null, null, null, null, null]);
  else expect(loads.every((load) => Number(load) >= 1)).toBe(true);
  expect((await ask(account, 'Messages.json')).status).toBe(200);
});

test.each(lamlProviders)('%s: a refused message was not sent', async (provider) => {
  const account = accountOf(
    await start({ latencyMs: 30, [provider]: { maxInFlight: 1 } }),
    provider,
  );
  const sent = await Promise.allSettled([1, 2, 3, 4].map(() => sendOne(account, [])));
  const taken = sent.filter(({ status }) => status === 'fulfilled');
  expect(taken.length).toBeLessThan(4);
  expect(sandbox.messages()).toHaveLength(taken.length);
});

test.each([
  [
    'coded-array',
    { errors: [{ code: '20404', message: expect.any(String), more_info: expect.any(String) }] },
  ],
  ['text-array', { errors: [expect.stringContaining('was not found')] }],
] as const)('SignalWire has more forms of errors: %s', async (errorForm, body) => {
  const account = accountOf(await start({ signalwire: { errorForm } }), 'signalwire');
  const response = await ask(account, 'Messages/nothing');
  expect([response.status, await response.json()]).toEqual([404, body]);
});

test.each(lamlProviders)('%s: knows its routes and methods only', async (provider) => {
  const account = accountOf(await start(), provider);
  const statuses = await Promise.all([
    ask(account, 'Messages.json', { method: 'DELETE' }),
    ask(account, 'Messages/x/Media.json', { method: 'POST' }),
    ask(account, 'Calls.json'),
    ask(account, 'Messages.yaml'),
    ask(account, '/2010-04-01/Accounts.json'),
    ask(account, '/2010-04-02/Accounts/x/Messages.json'),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([405, 405, 404, 404, 404, 404]);
  for (const response of statuses) expect(await response.json()).toHaveProperty('more_info');
});

test.each(lamlProviders)('%s: old messages may be purged', async (provider) => {
  // Twilio does so by itself.
  const options = provider === 'signalwire' ? { signalwire: { purgeAfterDays: 400 } } : {};
  const account = accountOf(await start(options), provider);
  const { messages } = await page(account, 'Messages.json');
  const { sid } = await sendOne(account, []);
  sandbox.wind(399 * 24 * 3_600_000);
  const left = (await page(account, 'Messages.json?PageSize=1000')).messages;
  expect(left[0]?.sid).toBe(sid);
  expect(left.length).toBeLessThan(messages.length);
  sandbox.wind(2 * 24 * 3_600_000);
  expect((await page(account, 'Messages.json')).messages).toEqual([]);
  expect((await ask(account, `Messages/${sid}.json`)).status).toBe(404);
});

test.each(lamlProviders)(
  '%s: fails by route and host, and writes down requests',
  async (provider) => {
    const account = accountOf(await start(), provider);
    const [host, elsewhere] = ['signalwire', 'twilio-messaging'] as const;
    const own = provider === 'signalwire' ? host : elsewhere;
    sandbox.faults.arm({ kind: 'answer', status: 503, host: own, route: 'messages' });
    sandbox.faults.arm({ kind: 'answer', status: 500, host: own === host ? elsewhere : host });
    expect((await ask(account, 'Messages.json')).status).toBe(503);
    expect((await ask(account, 'Messages.json')).status).toBe(200);
    expect(sandbox.requests()).toMatchObject([
      { host: own, route: 'messages', status: 503, hasAuthorization: true },
      { host: own, route: 'messages', status: 200 },
    ]);
  },
);
