import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { ask, gif, list, objectsOf, upload, uploadOne, uploads } from './wire.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ items: 30 });
});
afterEach(() => sandbox.close());

const send = (name = 'a.gif') => upload(sandbox, [{ name, bytes: gif }]);

test('befalls the requests it matches, as often as it says', async () => {
  sandbox.faults.arm({ kind: 'answer', status: 503, route: 'list', times: 2, skip: 1 });
  const statusOf = async () => (await ask(sandbox, 'Media/')).status;
  expect((await send()).status).toBe(201);
  expect([await statusOf(), await statusOf(), await statusOf(), await statusOf()]).toEqual([
    200, 503, 503, 200,
  ]);
  sandbox.faults.arm({ kind: 'answer', status: 500, when: (seen) => seen.query === '?limit=7' });
  expect(await statusOf()).toBe(200);
  expect((await ask(sandbox, 'Media/?limit=7')).status).toBe(500);
  sandbox.faults.arm({ kind: 'answer', status: 500 });
  sandbox.faults.clear();
  expect(await statusOf()).toBe(200);
});

test('answers with any status, headers and body', async () => {
  sandbox.faults.arm({ kind: 'answer', status: 429, headers: { 'retry-after': '3' }, body: {} });
  const limited = await ask(sandbox, 'Media/');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
  sandbox.faults.arm({
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Sign in</h1>',
  });
  expect(await (await ask(sandbox, 'Media/')).text()).toBe('<h1>Sign in</h1>');
});

test('an answer instead of storing, or after it', async () => {
  sandbox.faults.arm({ kind: 'answer', status: 502, route: 'upload' });
  sandbox.faults.arm({ kind: 'answer', status: 502, route: 'upload', at: 'stored', skip: 1 });
  expect((await send('lost.gif')).status).toBe(502);
  expect((await send('kept.gif')).status).toBe(502);
  expect(uploads(sandbox).map((entry) => entry.name)).toEqual(['kept.gif']);
});

test('an early 413 reaches a client that is still sending', async () => {
  sandbox.faults.arm({ kind: 'answer', status: 413, route: 'upload', at: 'headers' });
  const large = { name: 'large.txt', type: 'text/plain', bytes: 'x'.repeat(1_900_000) };
  expect((await upload(sandbox, [large, large, large])).status).toBe(413);
  expect(uploads(sandbox)).toHaveLength(0);
});

test.each([
  ['headers', 0],
  ['received', 0],
  ['stored', 1],
] as const)('reset at %s', async (at, stored) => {
  sandbox.faults.arm({ kind: 'reset', at });
  await expect(send()).rejects.toThrow();
  expect(uploads(sandbox)).toHaveLength(stored);
});

test('reset in the middle of a body', async () => {
  sandbox.faults.arm({ kind: 'reset-in-body', share: 0.5 });
  const large = { name: 'large.txt', type: 'text/plain', bytes: 'x'.repeat(1_900_000) };
  await expect(upload(sandbox, [large])).rejects.toThrow();
  expect(uploads(sandbox)).toHaveLength(0);
  const seen = sandbox.requests().at(-1);
  expect(seen?.receivedBytes).toBeGreaterThan(900_000);
  expect(seen?.receivedBytes).toBeLessThan(1_900_000);
  expect(seen?.status).toBeNull();
});

test('answers that stop, break off or lie about their form', async () => {
  const body = async () => (await ask(sandbox, 'Media/')).text();
  sandbox.faults.arm({ kind: 'truncate' });
  await expect(body()).rejects.toThrow();
  sandbox.faults.arm({ kind: 'malformed' });
  const malformed = await body();
  expect(() => JSON.parse(malformed)).toThrow();
  sandbox.faults.arm({ kind: 'content-type', contentType: 'text/html' });
  expect((await ask(sandbox, 'Media/')).headers.get('content-type')).toBe('text/html');
  for (const kind of ['stall', 'hang'] as const) {
    sandbox.faults.arm({ kind });
    const signal = AbortSignal.timeout(150);
    const waiting = ask(sandbox, 'Media/', { signal }).then((response) => response.text());
    await expect(waiting).rejects.toThrow(/timeout|aborted/);
  }
});

test('slow answers arrive whole', async () => {
  const whole = await list(sandbox, '?limit=1');
  sandbox.faults.arm({ kind: 'drip', bytesPerSecond: 20_000 });
  expect((await list(sandbox, '?limit=1')).objects).toEqual(whole.objects);
  sandbox.faults.arm({ kind: 'slow-headers', delayMs: 20 });
  expect((await list(sandbox, '?limit=1')).objects).toEqual(whole.objects);
  sandbox.faults.arm({ kind: 'slow-read', bytesPerSecond: 100_000 });
  expect((await send()).status).toBe(201);
});

test('sends the client to another host, where credentials would be seen', async () => {
  const location = `${sandbox.plivo.mediaOrigin}/elsewhere`;
  sandbox.faults.arm({ kind: 'redirect', location });
  const response = await ask(sandbox, 'Media/');
  expect([response.status, response.headers.get('location')]).toEqual([307, location]);
});

test('refuses objects by name and by index', async () => {
  sandbox.faults.arm({ kind: 'refuse', names: ['b.gif'], errorCode: 7, errorMessage: 'no' });
  sandbox.faults.arm({ kind: 'refuse', indexes: [2], statusCode: 415 });
  const files = ['a.gif', 'b.gif', 'c.gif', 'd.gif'].map((name) => ({ name, bytes: gif }));
  const objects = await objectsOf(await upload(sandbox, files));
  expect(objects.map((object) => object.status_code)).toEqual([201, 400, 415, 201]);
  expect(objects[1]).toMatchObject({ error_code: 7, error_message: 'no' });
  expect(uploads(sandbox).map((entry) => entry.name)).toEqual(['a.gif', 'd.gif']);
});

test('stored at once, listed later', async () => {
  sandbox.faults.arm({ kind: 'list-late', delayMs: 30_000 });
  const { media_id: id } = await uploadOne(sandbox);
  const listed = async () => (await list(sandbox)).objects.some((object) => object.media_id === id);
  expect(uploads(sandbox)).toHaveLength(1);
  expect((await ask(sandbox, `Media/${id}/`)).status).toBe(200);
  expect(await listed()).toBe(false);
  sandbox.wind(30_000);
  expect(await listed()).toBe(true);
});

test('answers can be changed: sizes, totals, other files', async () => {
  sandbox.faults.arm({
    kind: 'rewrite',
    route: 'list',
    change: (body) => ({ ...body, meta: { ...(body['meta'] as object), total_count: 9_999 } }),
  });
  expect((await list(sandbox)).meta.total_count).toBe(9_999);
});

test('the troubles of one request add up', async () => {
  sandbox.faults.arm({ kind: 'list-late', delayMs: 30_000, route: 'upload' });
  sandbox.faults.arm({ kind: 'reset', at: 'stored', route: 'upload' });
  await expect(send()).rejects.toThrow();
  expect(uploads(sandbox)).toHaveLength(1);
  expect((await list(sandbox)).meta.total_count).toBe(30);
});
