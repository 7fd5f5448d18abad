import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { gif, uploadOne } from '../../wire.ts';

let sandbox: Sandbox;
let url: string;
beforeEach(async () => {
  sandbox = await startSandbox({ items: 0 });
  url = (await uploadOne(sandbox)).media_url;
});
afterEach(() => sandbox.close());

test('serves the bytes to everyone, from a host of its own', async () => {
  expect(new URL(url).origin).toBe(sandbox.plivo.mediaOrigin);
  expect(new URL(url).origin).not.toBe(new URL(sandbox.plivo.baseUrl).origin);
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('image/gif');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(gif);
});

test('answers HEAD with the size and no bytes', async () => {
  const response = await fetch(url, { method: 'HEAD' });
  expect(response.headers.get('content-length')).toBe(String(gif.length));
  expect((await response.arrayBuffer()).byteLength).toBe(0);
});

test.each([
  ['bytes=0-5', 206, gif.subarray(0, 6)],
  ['bytes=6-', 206, gif.subarray(6)],
  ['bytes=-2', 206, gif.subarray(-2)],
  ['bytes=0-999', 206, gif],
  ['bytes=500-', 416, Buffer.alloc(0)],
  ['bytes=oops', 200, gif],
])('range %s', async (range, status, bytes) => {
  const response = await fetch(url, { headers: { range } });
  expect(response.status).toBe(status);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test('refuses credentials and remembers that they came', async () => {
  expect(sandbox.leaks()).toBe(0);
  const response = await fetch(url, { headers: { authorization: 'Basic bm86bm8=' } });
  expect(response.status).toBe(400);
  expect(sandbox.leaks()).toBe(1);
});
