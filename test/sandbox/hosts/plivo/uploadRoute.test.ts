import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../../electron/sandbox/startSandbox.ts';
import { ask, gif, objectsOf, png, upload, uploads } from '../../wire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 0, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

test('stores every file of a form and answers in its order', async () => {
  await start();
  const response = await upload(sandbox, [
    { name: 'b.gif', bytes: gif },
    { name: 'a.txt', type: 'text/plain', bytes: 'hello' },
  ]);
  expect(response.status).toBe(201);
  const objects = await objectsOf(response);
  expect(objects).toMatchObject([
    { file_name: 'b.gif', content_type: 'image/gif', size: gif.length, status: 'success' },
    { file_name: 'a.txt', content_type: 'text/plain', size: 5, status_code: 201 },
  ]);
  expect(uploads(sandbox).map((entry) => entry.sha256)).toEqual([
    createHash('sha256').update(gif).digest('hex'),
    createHash('sha256').update('hello').digest('hex'),
  ]);
});

test('refuses single files and stores the others', async () => {
  await start({ limitBytes: 1_000 });
  const response = await upload(sandbox, [
    { name: 'exact.txt', type: 'text/plain', bytes: 'x'.repeat(1_000) },
    { name: 'over.txt', type: 'text/plain', bytes: 'x'.repeat(1_001) },
    { name: 'empty.gif', bytes: '' },
    { name: 'really-an-exe.png', type: 'image/png', bytes: 'MZ\0\0binary' },
    { name: 'under.txt', type: 'text/plain', bytes: 'x'.repeat(999) },
  ]);
  expect(response.status).toBe(201);
  const objects = await objectsOf(response);
  expect(objects.map((object) => object.status_code)).toEqual([201, 400, 400, 400, 201]);
  expect(objects[1]).toEqual({
    file_name: 'over.txt',
    status: 'failed',
    status_code: 400,
    error_code: 0,
    error_message: 'file is larger than 1000 bytes',
  });
  expect(uploads(sandbox).map((entry) => entry.name)).toEqual(['exact.txt', 'under.txt']);
});

test('the overall status of mixed and failed uploads can be chosen', async () => {
  await start({ mixedStatus: 207, allFailedStatus: 202 });
  const empty = { name: 'empty.gif', bytes: '' };
  expect((await upload(sandbox, [{ name: 'a.gif', bytes: gif }, empty])).status).toBe(207);
  expect((await upload(sandbox, [empty])).status).toBe(202);
});

test('takes ten files and refuses eleven altogether', async () => {
  await start();
  const files = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.png`, bytes: png }));
  expect((await upload(sandbox, files)).status).toBe(400);
  expect(uploads(sandbox)).toHaveLength(0);
  expect((await upload(sandbox, files.slice(1))).status).toBe(201);
  expect(uploads(sandbox)).toHaveLength(10);
});

test('takes the field `file` only, and forms only', async () => {
  await start();
  const other = await upload(sandbox, [{ name: 'a.gif', bytes: gif, field: 'files' }]);
  expect(other.status).toBe(400);
  const json = await ask(sandbox, 'Media/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(json.status).toBe(400);
  expect(uploads(sandbox)).toHaveLength(0);
});

test('keeps names as they are, but for their folders', async () => {
  await start();
  const names = [
    'it’s "done".gif',
    'ünïcödé ☂.gif',
    '../../etc/passwd.gif',
    'same.gif',
    'same.gif',
  ];
  const objects = await objectsOf(
    await upload(
      sandbox,
      names.map((name) => ({ name, bytes: gif })),
    ),
  );
  expect(objects.map((object) => object.file_name)).toEqual([
    'it’s %22done%22.gif',
    'ünïcödé ☂.gif',
    'passwd.gif',
    'same.gif',
    'same.gif',
  ]);
  expect(new Set(objects.map((object) => object.media_id)).size).toBe(5);
});

test('stores nothing of a request that breaks off, wherever it does', async () => {
  await start();
  const head = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.gif"\r\n\r\n';
  const whole = Buffer.concat([Buffer.from(head), gif, Buffer.from('\r\n--cut--\r\n')]);
  for (let step = 1; step < 16; step += 1) {
    await sendPart(whole, Math.floor((whole.length * step) / 16));
  }
  expect(uploads(sandbox)).toHaveLength(0);
});

test('refuses a form without its end', async () => {
  await start();
  const response = await ask(sandbox, 'Media/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=cut' },
    body: '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhel',
  });
  expect(response.status).toBe(400);
  expect(uploads(sandbox)).toHaveLength(0);
});

/** Announces the whole body, sends its beginning, and cuts the connection. */
function sendPart(whole: Buffer, length: number): Promise<void> {
  const { baseUrl, authId, authToken } = sandbox.plivo;
  return new Promise((resolve) => {
    const outgoing = request(`${baseUrl}/Account/${authId}/Media/`, {
      method: 'POST',
      auth: `${authId}:${authToken}`,
      headers: {
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': whole.length,
      },
    });
    outgoing.on('error', () => resolve());
    outgoing.write(whole.subarray(0, length), () => setTimeout(() => outgoing.destroy(), 5));
  });
}
