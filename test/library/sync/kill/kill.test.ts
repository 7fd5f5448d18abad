import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeConfig } from '../../../../build/bundle/nodeConfig.mjs';
import { openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { createSyncRunTable } from '../../../../electron/library/sync/syncRunTable.ts';
import { practiceConnections } from '../../../../electron/providers/practiceConnections.ts';
import { providerById } from '../../../../electron/providers/registry.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { accountId } from '../../../../shared/ids.ts';
import { refsByLaml } from '../../../providers/storedFiles.ts';
import { createRandom } from '../../../simulate/random.ts';
import type { ReaderTask } from './reader.ts';

/** `npm run prove -- sync-kills` asks for more. */
const kills = Number(process.env['SATCHEL_PROVE_KILLS'] ?? 8);
const items = 500;
const modules = join(import.meta.dirname, '../../../../node_modules');
const main = accountId.parse('main');
const held = z.array(z.object({ id: z.number(), ref: z.string() }));

let outDir = '';
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'satchel-reader-'));
  await build(nodeConfig('reader', 'test/library/sync/kill/reader.ts', outDir));
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** Lets it read until it has written so often, or to the end; answers with its last word. */
async function readAndDie(
  reading: Omit<ReaderTask, 'standsAt'>,
  writes: number,
  ms: number,
): Promise<string> {
  const standsAt = Number.isFinite(writes) ? writes + 3 : null;
  const task: ReaderTask = { ...reading, standsAt };
  const child = spawn(process.execPath, [join(outDir, 'reader.cjs'), JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_PATH: modules },
  });
  const ended = once(child, 'close');
  let written = 0;
  let last = '';
  for await (const line of createInterface(child.stdout)) {
    last = line;
    if (line === 'writing') written += 1;
    if (line !== 'writing') child.kill('SIGKILL');
    else if (written === writes) setTimeout(() => child.kill('SIGKILL'), ms);
  }
  await ended;
  return last;
}

/** How the practice account of a provider is reached. */
function accessOf(sandbox: Sandbox, id: string) {
  const provider = providerById(id);
  const practice = provider === null ? undefined : practiceConnections(sandbox, [provider])[0];
  if (practice === undefined) throw new Error(`the sandbox does not speak ${id}`);
  const { endpoints, credentials } = practice;
  return { provider: id, endpoints, credentials };
}

/** What is on the disk after a blow. */
function look(dir: string) {
  const file = join(dir, 'library.sqlite');
  if (!existsSync(file)) return { refs: new Map<string, number>(), cursor: null, whole: false };
  const database = openDatabase(file);
  try {
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const table = createMediaTable(database, () => null);
    const run = createSyncRunTable(database, () => [main]).of(main);
    const rows = held.parse(table.byIds(table.idsOf(main)));
    const refs = new Map(rows.map(({ id, ref }) => [ref, id]));
    return { refs, cursor: run?.cursor ?? null, whole: (run?.walkedAt ?? null) !== null };
  } finally {
    database.close();
  }
}

/** How many of the media before the cursor were read; all of them once their use is read. */
const offsetOf = (cursor: string | null) =>
  cursor === null ? 0 : cursor.startsWith('used:') ? items : Number(cursor);

/** One first reading of an account through up to so many kills; how many struck, and how many midway. */
async function survive(seed: number, most: number) {
  const random = createRandom(seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-reading-'));
  const sandbox = await startSandbox({ items, seed, latencyMs: 2 });
  const listed = () => sandbox.requests().filter(({ route }) => route === 'list');
  const stored = sandbox.ledger().map(({ id }) => id);
  const access = accessOf(sandbox, 'plivo');
  let dead = 0;
  let midway = 0;
  try {
    for (let before = look(dir); ; ) {
      const asked = listed().length;
      const blow = dead < most ? random.whole(1, 12) : Number.POSITIVE_INFINITY;
      const task = { dir, ...access };
      const last = await readAndDie(task, blow, random.whole(0, 4));
      expect(last).not.toBe('failed');
      const after = look(dir);
      // An id once given is kept, and nothing that was written is gone.
      for (const [ref, id] of before.refs) expect(after.refs.get(ref)).toBe(id);
      // The cursor never stands behind rows that are not there.
      expect(after.refs.size).toBeGreaterThanOrEqual(offsetOf(after.cursor));
      expect(offsetOf(after.cursor)).toBeGreaterThanOrEqual(
        after.whole ? 0 : offsetOf(before.cursor),
      );
      if (!after.whole) {
        const offsets = listed()
          .slice(asked)
          .map(({ query }) => Number(new URLSearchParams(query).get('offset') ?? 0));
        expect(offsets.filter((offset) => offset < offsetOf(before.cursor))).toEqual([]);
      }
      before = after;
      if (last === 'finished') break;
      dead += 1;
      if (after.cursor !== null) midway += 1;
    }
    expect([...look(dir).refs.keys()].sort()).toEqual([...stored].sort());
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  return { dead, midway };
}

it('a first reading that is killed again and again goes on where it was and loses nothing', {
  timeout: Math.max(240_000, kills * 10_000),
}, async () => {
  let dead = 0;
  let midway = 0;
  for (let seed = 1; dead < kills; seed += 1) {
    const life = await survive(seed, Math.min(8, kills - dead));
    dead += life.dead;
    midway += life.midway;
  }
  console.log(`${dead} kills, ${midway} midway`);
  // Some of the blows must have struck where it matters.
  expect(midway).toBeGreaterThanOrEqual(kills / 4);
});

/** Messages are dated and not numbered: what was written stays, and the end is whole. */
it.each(['twilioMessaging', 'twilioConversations'] as const)(
  'a first reading of %s that is killed goes on too, and is whole at its end',
  { timeout: 240_000 },
  async (id) => {
    const random = createRandom(7);
    const dir = mkdtempSync(join(tmpdir(), 'satchel-reading-'));
    const sandbox = await startSandbox({ items: 1_300, latencyMs: 2 });
    const { credentials, ...reached } = accessOf(sandbox, id);
    // All services of the account are read.
    const access = { ...reached, credentials: { ...credentials, serviceSid: '' } };
    let midway = 0;
    try {
      for (let before = look(dir), dead = 0; ; dead += 1) {
        // Of twenty rows each: more than one transaction takes.
        const blow = dead < 3 ? 60 : Number.POSITIVE_INFINITY;
        const last = await readAndDie({ dir, ...access }, blow, random.whole(0, 4));
        expect(last).not.toBe('failed');
        const after = look(dir);
        for (const [ref, item] of before.refs) expect(after.refs.get(ref)).toBe(item);
        if (last !== 'finished' && after.refs.size > 0) midway += 1;
        before = after;
        if (last === 'finished') break;
      }
      // Refs of Conversations name the service before the item.
      const read = [...look(dir).refs.keys()].map((ref) => ref.split('/').at(-1));
      const stored =
        id === 'twilioMessaging'
          ? await refsByLaml(sandbox, id)
          : sandbox.ledger(id).map((entry) => entry.id);
      expect(stored).toHaveLength(1_300);
      expect(read.sort()).toEqual(stored.sort());
      expect(midway).toBeGreaterThan(0);
    } finally {
      await sandbox.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
);
