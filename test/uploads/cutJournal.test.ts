import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { openDatabase } from '../../electron/library/database.ts';
import { createUploadTable } from '../../electron/uploads/uploadTable.ts';
import { openWorkshop, picture } from './support/workshop.ts';

let shop: Awaited<ReturnType<typeof openWorkshop>>;
afterEach(() => shop.close());

it('reads whole jobs from a journal that is cut at any byte', async () => {
  shop = await openWorkshop();
  shop.database().exec('PRAGMA wal_autocheckpoint = 0');
  await shop.add(
    Array.from({ length: 12 }, (_, i) => shop.file(`shot-${i}.png`, picture(i + 1, 600))),
  );
  await shop.settled();
  const journal = readFileSync(`${shop.databasePath}-wal`);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-cut-'));
  const counts = new Set<number>();
  for (let cut = 0; cut <= 80; cut += 1) {
    const path = join(dir, `${cut}.db`);
    const length = Math.floor((journal.length * cut) / 80) - (cut % 3) * 7;
    copyFileSync(shop.databasePath, path);
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
