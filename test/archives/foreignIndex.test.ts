import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ArchiveRig, openArchiveRig, shop } from './support/archiveRig.ts';

let rig: ArchiveRig;
afterEach(() => rig.close());
const signal = new AbortController().signal;
const of = { filter: { accountIds: [shop] } };
const downloads = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes').length;

type Line = Record<string, unknown> & { readonly path: string; readonly mediaId: string };
const linesIn = (folder: string): Line[] =>
  readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const writeLines = (folder: string, lines: readonly (Line | string)[]) =>
  writeFileSync(
    join(folder, 'index.jsonl'),
    lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  );

/** A copy of an archive of all items, under an id of its own unless it is to be the same; nothing is known of it. */
async function copied({ sameId = false } = {}): Promise<{ archiveId: string; folder: string }> {
  rig = await openArchiveRig({ items: 6 });
  const { id, archiveId } = await rig.start();
  await rig.over(id);
  await rig.restart();
  const folder = join(rig.folder, 'copy');
  cpSync(rig.target, folder, { recursive: true });
  const marker = join(folder, 'archive.json');
  const foreign = sameId ? archiveId : 'foreign';
  writeFileSync(marker, readFileSync(marker, 'utf8').replace(archiveId, foreign));
  rig.chosen = folder;
  return { archiveId: foreign, folder };
}

async function prepared() {
  const chosen = await rig.archives.chooseFolder(undefined);
  if (chosen === null) throw new Error('nothing was chosen');
  return rig.archives.prepare({ what: of, into: { folder: chosen.token, title: 'Copy' } });
}

async function takeUp(): Promise<void> {
  const { id } = await rig.archives.start({ token: (await prepared()).token });
  await rig.over(id);
}

/** The bytes of the first item become others of the same length, and the index says so. */
function forge(folder: string) {
  const lines = linesIn(folder);
  const [first, ...rest] = lines;
  const row = rig.rows.find(({ ref }) => ref === first?.mediaId);
  if (first === undefined || row === undefined) throw new Error('no item');
  const path = join(folder, first.path);
  const forged = Buffer.alloc(readFileSync(path).length, 'x');
  writeFileSync(path, forged);
  const sha256 = createHash('sha256').update(forged).digest('hex');
  writeLines(folder, [{ ...first, sha256 }, ...rest]);
  return { row, path, forged };
}

describe('what an index claims that came with a folder', () => {
  it('is not believed for an item that is to be deleted: its bytes are fetched', async () => {
    const { archiveId, folder } = await copied();
    const { row, path, forged } = forge(folder);
    await takeUp();
    const before = downloads();
    await rig.archives.secure(archiveId, [row.id], signal);
    expect(downloads()).toBe(before + 1);
    const copy = (await rig.copies(row.id)).find((one) => one.archiveId === archiveId);
    const [own] = (await rig.copies(row.id)).filter((one) => one.archiveId !== archiveId);
    expect(copy?.sha256).toBe(own?.sha256);
    // Nor is a file of somebody overwritten.
    expect(readFileSync(path)).toEqual(forged);
  });

  it('deletes nothing where the provider cannot be asked', async () => {
    const { archiveId, folder } = await copied();
    const { row } = forge(folder);
    await takeUp();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 20 });
    await expect(rig.archives.secure(archiveId, [row.id], signal)).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    });
  });

  it('is compared once where it is true, and its file stays the one there is', async () => {
    const { archiveId, folder } = await copied();
    await takeUp();
    const ids = rig.rows.map(({ id }) => id);
    expect(rig.archives.comparedAmong(ids)).toBe(ids.length);
    rig.database.exec("DELETE FROM archived_items WHERE archive_id <> 'foreign'");
    expect(rig.archives.comparedAmong(ids)).toBe(0);
    const before = downloads();
    await rig.archives.secure(archiveId, ids, signal);
    await rig.archives.secure(archiveId, ids, signal);
    expect(downloads()).toBe(before + ids.length);
    expect(rig.archives.comparedAmong(ids)).toBe(ids.length);
    const listed = (await rig.archives.list(undefined)).find((one) => one.id === archiveId);
    expect(listed?.items).toBe(ids.length);
    const paths = linesIn(folder).map(({ path }) => path);
    for (const id of ids) {
      const copy = (await rig.copies(id)).find((one) => one.archiveId === archiveId);
      expect(paths).toContain(copy?.path);
    }
  });

  it('does not choose the folder of what comes later, nor a path of the archive’s own', async () => {
    const { folder } = await copied();
    const [first, second, third, ...rest] = linesIn(folder);
    if (first === undefined || second === undefined || third === undefined) throw new Error('few');
    writeLines(folder, [
      { ...first, path: 'archive.json' },
      { ...second, path: '.satchel/x/y.jpg' },
      { ...third, path: 'a/b\u0000.jpg' },
      'x'.repeat(3 * 1024 * 1024),
      '{"path":',
      ...rest,
    ]);
    const plan = await prepared();
    expect(plan).toMatchObject({ held: rig.rows.length - 3, fresh: 3 });
    expect(plan.sample.every((path) => path.startsWith('Shop/'))).toBe(true);
  });

  it('counts sizes that no sum can hold', async () => {
    const { folder } = await copied();
    const [first] = linesIn(folder);
    if (first === undefined) throw new Error('no line');
    const many = Array.from({ length: 1_100 }, (_, at) => ({
      ...first,
      mediaId: `m${at}`,
      path: `a/${at}.jpg`,
      bytes: at % 2 === 0 ? 2 ** 40 : Number.MAX_SAFE_INTEGER,
    }));
    writeLines(folder, many);
    await takeUp();
    expect(await rig.archives.list(undefined)).toHaveLength(2);
  });
});

