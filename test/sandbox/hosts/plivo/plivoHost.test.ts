import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../../electron/sandbox/startSandbox.ts';
import { ask, list, uploadOne } from '../../wire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 0, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

test('lets only the account itself in', async () => {
  await start();
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const basic = (user: string, token: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
  });
  const other = 'MA000000000000000000';
  const tries: [string, Record<string, string>][] = [
    [authId, {}],
    [authId, basic(authId, 'wrong')],
    [authId, basic(other, authToken)],
    [other, basic(authId, authToken)],
  ];
  for (const [account, headers] of tries) {
    const response = await fetch(`${baseUrl}/Account/${account}/Media/`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: 'authentication credentials were not provided',
    });
  }
  expect((await ask(sandbox, 'Media/')).status).toBe(200);
});

test('answers what it does not know as Plivo would', async () => {
  await start();
  const { media_id: id } = await uploadOne(sandbox);
  const statuses = {
    'an unknown item': await ask(sandbox, 'Media/0b8e3f5a-0000-4000-a000-000000000000/'),
    'no last slash': await ask(sandbox, `Media/${id}`),
    'an unknown path': await ask(sandbox, 'Recording/'),
    'delete one': await ask(sandbox, `Media/${id}/`, { method: 'DELETE' }),
    'delete all': await ask(sandbox, 'Media/', { method: 'DELETE' }),
  };
  expect(Object.values(statuses).map((response) => response.status)).toEqual([
    404, 404, 404, 405, 405,
  ]);
  for (const response of Object.values(statuses)) {
    expect(await response.json()).toEqual({
      api_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error: expect.any(String),
    });
  }
});

test('outlives requests that make no sense', async () => {
  await start();
  const { port } = new URL(sandbox.plivo.baseUrl);
  for (const target of ['*', '//', '/%', 'http://elsewhere.invalid/x']) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`OPTIONS ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /);
    socket.destroy();
  }
  expect((await ask(sandbox, 'Media/')).status).toBe(200);
});

test('may redirect to the path with its slash', async () => {
  await start({ unslashed: 'redirect' });
  const response = await ask(sandbox, 'Media?limit=3');
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toMatch(/\/Media\/\?limit=3$/);
});

test('refuses more requests than the rate allows, until the window has passed', async () => {
  await start({ rate: { count: 2, windowMs: 5_000 } });
  const statusOf = async () => (await ask(sandbox, 'Media/')).status;
  expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([200, 200, 429]);
  sandbox.wind(5_001);
  expect(await statusOf()).toBe(200);
});

test('refuses more requests at once than it may have in flight', async () => {
  await start({ maxInFlight: 1, latencyMs: 30 });
  const answers = await Promise.all([1, 2, 3].map(() => ask(sandbox, 'Media/')));
  expect(answers.map((response) => response.status)).toContain(429);
});

test('speaks as real traffic was seen to', async () => {
  await start({ profile: 'observed', items: 30 });
  const { objects, meta } = await list(sandbox, '?limit=500');
  expect(meta).toMatchObject({ limit: 20, total_count: 30, previous: null });
  expect(meta.next).toMatch(/^http:\/\/media-api\.invalid\/v1\/.*\/Media\?limit=20&offset=20$/);
  expect(objects[0]).toMatchObject({
    size: expect.stringMatching(/^\d+$/),
    url: expect.stringContaining('/Media/'),
    file_name: expect.stringMatching(/^\/media\/.+\/[^/]+$/),
  });
  expect(objects[0]).not.toHaveProperty('media_url');
  const denied = await ask(sandbox, 'Media/', { headers: { authorization: 'Basic bm86' } });
  expect(await denied.json()).not.toHaveProperty('api_id');
});

test('writes down what came, but no credentials', async () => {
  await start();
  await ask(sandbox, 'Media/?limit=2');
  const [seen] = sandbox.requests();
  expect(seen).toMatchObject({
    route: 'list',
    method: 'GET',
    query: '?limit=2',
    status: 200,
    hasAuthorization: true,
  });
  const { authId, authToken } = sandbox.plivo;
  const written = JSON.stringify(sandbox.requests());
  expect(written).not.toContain(authToken);
  expect(written).not.toContain(Buffer.from(`${authId}:${authToken}`).toString('base64'));
});

test('tells its own time', async () => {
  await start({ now: () => Date.UTC(2026, 0, 5, 9, 14, 3) });
  const response = await ask(sandbox, 'Media/');
  expect(response.headers.get('date')).toBe('Mon, 05 Jan 2026 09:14:03 GMT');
  expect((await uploadOne(sandbox)).upload_time).toBe('2026-01-05T09:14:03.000000Z');
});
