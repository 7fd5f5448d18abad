import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../../electron/sandbox/startSandbox.ts';
import { ask, gif, list, uploadOne, uploads } from '../../wire.ts';

const hourMs = 3_600_000;
let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 0, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

/** What each view of an item says: the call for one, the list, and the byte host. */
async function views(id: string, url: string) {
  const inList = (await list(sandbox)).objects.some((object) => object.media_id === id);
  const got = await ask(sandbox, `Media/${id}/`);
  return [got.status, inList, (await fetch(url)).status];
}

test('unused media goes after six hours, in every view at once', async () => {
  await start();
  const { media_id: id, media_url: url } = await uploadOne(sandbox);
  sandbox.wind(6 * hourMs - 60_000);
  expect(await views(id, url)).toEqual([200, true, 200]);
  sandbox.wind(60_000);
  expect(await views(id, url)).toEqual([404, false, 404]);
  expect(uploads(sandbox)).toHaveLength(1);
});

test('used media goes after a year', async () => {
  await start();
  const { media_id: id, media_url: url } = await uploadOne(sandbox);
  sandbox.markUsed(id);
  sandbox.wind(364 * 24 * hourMs);
  expect(await views(id, url)).toEqual([200, true, 200]);
  sandbox.wind(24 * hourMs);
  expect(await views(id, url)).toEqual([404, false, 404]);
});

test('sending a message uses its media, and lists it', async () => {
  await start();
  const { media_id: id, media_url: url } = await uploadOne(sandbox);
  const send = (media_ids: string[]) =>
    ask(sandbox, 'Message/', {
      method: 'POST',
      body: JSON.stringify({ src: '+15550100', dst: '+15550101', type: 'mms', media_ids }),
    });
  expect((await send(Array.from({ length: 11 }, () => id))).status).toBe(400);
  const sent = await send([id]);
  expect(sent.status).toBe(202);
  const { message_uuid } = (await sent.json()) as { message_uuid: string[] };
  const media = await ask(sandbox, `Message/${message_uuid[0]}/Media/`);
  expect(await media.json()).toMatchObject({ objects: [{ media_id: id, size: gif.length }] });
  sandbox.wind(7 * hourMs);
  expect(await views(id, url)).toEqual([200, true, 200]);
});

test('what is uploaded outlives the process when it has a folder', async () => {
  const storeDir = await mkdtemp(join(tmpdir(), 'satchel-store-'));
  let at = Date.UTC(2026, 0, 5);
  const options = { storeDir, items: 20, now: () => at };
  await start(options);
  const first = await uploadOne(sandbox, 'first.gif');
  const second = await uploadOne(sandbox, 'second.gif');
  sandbox.markUsed(second.media_id);
  const { objects: before } = await list(sandbox);
  await sandbox.close();

  at += 60_000;
  await start(options);
  const { objects: after } = await list(sandbox);
  expect(after.map((object) => object.media_id)).toEqual(before.map((object) => object.media_id));
  const again = after.find((object) => object.media_id === first.media_id);
  expect(Buffer.from(await (await fetch(again?.media_url ?? '')).arrayBuffer())).toEqual(gif);
  const third = await uploadOne(sandbox, 'third.gif');
  expect([first.media_id, second.media_id]).not.toContain(third.media_id);
  await sandbox.close();

  at += 7 * hourMs;
  await start(options);
  const names = (await list(sandbox)).objects.map((object) => object.file_name);
  expect(names).toContain('second.gif');
  expect(names).not.toContain('first.gif');
});

test('a journal cut in its last line loses that line alone', async () => {
  const storeDir = await mkdtemp(join(tmpdir(), 'satchel-store-'));
  await start({ storeDir });
  await uploadOne(sandbox, 'kept.gif');
  await uploadOne(sandbox, 'cut.gif');
  await sandbox.close();
  const journal = join(storeDir, 'journal.jsonl');
  await writeFile(journal, (await readFile(journal)).subarray(0, -20));

  await start({ storeDir });
  await uploadOne(sandbox, 'later.gif');
  await sandbox.close();
  await start({ storeDir });
  expect((await list(sandbox)).objects.map((object) => object.file_name).sort()).toEqual([
    'kept.gif',
    'later.gif',
  ]);
});
