import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import plivo from 'plivo';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ items: 30 });
});
afterEach(() => sandbox.close());

function client() {
  const { baseUrl, authId, authToken } = sandbox.plivo;
  // The client's types do not know its option for another host.
  const options = { url: `${baseUrl}/Account/${authId}` } as object;
  return new plivo.Client(authId, authToken, options);
}

test('the official client uploads, gets and lists', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'satchel-client-'));
  const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1');
  const paths = [join(dir, 'spring offer.gif'), join(dir, 'read me.txt')];
  await writeFile(paths[0] ?? '', gif);
  await writeFile(paths[1] ?? '', 'Bring this note.');

  const uploaded = (await client().media.upload(paths)) as unknown as {
    objects: { mediaId: string; fileName: string; status: string }[];
  };
  expect(uploaded.objects.map((object) => [object.fileName, object.status])).toEqual([
    ['spring offer.gif', 'success'],
    ['read me.txt', 'success'],
  ]);

  const id = uploaded.objects[0]?.mediaId ?? '';
  const got = await client().media.get(id);
  expect(got).toMatchObject({ contentType: 'image/gif', size: gif.length, mediaId: id });

  const listed = await client().media.list({ limit: 5, offset: 0 });
  expect(listed).toHaveLength(5);
  expect((listed as unknown as { meta: { totalCount: number } }).meta.totalCount).toBe(32);
});
