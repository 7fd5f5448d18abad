import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ArchiveRig, type ArchiveRigOptions, openArchiveRig } from './support/archiveRig.ts';

let rig: ArchiveRig;
const open = async (options?: ArchiveRigOptions) => {
  rig = await openArchiveRig(options);
  return rig;
};
afterEach(() => rig.close());

const downloads = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes');

describe('an archive', () => {
  it.each(['plivo', 'signalwire', 'twilioMessaging', 'twilioConversations'])(
    'of %s holds every item, as sha256sum says',
    async (provider) => {
      await open({ provider });
      const { id, archiveId } = await rig.start();
      const run = await rig.over(id);
      expect(run).toMatchObject({ done: rig.rows.length, failed: 0, kept: 0 });
      expect(rig.files()).toHaveLength(rig.rows.length);
      await rig.is(
        (archive) => archive.last !== null && existsSync(join(rig.target, 'manifest.sha256')),
      );
      await rig.restart();
      const checked = execFileSync('sha256sum', ['-c', '--strict', 'manifest.sha256'], {
        cwd: rig.target,
        encoding: 'utf8',
      });
      expect(checked.trim().split('\n')).toHaveLength(rig.rows.length);
      const lines = readFileSync(join(rig.target, 'index.jsonl'), 'utf8').trim().split('\n');
      expect(lines.map((line) => JSON.parse(line).mediaId).sort()).toEqual(
        rig.rows.map(({ ref }) => ref).sort(),
      );
      expect(await rig.archives.list(undefined)).toMatchObject([
        { id: archiveId, items: lines.length },
      ]);
      for (const { id: media } of rig.rows) expect(await rig.copies(media)).toHaveLength(1);
    },
  );

  it('fetches nothing twice, and only what is new', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const before = downloads().length;
    expect(before).toBe(rig.rows.length);
    const plan = await rig.archives.prepare({ what: null, into: { archiveId } });
    expect(plan).toMatchObject({ fresh: 0, held: rig.rows.length });
    await rig.archives.start({ token: plan.token });
    expect(downloads()).toHaveLength(before);
  });

  it('says what is missing, changed and foreign, and fetches the lost again', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const [lost = '', changed = ''] = rig.files();
    rmSync(join(rig.target, lost));
    writeFileSync(join(rig.target, changed), 'something else');
    writeFileSync(join(rig.target, 'notes.txt'), 'mine');
    await rig.archives.verify({ archiveId });
    const { verified } = await rig.is((one) => one.verified !== null);
    expect(verified).toMatchObject({
      whole: rig.rows.length - 2,
      missing: 1,
      changed: 1,
      foreign: 1,
    });
    const { findings } = await rig.archives.findings({ archiveId, start: 0, count: 10 });
    expect(findings.map(({ kind, path }) => [kind, path]).sort()).toEqual(
      [
        ['missing', lost],
        ['changed', changed],
        ['foreign', 'notes.txt'],
      ].sort(),
    );
    const again = await rig.again(archiveId);
    await rig.over(again.id);
    expect(readFileSync(join(rig.target, changed), 'utf8')).toBe('something else');
    await rig.archives.verify({ archiveId });
    await rig.is((one) => one.verified?.whole === rig.rows.length);
  });

  it('opens what it holds after its bytes were looked at, and nothing that was changed', async () => {
    await open();
    const { id } = await rig.start();
    await rig.over(id);
    const [row] = rig.rows;
    if (row === undefined) throw new Error('no row');
    const opened = await rig.archives.openArchived(row.id);
    opened?.body.destroy();
    expect(opened?.sizeBytes).toBeGreaterThan(0);
    const [copy] = await rig.copies(row.id);
    writeFileSync(join(rig.target, copy?.path ?? ''), 'x');
    expect(await rig.archives.openArchived(row.id)).toBeNull();
    expect(await rig.archives.isSafelyArchived(rig.rows.map((one) => one.id))).toHaveProperty(
      'size',
      rig.rows.length - 1,
    );
  });

  it('is known again when its account is connected anew', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    rig.database.exec('DELETE FROM accounts');
    await rig.archives.forgetAccount(rig.account.id);
    rig.addAccount();
    const rows = await rig.read();
    for (const row of rows) expect(await rig.copies(row.id)).toHaveLength(1);
    const plan = await rig.archives.prepare({ what: null, into: { archiveId } });
    expect(plan).toMatchObject({ fresh: 0, held: rows.length });
  });
});
