import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, basic, firstMedia, lamlProviders } from './accounts.ts';

const hourMs = 3_600_000;
let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 20, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

const bare = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: 'manual', headers });

const locationOf = (response: Response) => response.headers.get('location') ?? '';

test.each(lamlProviders)('%s: files are public until protected, at once', async (provider) => {
  const account = accountOf(await start({ protected: false }), provider);
  const { path } = await firstMedia(account);
  const url = `${account.origin}${account.root}/${path}`;
  expect((await bare(url)).status).toBe(200);
  sandbox.protect(true, provider);
  const denied = await bare(url);
  expect(denied.status).toBe(401);
  expect(await denied.text()).toContain('20003');
  sandbox.protect(false);
  expect((await bare(url)).status).toBe(200);
  expect((await bare(url, basic(account.user, 'wrong'))).status).toBe(401);
});

test('SignalWire gives protected files to those who have the credentials', async () => {
  const account = accountOf(await start({ protected: true }), 'signalwire');
  const { path, media } = await firstMedia(account);
  const response = await ask(account, path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(media.content_type);
});

test.each(lamlProviders)('%s: files may be at another origin', async (provider) => {
  const account = accountOf(
    await start({ [provider]: { byteRoute: 'redirect', protected: false } }),
    provider,
  );
  const { path } = await firstMedia(account);
  const first = await bare(`${account.origin}${account.root}/${path}`);
  expect(first.status).toBe(302);
  const location = locationOf(first);
  expect(new URL(location).origin).toBe(account.filesOrigin);
  const file = await bare(location);
  expect(file.status).toBe(200);
  expect(file.headers.has('content-disposition')).toBe(provider === 'twilioMessaging');
  sandbox.protect(true);
  expect((await bare(location)).status).toBe(403);
});

test.each([302, 307] as const)('a signed link by %i holds for four hours', async (status) => {
  const options = { protected: true, redirectStatus: status };
  const account = accountOf(await start({ twilioMessaging: options }), 'twilioMessaging');
  const { path, media } = await firstMedia(account);
  const first = await ask(account, path);
  expect(first.status).toBe(status);
  expect(await first.text()).toMatch(/^<\?xml/);
  const link = locationOf(first);
  const file = await bare(link);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, media.content_type]);
  expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="[^"]+"$/);

  const forged = await bare(link.replace(/Expires=\d/, 'Expires=9'));
  expect(forged.status).toBe(403);
  sandbox.wind(4 * hourMs - 5_000);
  expect((await bare(link)).status).toBe(200);
  sandbox.wind(10_000);
  const expired = await bare(link);
  expect(expired.status).toBe(403);
  expect(await expired.text()).toContain('<Message>Request has expired</Message>');
  expect((await bare(locationOf(await ask(account, path)))).status).toBe(200);
});

test('traffic as it was seen takes two hops', async () => {
  const account = accountOf(await start({ profile: 'observed' }), 'twilioMessaging');
  const { path, media } = await firstMedia(account);
  const first = await ask(account, path);
  const second = await bare(locationOf(first));
  expect([first.status, second.status]).toEqual([307, 307]);
  const file = await bare(new URL(locationOf(second), locationOf(first)).href);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, media.content_type]);
});

test('a redirect may lead to itself for ever', async () => {
  const options = { twilioMessaging: { byteRoute: 'loop' } } as const;
  const account = accountOf(await start(options), 'twilioMessaging');
  const { path } = await firstMedia(account);
  const first = locationOf(await ask(account, path));
  const second = locationOf(await bare(first));
  expect(new URL(second, first).href).toBe(first);
});

test.each(lamlProviders)('%s: credentials at the files are a leak', async (provider) => {
  const account = accountOf(
    await start({ [provider]: { byteRoute: 'redirect', protected: true } }),
    provider,
  );
  const { path } = await firstMedia(account);
  const location = locationOf(await ask(account, path));
  expect((await bare(location)).status).toBe(200);
  expect(sandbox.leaks()).toBe(0);
  const refused = await bare(location, basic(account.user, account.password));
  expect(refused.status).toBe(400);
  expect(sandbox.leaks()).toBe(1);
  expect(JSON.stringify(sandbox.requests())).not.toContain(account.password);
});

test.each(lamlProviders)('%s: a link dies with its file', async (provider) => {
  const account = accountOf(
    await start({ [provider]: { byteRoute: 'redirect' }, protected: true }),
    provider,
  );
  const { path, meta } = await firstMedia(account);
  const link = locationOf(await ask(account, path));
  await ask(account, meta, { method: 'DELETE' });
  expect((await bare(link)).status).toBe(404);
});
