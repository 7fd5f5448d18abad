import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';
import { openDatabase } from '../../../electron/database/database.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { uploadJob } from '../../../shared/upload.ts';
import { createRandom } from '../../simulate/random.ts';
import { picture, sha256 } from '../support/uploadRig.ts';
import { type Blow, liveAndDie } from './victim.ts';

const machines = 4;
/** `npm run prove -- upload-kills` asks for more. */
const kills = Number(process.env['SATCHEL_PROVE_KILLS'] ?? 108);
const killsEach = Math.ceil(kills / machines);
const filesEach = 25;

let outDir = '';
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'satchel-engine-'));
  await build(nodeConfig('engine', 'test/uploads/kill/engine.ts', outDir));
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** Batch after batch on one machine that is killed again and again. */
async function survive(seed: number, over: AbortSignal) {
  const random = createRandom(seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-killed-'));
  mkdirSync(join(dir, 'files'));
  const sandbox = await startSandbox({ items: 5, latencyMs: 2 });
  // Stored, and a while unanswered: the moment at which a blow hurts most.
  sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 30, times: 1e6 });
  const program = join(outDir, 'engine.cjs');
  const expected: string[] = [];
  const acknowledged = new Map<string, string>();
  let dead = 0;
  let committing = 0;
  let open = false;

  const makeFiles = () =>
    Array.from({ length: filesEach }, () => {
      const name = `m${seed}-${expected.length}.png`;
      const bytes = picture(seed * 1_000 + expected.length + 1, random.whole(2_000, 90_000));
      writeFileSync(join(dir, 'files', name), bytes);
      expected.push(sha256(bytes));
      acknowledged.set(name, 'added');
      return join(dir, 'files', name);
    });

  const look = () => {
    const database = openDatabase(join(dir, 'library.sqlite'));
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const rows = database.prepare('SELECT job FROM upload_jobs').all() as { job: string }[];
    const jobs = rows.map(({ job }) => uploadJob.parse(JSON.parse(job)));
    database.close();
    return jobs;
  };

  try {
    while (dead < killsEach || open) {
      const paths = open ? [] : makeFiles();
      const { baseUrl, authId, authToken } = sandbox.plivo;
      const task = { dir, baseUrl, authId, authToken, speed: 60, paths };
      const blow: Blow = random.chance(0.3)
        ? { after: 'found', ms: random.whole(1, 140) }
        : random.chance(0.7)
          ? { after: 'sending', ms: random.whole(0, 50) }
          : { after: 'committing', ms: random.whole(0, 10) };
      const life = await liveAndDie(program, task, dead < killsEach ? blow : null, over);
      if (dead < killsEach && !life.finished) dead += 1;
      const jobs = look();
      if (jobs.some((job) => job.state === 'sending' && job.committing)) committing += 1;
      const held = new Map(jobs.map((job) => [job.name, job.state]));
      if (!open && !life.added && held.size < acknowledged.size) {
        // Killed before it took them: all of them or none.
        expect(held.size).toBe(acknowledged.size - filesEach);
        for (const path of paths) acknowledged.delete(path.split('/').at(-1) ?? '');
        expected.splice(-filesEach);
        continue;
      }
      for (const name of life.stored) acknowledged.set(name, 'stored');
      for (const [name, said] of acknowledged) {
        expect(said === 'stored' ? held.get(name) : held.has(name)).toBe(
          said === 'stored' ? 'stored' : true,
        );
      }
      open = !life.finished;
    }
    const failures = look().flatMap((job) => (job.state === 'stored' ? [] : [job]));
    expect(failures).toEqual([]);
    expect(look().length).toBe(expected.length);
    const ledger = sandbox.ledger().filter((entry) => !entry.seeded);
    expect(ledger.map((entry) => entry.sha256).sort()).toEqual([...expected].sort());
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  return { kills: dead, committing };
}

it('loses and doubles nothing when it is killed a hundred times', {
  timeout: Math.max(480_000, kills * 5_000),
}, async () => {
  // With one machine that fails the others end too.
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const lives = await Promise.all(
    Array.from({ length: machines }, (_, i) => survive(i + 1, over.signal)),
  );
  const sum = (of: 'kills' | 'committing') => lives.reduce((all, life) => all + life[of], 0);
  console.log(`${sum('kills')} kills, ${sum('committing')} after the last bytes`);
  expect(sum('kills')).toBeGreaterThanOrEqual(Math.min(100, kills));
  // Some of the blows must have struck where it matters.
  expect(sum('committing')).toBeGreaterThanOrEqual(5);
});
