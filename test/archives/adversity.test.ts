import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ArchiveRig, type ArchiveRigOptions, openArchiveRig } from './support/archiveRig.ts';

let rig: ArchiveRig;
const open = async (options?: ArchiveRigOptions) => {
  rig = await openArchiveRig({ items: 6, ...options });
  return rig;
};
afterEach(() => rig.close());

/** What is being written, which must be nothing when all is over. */
const parts = () =>
  readdirSync(join(rig.target, '.satchel')).filter((name) => name.endsWith('.part'));

describe('an archive whose provider is troubled', () => {
  it.each(Array.from({ length: 15 }, (_, at) => at + 1))(
    'has whole files only where an answer was cut at %i sixteenths',
    async (sixteenths) => {
      await open();
      rig.sandbox.faults.arm({
        kind: 'truncate',
        route: 'bytes',
        share: sixteenths / 16,
        times: 2,
      });
      const { id } = await rig.start();
      expect(await rig.over(id)).toMatchObject({ done: 6, failed: 0 });
      expect(rig.files()).toHaveLength(6);
      expect(parts()).toEqual([]);
      const ids = rig.rows.map((row) => row.id);
      expect([...(await rig.archives.isSafelyArchived(ids))]).toHaveLength(6);
    },
  );

  it('says of each item why it could not, and has the others', async () => {
    await open();
    const [lost] = rig.rows;
    rig.sandbox.faults.arm({ kind: 'truncate', route: 'bytes', times: 4 });
    const { id } = await rig.start();
    const run = await rig.over(id);
    expect(run.done + run.failed).toBe(6);
    expect(rig.files()).toHaveLength(run.done);
    expect(await rig.archives.refusals({ runId: id })).toHaveLength(run.failed);
    expect(parts()).toEqual([]);
    expect(lost).toBeDefined();
    if (run.failed === 0) return;
    const again = await rig.archives.retry({ runId: id });
    expect(await rig.over(again.id)).toMatchObject({ failed: 0 });
    expect(rig.files()).toHaveLength(6);
  });

  it('waits as long as it is asked to wait, for ten minutes too', async () => {
    await open();
    rig.sandbox.faults.arm({
      kind: 'answer',
      route: 'bytes',
      status: 429,
      headers: { 'retry-after': '60' },
      times: 10,
    });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: 6, failed: 0 });
  });
});

describe('an archive whose disk is troubled', () => {
  it('fails what is left when its folder vanishes, and brings it once the folder is there', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    renameSync(rig.target, `${rig.target}.away`);
    const run = await rig.over(id);
    expect(run.failed).toBeGreaterThan(0);
    const refusals = await rig.archives.refusals({ runId: id });
    expect(refusals.every(({ failure }) => failure.kind === 'not-saved')).toBe(true);
    expect(existsSync(rig.target)).toBe(false);
    renameSync(`${rig.target}.away`, rig.target);
    const again = await rig.again(archiveId);
    await rig.over(again.id);
    expect(rig.files()).toHaveLength(6);
  });

  it('writes into no folder that is not the archive any more', async () => {
    await open();
    const first = await rig.start();
    await rig.over(first.id);
    renameSync(rig.target, `${rig.target}.away`);
    mkdirSync(rig.target);
    writeFileSync(join(rig.target, 'archive.json'), '{}');
    await rig.archives.verify({ archiveId: first.archiveId }).then(
      () => expect.unreachable(),
      (error: unknown) => expect(error).toMatchObject({ failure: { kind: 'not-saved' } }),
    );
    expect(readdirSync(rig.target)).toEqual(['archive.json']);
  });
});

describe('an archive of a Satchel that died', () => {
  it('is whole after a kill in the midst of it, and nothing is there twice', async () => {
    await open({ items: 40 });
    const { id } = await rig.start();
    for (let kill = 0; kill < 4; kill += 1) {
      const done = (kill + 1) * 6;
      await rig.runIs(id, (run) => run.done >= done || run.state === 'over');
      await rig.crash();
    }
    expect(await rig.over(id)).toMatchObject({ failed: 0, kept: 0 });
    const files = rig.files();
    expect(files).toHaveLength(40);
    await rig.until(() => (existsSync(join(rig.target, 'index.jsonl')) ? true : null));
    await rig.restart();
    const lines = readFileSync(join(rig.target, 'index.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).path).sort()).toEqual(files);
    expect(parts()).toEqual([]);
  });
});
