import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ArchiveRig, openArchiveRig } from './support/archiveRig.ts';

let rig: ArchiveRig;
afterEach(() => rig.close());
const open = async () => {
  rig = await openArchiveRig({ items: 6 });
};
const signal = new AbortController().signal;

describe('a folder that somebody prepared', () => {
  it.each(['archive.json', 'index.csv', 'index.jsonl', 'manifest.sha256'])(
    'leads %s into no file of a person',
    async (name) => {
      await open();
      const diary = join(rig.folder, 'diary.txt');
      writeFileSync(diary, 'mine');
      mkdirSync(join(rig.target, '.satchel'));
      symlinkSync(diary, join(rig.target, '.satchel', `${name}.part`));
      const { id } = await rig.start();
      await rig.over(id);
      await rig.until(() => (existsSync(join(rig.target, 'manifest.sha256')) ? true : null));
      expect(readFileSync(diary, 'utf8')).toBe('mine');
      expect(lstatSync(join(rig.target, 'archive.json')).isFile()).toBe(true);
    },
  );

  it('has nothing written where a link in it leads', async () => {
    await open();
    const elsewhere = join(rig.folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(rig.target, '.satchel'));
    await expect(rig.start()).rejects.toMatchObject({ failure: { kind: 'not-saved' } });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('has no folders made where a link in the place of an account leads', async () => {
    await open();
    const elsewhere = join(rig.folder, 'elsewhere');
    mkdirSync(elsewhere);
    // An archive by its mark, so that it is written into and not beside.
    const first = await rig.start();
    await rig.over(first.id);
    renameSync(join(rig.target, 'Shop'), join(rig.folder, 'away'));
    symlinkSync(elsewhere, join(rig.target, 'Shop'));
    const ids = rig.rows.map(({ id }) => id);
    await expect(rig.archives.secure(first.archiveId, ids, signal)).rejects.toMatchObject({
      failure: { kind: 'not-saved' },
    });
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('what is to be safe before it is deleted', () => {
  const first = () => {
    const [row] = rig.rows;
    if (row === undefined) throw new Error('no item');
    return row;
  };

  /** The file of the first item becomes one of other bytes, and the archive's rows say so. */
  async function claimOther(): Promise<{ archiveId: string; path: string }> {
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const [copy] = await rig.copies(first().id);
    if (copy === undefined) throw new Error('no copy');
    const path = join(rig.target, copy.path);
    writeFileSync(path, 'x');
    const hash = createHash('sha256').update('x').digest('hex');
    rig.database
      .prepare('UPDATE archived_items SET sha256 = ?, size_bytes = 1 WHERE media_id = ?')
      .run(hash, first().id);
    return { archiveId, path };
  }

  it('is not what an index claims to be the item and has another length', async () => {
    await open();
    expect(first().sizeBytes).not.toBeNull();
    const { archiveId } = await claimOther();
    await rig.archives.secure(archiveId, [first().id], signal);
    const [copy] = await rig.copies(first().id);
    expect(copy?.sizeBytes).toBe(first().sizeBytes);
  });

  it('is not a file outside that a link leads to', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const [copy] = await rig.copies(first().id);
    const path = join(rig.target, copy?.path ?? '');
    const outside = join(rig.folder, 'outside');
    renameSync(path, outside);
    symlinkSync(outside, path);
    expect([...(await rig.archives.isSafelyArchived([first().id], archiveId))]).toEqual([]);
    expect(await rig.archives.openArchived(first().id)).toBeNull();
  });
});

describe('an archive whose folder is gone', () => {
  it('is not made anew by being given another name', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    renameSync(rig.target, `${rig.target}.away`);
    await rig.archives.rename({ archiveId, title: 'Another' });
    expect(existsSync(rig.target)).toBe(false);
  });

  it('leaves the mark of another archive in its place as it is', async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const marker = join(rig.target, 'archive.json');
    const other = readFileSync(marker, 'utf8').replace(archiveId, 'another');
    writeFileSync(marker, other);
    await rig.archives.rename({ archiveId, title: 'Another' });
    expect(readFileSync(marker, 'utf8')).toBe(other);
  });
});
