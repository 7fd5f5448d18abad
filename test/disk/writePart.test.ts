import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { diskFailure } from '../../electron/disk/diskFailure.ts';
import { writePart } from '../../electron/disk/writePart.ts';
import { createHttp } from '../../electron/http/createHttp.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

const signal = () => new AbortController().signal;
const plain = (body: Readable) => ({ body, sizeBytes: null, sha256: null, storedAt: null });

it('takes a hundred megabytes, and no more at a time than is written', async () => {
  const chunk = Buffer.alloc(65_536, 3);
  const chunks = 1_600;
  let sent = 0;
  function* counted() {
    for (let index = 0; index < chunks; index += 1) {
      sent += chunk.length;
      yield chunk;
    }
  }
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': String(chunk.length * chunks) });
    const all = Readable.from(counted());
    pipeline(all, response).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const http = createHttp(
    { baseUrl, authorization: { headers: {}, secrets: [] } },
    { clock: systemClock, log: silentLog },
  );
  const { body, sizeBytes } = await http.bytes(`${baseUrl}large`, signal());
  const path = join(freshFolder(), 'large');
  let most = 0;
  await writePart(path, { ...plain(body), sizeBytes }, signal(), (done) => {
    // On the wire, in both ends' buffers and in memory: whatever is not on disk yet.
    most = Math.max(most, sent - done);
  });
  expect(statSync(path).size).toBe(chunk.length * chunks);
  expect(most).toBeLessThan(16 * 1_024 * 1_024);
  await new Promise((resolve) => server.close(resolve));
});

it('takes neither fewer bytes than were told, nor others than are known', async () => {
  const folder = freshFolder();
  const body = () => Readable.from([Buffer.from('abc')]);
  const write = (name: string, more: object) =>
    writePart(join(folder, name), { ...plain(body()), ...more }, signal(), () => {});
  await expect(write('a', { sizeBytes: 4 })).rejects.toMatchObject({
    failure: { kind: 'provider-down', cause: 'cut-answer' },
  });
  await expect(write('b', { sha256: '00' })).rejects.toMatchObject({
    failure: { kind: 'not-saved', cause: 'other-bytes' },
  });
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  await write('c', { sizeBytes: 3, sha256 });
  writeFileSync(join(folder, 'd'), 'there');
  await expect(write('d', {})).rejects.toMatchObject({ code: 'EEXIST' });
});

it.each([
  ['ENOSPC', 'full'],
  ['EACCES', 'no-rights'],
  ['EROFS', 'no-rights'],
  ['ENAMETOOLONG', 'name-unfit'],
  ['EFBIG', 'too-large'],
  ['EBUSY', 'in-use'],
  ['EIO', 'failed'],
])('says of %s that it is %s', (code, cause) => {
  const error = Object.assign(new Error('x'), { code });
  expect(diskFailure(error)).toMatchObject({ failure: { kind: 'not-saved', cause } });
  expect(diskFailure(new TypeError('a bug'))).toBeInstanceOf(TypeError);
});
