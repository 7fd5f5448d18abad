import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ArchiveRig, openArchiveRig } from './support/archiveRig.ts';

let rig: ArchiveRig;
afterEach(() => rig.close());

const linesOf = () =>
  readFileSync(join(rig.target, 'index.jsonl'), 'utf8').trim().split('\n').length;

async function archived() {
  rig = await openArchiveRig({ items: 12 });
  const { id, archiveId } = await rig.start();
  await rig.over(id);
  await rig.restart();
  return archiveId;
}

describe('an archive that is forgotten', () => {
  it.each(['at rest', 'while it is checked', 'while it is brought up to date'])(
    'leaves its index whole, %s, and is known again by it',
    async (when) => {
      const archiveId = await archived();
      const lines = linesOf();
      rig.database.exec("UPDATE archived_items SET state = 'missing' WHERE rowid % 2 = 0");
      if (when === 'while it is checked') await rig.archives.verify({ archiveId });
      if (when === 'while it is brought up to date') await rig.again(archiveId);
      // Pressed twice.
      const both = [rig.archives.forget({ archiveId }), rig.archives.forget({ archiveId })];
      const told = (await Promise.allSettled(both)).map(({ status }) => status).sort();
      expect(told).toEqual(['fulfilled', 'rejected']);
      expect(await rig.archives.list(undefined)).toEqual([]);
      expect(rig.database.prepare('SELECT * FROM archived_items').all()).toEqual([]);
      await rig.restart();
      expect(linesOf()).toBe(lines);
      const { id } = await rig.start();
      await rig.over(id);
      expect(await rig.archives.list(undefined)).toMatchObject([{ items: lines, damaged: 0 }]);
    },
  );

  it('may be chosen again at once', async () => {
    const archiveId = await archived();
    const forgotten = rig.archives.forget({ archiveId });
    const { id } = await rig.start();
    await forgotten;
    await rig.over(id);
    await rig.restart();
    expect(await rig.archives.list(undefined)).toMatchObject([{ items: rig.rows.length }]);
  });
});

describe('rows that are damaged', () => {
  it('of a run keep no other from being told, and can be cleared', async () => {
    await archived();
    rig.database.exec("UPDATE runs SET facts = '{'");
    await rig.restart();
    expect(await rig.archives.runs(undefined)).toMatchObject([{ state: 'over', title: '' }]);
    const [run] = await rig.archives.runs(undefined);
    await rig.archives.dismiss({ runId: run?.id ?? '' });
    expect(await rig.archives.runs(undefined)).toEqual([]);
  });

  it('of a file keep the index from no other, nor the file from being checked', async () => {
    const archiveId = await archived();
    rig.database.exec(
      "UPDATE archived_items SET entry = '{' WHERE rowid = (SELECT min(rowid) FROM archived_items)",
    );
    const [row] = rig.rows;
    for (const { id } of rig.rows) expect(await rig.copies(id)).toHaveLength(1);
    expect(row).toBeDefined();
    await rig.archives.verify({ archiveId });
    const { verified } = await rig.is((one) => one.verified !== null);
    expect(verified?.whole).toBe(rig.rows.length);
  });
});
