import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createUploadTable } from '../../electron/uploads/ledger/uploadTable.ts';
import { openUploadRig, picture } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
afterEach(() => rig.close());

it('reads whole jobs from a journal that is cut at any byte', async () => {
  rig = await openUploadRig();
  rig.database().exec('PRAGMA wal_autocheckpoint = 0');
  await rig.add(
    Array.from({ length: 12 }, (_, i) => rig.file(`shot-${i}.png`, picture(i + 1, 600))),
  );
  await rig.settled();
  const journal = readFileSync(`${rig.databasePath}-wal`);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-cut-'));
  const counts = new Set<number>();
  for (let cut = 0; cut <= 80; cut += 1) {
    const path = join(dir, `${cut}.db`);
    const length = Math.floor((journal.length * cut) / 80) - (cut % 3) * 7;
    copyFileSync(rig.databasePath, path);
    writeFileSync(`${path}-wal`, journal.subarray(0, Math.max(0, length)));
    const database = openDatabase(path);
    const problems: string[] = [];
    const log = { ...silentLog, error: ({ event }: { event: string }) => problems.push(event) };
    counts.add(createUploadTable(database, log).load().length);
    expect(problems).toEqual([]);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  }
  rmSync(dir, { recursive: true });
  expect([...counts].sort((a, b) => a - b)).toEqual([0, 12]);
});

/** The smallest there are: what is told of one upload is then a journal of some 12,000 bytes. */
const pageBytes = 512;
const [headBytes, frameBytes] = [32, 24 + pageBytes];

/** Where transactions end in a journal: with a frame that says how large the database then is. */
function endsOf(journal: Buffer): number[] {
  const ends: number[] = [];
  for (let at = headBytes; at + frameBytes <= journal.length; at += frameBytes) {
    if (journal.readUInt32BE(at + 4) !== 0) ends.push(at + frameBytes);
  }
  return ends;
}

it('reads what the last whole transaction wrote from a journal that is cut at every byte', async () => {
  rig = await openUploadRig();
  await rig.restart(() => {
    const database = new DatabaseSync(rig.databasePath);
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA page_size = ${pageBytes}; VACUUM`);
    database.close();
  });
  rig.database().exec('PRAGMA wal_autocheckpoint = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  await rig.add([rig.file('shot.png', picture(1, 600))]);
  const stored = await rig.settled();
  const journal = readFileSync(`${rig.databasePath}-wal`);
  const before = readFileSync(rig.databasePath);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-cut-'));
  const path = join(dir, 'satchel.db');

  const readAt = (cut: number) => {
    // Never over an old file: some file systems then wait for the disk each time.
    rmSync(path, { force: true });
    writeFileSync(path, before);
    writeFileSync(`${path}-wal`, journal.subarray(0, cut));
    const database = openDatabase(path);
    database.exec('PRAGMA synchronous = OFF');
    const problems: string[] = [];
    const log = { ...silentLog, error: ({ event }: { event: string }) => problems.push(event) };
    const jobs = createUploadTable(database, log)
      .load()
      .map(({ job }) => job);
    const items = database.prepare('SELECT id FROM media').all();
    const [found] = database.prepare('PRAGMA integrity_check').all();
    database.close();
    return JSON.stringify({ jobs, items: items.length, found, problems });
  };

  const ends = [0, ...endsOf(journal)];
  const whole = ends.map(readAt);
  const sound = { found: { integrity_check: 'ok' }, problems: [] };
  expect(JSON.parse(whole[0] ?? '')).toEqual({ jobs: [], items: 0, ...sound });
  expect(JSON.parse(whole.at(-1) ?? '')).toEqual({ jobs: stored, items: 1, ...sound });
  expect(new Set(whole).size).toBeGreaterThan(4);

  const wrong: number[] = [];
  for (let cut = 0, last = 0; cut <= journal.length; cut += 1) {
    if (cut === ends[last + 1]) last += 1;
    if (readAt(cut) !== whole[last]) wrong.push(cut);
    if (cut % 100 === 0) await turn();
  }
  rmSync(dir, { recursive: true });
  expect(wrong).toEqual([]);
}, 120_000);
