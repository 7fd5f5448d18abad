import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { notKept } from '../../electron/looking/originals/notKept.ts';
import type { MediaRow } from '../../shared/media.ts';
import { openSavingRig, type SavingRig } from '../saving/support/savingRig.ts';

let rig: SavingRig;
afterEach(() => rig.end().catch(() => {}));

const open = (row: MediaRow, key = 'k') => rig.services.looking.open({ mediaId: row.id, key });

/** The files that are kept, by their paths. */
function kept(folder = join(rig.folder, 'originals')): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? kept(path) : [path];
  });
}

/** Something else in its place. */
const replacedBy = (put: (path: string) => void) => (path: string) => {
  rmSync(path);
  put(path);
};

const asked = () => rig.sandbox.requests().length;

describe('looking at an item', () => {
  it('says what is shown of it by its bytes', async () => {
    rig = await openSavingRig('plivo', { items: 46 });
    await rig.read((row) => row.kind === 'text');
    const shown = new Map<string, string>();
    for (const row of await rig.rows()) {
      const look = await open(row, `${row.id}`);
      shown.set(row.kind, look.shown.as);
      if (row.kind === 'text') expect(look.shown).toMatchObject({ encoding: 'utf-8', cut: false });
    }
    expect(Object.fromEntries(shown)).toEqual({
      image: 'picture',
      video: 'film',
      pdf: 'pdf',
      text: 'text',
    });
  });

  it('asks once, and then nobody: its bytes are kept, for their owner alone', async () => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    const began = Date.now();
    const { fetchedAt } = await open(row);
    const tookMs = Date.now() - began;
    const before = asked();
    const again = await open(row, 'again');
    // A file keeps its time less exactly than a clock tells it.
    expect(Math.abs(again.fetchedAt - fetchedAt)).toBeLessThan(1_000 + tookMs);
    await rig.services.saving.save({ mediaId: row.id });
    expect(asked()).toBe(before);
    const [path] = kept();
    expect(kept()).toHaveLength(1);
    expect(statSync(path as string).mode & 0o077).toBe(0);
    expect(statSync(join(rig.folder, 'originals')).mode & 0o077).toBe(0);
  });

  it('is possible without a connection for what is here, and says why for the rest', async () => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    await open(row);
    const other = (await rig.rows()).find(({ id }) => id !== row.id) as MediaRow;
    await rig.sandbox.close();
    expect(await open(row, 'again')).toMatchObject({ shown: { as: 'picture' } });
    await expect(open(other)).rejects.toMatchObject({ failure: { kind: 'offline' } });
  });

  it.each([
    ['cut', (path: string) => truncateSync(path, 100)],
    ['foreign', (path: string) => writeFileSync(path, 'something else')],
    ['a folder', replacedBy((path) => mkdirSync(join(path, 'more'), { recursive: true }))],
    ['a pipe that nobody writes to', replacedBy((path) => void execFileSync('mkfifo', [path]))],
    ['a link to what is not ours', replacedBy((path) => symlinkSync(process.execPath, path))],
  ])('fetches anew what is %s', async (_, spoil) => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    const first = await open(row);
    const [path] = kept();
    spoil(path as string);
    const before = asked();
    expect(await open(row, 'again')).toMatchObject({ sizeBytes: first.sizeBytes });
    expect(asked()).toBeGreaterThan(before);
    expect(lstatSync(path as string).isFile()).toBe(true);
    expect(statSync(path as string).size).toBe(first.sizeBytes);
    expect(existsSync(process.execPath)).toBe(true);
  });

  it('says that it cannot be kept where there is no room for it', async () => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    writeFileSync(join(rig.folder, 'originals'), 'a file where a folder is to be');
    await expect(open(row)).rejects.toMatchObject({
      failure: { kind: 'library-unavailable', cause: 'failed' },
    });
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    expect(notKept(full)).toMatchObject({ failure: { cause: 'full' } });
    expect(notKept(new Error('another'))).not.toHaveProperty('failure');
  });

  it('ends with the account, and leaves nothing', async () => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    await open(row);
    expect(kept()).toHaveLength(1);
    await rig.services.accounts.remove({ accountId: row.accountId });
    await expect.poll(() => kept()).toEqual([]);
  });

  it('leaves nothing of an account whose removal was cut short, and all of the others', async () => {
    rig = await openSavingRig('plivo');
    const row = await rig.read(({ kind }) => kind === 'image');
    await open(row);
    const ours = kept();
    await rig.close();
    const left = join(rig.folder, 'originals', 'a'.repeat(64), 'b'.repeat(64));
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'c'.repeat(64)), 'what somebody sent');
    expect(kept()).toHaveLength(2);
    const again = rig.begin();
    await expect.poll(() => kept()).toEqual(ours);
    await again.close();
  });

  it('is given up when nobody looks any more', async () => {
    rig = await openSavingRig('plivo', { latencyMs: 300 });
    const row = await rig.read(({ kind }) => kind === 'image');
    const looked = open(row);
    await rig.services.looking.stop({ key: 'k' });
    await expect(looked).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await expect.poll(() => kept()).toEqual([]);
  });

  it('lets a film be played in stretches, and nothing that nobody has open', async () => {
    rig = await openSavingRig('plivo', { items: 46 });
    const row = await rig.read(({ kind }) => kind === 'video');
    expect(() => rig.satchel.play(row.id)).toThrow('not-found');
    await open(row);
    const film = rig.satchel.play(row.id);
    const size = await film.sizeBytes();
    const part = await film.range(4, 7).toArray();
    expect(Buffer.concat(part as Buffer[]).toString('latin1')).toBe('ftyp');
    const last = await film.range(size - 10, size - 1).toArray();
    expect(Buffer.concat(last as Buffer[])).toHaveLength(10);
    await rig.services.looking.stop({ key: 'k' });
    expect(() => rig.satchel.play(row.id)).toThrow('not-found');
  });
});
