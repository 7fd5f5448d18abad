import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { gif, uploadOne } from '../wire.ts';
import { accountOf, ask, firstMedia, lamlProviders, page, sendOne } from './accounts.ts';

let sandbox: Sandbox;
let storeDir: string;
let now = Date.UTC(2026, 0, 5, 9, 14, 3);
const start = async () => {
  sandbox = await startSandbox({ items: 20, storeDir, now: () => now });
};
beforeEach(async () => {
  storeDir = await mkdtemp(join(tmpdir(), 'satchel-laml-'));
  await start();
});
afterEach(async () => {
  await sandbox.close();
  await rm(storeDir, { recursive: true });
});

test.each(lamlProviders)('%s: goes on where it was stopped', async (provider) => {
  const before = accountOf(sandbox, provider);
  const gone = await firstMedia(before);
  await ask(before, gone.meta, { method: 'DELETE' });
  const { messages } = await page(before, 'Messages.json');
  const deleted = messages[messages.length - 1]?.sid;
  await ask(before, `Messages/${deleted}.json`, { method: 'DELETE' });
  const sent = await sendOne(before, [(await uploadOne(sandbox)).media_url]);
  const entries = sandbox.messages();
  await sandbox.close();

  now += 3_600_000;
  await start();
  const after = accountOf(sandbox, provider);
  expect(sandbox.messages()).toEqual(entries);
  expect((await ask(after, gone.meta)).status).toBe(404);
  const [newest, ...seeded] = (await page(after, 'Messages.json')).messages;
  expect(newest).toMatchObject({ sid: sent.sid, status: 'delivered' });
  expect(seeded.map(({ sid }) => sid)).toEqual(
    messages.map(({ sid }) => sid).filter((sid) => sid !== deleted),
  );
  const { media_list: carried } = await page(after, `Messages/${sent.sid}/Media.json`);
  const bytes = await ask(after, `Messages/${sent.sid}/Media/${carried[0]?.sid}`, {
    redirect: 'follow',
  });
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(gif);
  expect((await sendOne(after, [])).sid).not.toBe(sent.sid);
});