describe('a plan of an archive that is in the folder', () => {
  it('changes nothing before it is confirmed, neither here nor there', async () => {
    const { folder } = await copied({ sameId: true });
    const state = async () => ({
      archives: await rig.archives.list(undefined),
      rows: rig.database.prepare('SELECT * FROM archived_items ORDER BY rowid').all(),
      facts: rig.database.prepare('SELECT * FROM archives').all(),
      index: readFileSync(join(folder, 'index.jsonl'), 'utf8'),
    });
    const before = await state();
    const plan = await prepared();
    expect(plan).toMatchObject({ held: rig.rows.length, fresh: 0, takesUp: true });
    expect(await state()).toEqual(before);
    await rig.archives.start({ token: plan.token });
    const [moved] = rig.database.prepare('SELECT folder FROM archives').all() as {
      folder: string;
    }[];
    expect(moved?.folder).toBe(folder);
    expect(await prepared()).toMatchObject({ takesUp: false });
  });

  it('tells what one holds that is not known yet', async () => {
    await copied();
    expect(await prepared()).toMatchObject({ held: rig.rows.length, fresh: 0, takesUp: true });
    expect(await rig.archives.list(undefined)).toHaveLength(1);
  });

  it('is not confirmed for another one that took its place', async () => {
    const { folder } = await copied();
    const { token } = await prepared();
    const marker = join(folder, 'archive.json');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('foreign', 'another'));
    await expect(rig.archives.start({ token })).rejects.toMatchObject({
      failure: { kind: 'not-saved', cause: 'changed' },
    });
  });
});

describe('a folder whose archive has no end', () => {
  const unfit = { failure: { kind: 'not-saved', cause: 'archive-unfit' } };
  const hostile: Readonly<Record<string, (path: string) => void>> = {
    'of two gigabytes'(path) {
      closeSync(openSync(path, 'w'));
      truncateSync(path, 2 * 1024 ** 3);
    },
    'that is a pipe': (path) => void execFileSync('mkfifo', [path]),
    'that leads to a device': (path) => symlinkSync('/dev/zero', path),
    'that is a folder': (path) => void mkdirSync(path),
  };

  it.each(Object.keys(hostile))('is refused with an archive.json %s', async (how) => {
    const { folder } = await copied();
    rmSync(join(folder, 'archive.json'));
    hostile[how]?.(join(folder, 'archive.json'));
    await expect(rig.archives.chooseFolder(undefined)).rejects.toMatchObject(unfit);
  });

  it.each(Object.keys(hostile))('is refused with an index %s', async (how) => {
    const { folder } = await copied();
    rmSync(join(folder, 'index.jsonl'));
    hostile[how]?.(join(folder, 'index.jsonl'));
    await expect(prepared()).rejects.toMatchObject(unfit);
  });
});

describe('bytes for an archive', () => {
  it('come from the provider, and from no other archive that has them', async () => {
    rig = await openArchiveRig({ items: 6 });
    const first = await rig.start();
    await rig.over(first.id);
    const [row] = rig.rows;
    if (row === undefined) throw new Error('no item');
    const folder = join(rig.folder, 'second');
    mkdirSync(folder);
    rig.chosen = folder;
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 40 });
    const second = await rig.start('Second');
    expect(await rig.over(second.id)).toMatchObject({ failed: rig.rows.length });
    await expect(rig.archives.secure(second.archiveId, [row.id], signal)).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    });
  });
});
