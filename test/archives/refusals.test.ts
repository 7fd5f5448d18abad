import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenPart, openPart } from '../../electron/disk/writePart.ts';
import { type ArchiveRig, type ArchiveRigOptions, openArchiveRig } from './support/archiveRig.ts';

let rig: ArchiveRig;
const open = async (options?: ArchiveRigOptions) => {
  rig = await openArchiveRig({ items: 6, ...options });
  return rig;
};
afterEach(() => rig.close());

const parts = () =>
  readdirSync(join(rig.target, '.satchel')).filter((name) => name.endsWith('.part'));
const bytesAsked = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes');
const page =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in</body></html>';

describe('an archive whose provider answers with something else', () => {
  it('refuses a web page where a picture, film or PDF should be, and has the rest', async () => {
    await open({ items: 12 });
    rig.database.exec('UPDATE media SET size_bytes = NULL');
    const headers = { 'content-type': 'text/html' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 200, body: page, headers });
    const { id } = await rig.start();
    const pages = await rig.over(id);
    const refusals = await rig.archives.refusals({ runId: id });
    expect(pages).toMatchObject({ done: rig.rows.length - 1, failed: 1 });
    expect(refusals).toMatchObject([{ failure: { kind: 'provider-down', cause: 'not-provider' } }]);
    expect(parts()).toEqual([]);
    for (const name of rig.files()) {
      expect(readFileSync(join(rig.target, name), 'utf8')).not.toContain('Sign in');
    }
    const again = await rig.archives.retry({ runId: id });
    expect(await rig.over(again.id)).toMatchObject({ done: 1, failed: 0 });
  });

  it('says that an item ended while it was fetched, and has the rest', async () => {
    await open();
    const [first] = rig.rows;
    const link = first?.ref ?? '';
    const own = {
      route: 'bytes',
      when: ({ path }: { path: string }) => path.includes(link),
    } as const;
    rig.sandbox.faults.arm({ ...own, kind: 'truncate', times: 1 });
    rig.sandbox.faults.arm({ ...own, kind: 'answer', status: 404, skip: 1, times: 20 });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: 5, failed: 1, kept: 0 });
    expect(await rig.archives.refusals({ runId: id })).toMatchObject([
      { mediaId: first?.id, failure: { kind: 'not-found' } },
    ]);
    expect(rig.files()).toHaveLength(5);
    expect(parts()).toEqual([]);
  });

  it('asks once for a fresh link where one ended midway', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 403, skip: 3 });
    const { id, archiveId } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: 6, failed: 0 });
    expect(bytesAsked()).toHaveLength(7);
    const [row] = rig.rows;
    if (row === undefined) throw new Error('no row');
    const [copy] = await rig.copies(row.id);
    rmSync(join(rig.target, copy?.path ?? ''));
    await rig.archives.verify({ archiveId });
    await rig.is(({ verified }) => verified?.missing === 1);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 403, times: 20 });
    const again = await rig.again(archiveId);
    expect(await rig.over(again.id)).toMatchObject({ done: 0, failed: 1 });
    expect(bytesAsked()).toHaveLength(9);
  });

  it('gives up a download that stands still when its run is stopped', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'stall', route: 'bytes', times: 6 });
    const { id, archiveId } = await rig.start();
    await rig.until(() => (bytesAsked().length === 6 ? true : null));
    await rig.archives.stop({ runId: id });
    expect(await rig.over(id)).toMatchObject({ done: 0, failed: 0, kept: 6 });
    const again = await rig.again(archiveId);
    expect(await rig.over(again.id)).toMatchObject({ done: 6, failed: 0 });
    expect(rig.files()).toHaveLength(6);
    await rig.until(() => (parts().length === 0 ? true : null));
  });

  it('follows to another origin without credentials', async () => {
    await open({
      provider: 'signalwire',
      signalwire: { byteRoute: 'redirect', protected: true, settleMs: 0, mediaDelayMs: 0 },
    });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: rig.rows.length, failed: 0 });
    const files = rig.sandbox.requests().filter(({ route }) => route === 'file');
    expect(files.length).toBeGreaterThanOrEqual(rig.rows.length);
    expect(files.filter(({ hasAuthorization }) => hasAuthorization)).toEqual([]);
    expect(rig.sandbox.leaks()).toBe(0);
  });
});

/** A disk that has no room for one write, of which it takes a part. */
function fullAt(write: number): OpenPart {
  let writes = 0;
  return async (path) => {
    const file = await openPart(path);
    return {
      utimes: (...times) => file.utimes(...times),
      sync: () => file.sync(),
      close: () => file.close(),
      async writeFile(data) {
        writes += 1;
        if (writes !== write) return file.writeFile(data);
        await file.writeFile((data as Buffer).subarray(0, 7));
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
    };
  };
}

describe('an archive whose disk is full', () => {
  it.each([1, 2, 3])(
    'at write %i leaves nothing half, and goes on when there is room',
    async (at) => {
      await open({ openPart: fullAt(at) });
      const { id } = await rig.start();
      expect(await rig.over(id)).toMatchObject({ done: 5, failed: 1 });
      expect(await rig.archives.refusals({ runId: id })).toMatchObject([
        { failure: { kind: 'not-saved', cause: 'full' } },
      ]);
      expect(parts()).toEqual([]);
      expect(rig.files()).toHaveLength(5);
      const again = await rig.archives.retry({ runId: id });
      expect(await rig.over(again.id)).toMatchObject({ done: 1, failed: 0 });
      const ids = rig.rows.map((row) => row.id);
      expect([...(await rig.archives.isSafelyArchived(ids))]).toHaveLength(6);
    },
  );
});

describe('the folder of an archive', () => {
  it('that a kill left half made is made whole, and no other in it', async () => {
    await open();
    mkdirSync(join(rig.target, '.satchel'));
    writeFileSync(join(rig.target, '.satchel', 'archive.json.part'), '{');
    const { id } = await rig.start();
    await rig.over(id);
    expect(readdirSync(rig.target)).toContain('archive.json');
    expect(rig.files()).toHaveLength(6);
  });

  it('is written into also after somebody removed what Satchel hides there', async () => {
    await open();
    const first = await rig.start();
    await rig.over(first.id);
    rmSync(join(rig.target, rig.files()[0] ?? ''));
    await rig.archives.verify({ archiveId: first.archiveId });
    await rig.is(({ verified }) => verified?.missing === 1);
    rmSync(join(rig.target, '.satchel'), { recursive: true });
    const again = await rig.again(first.archiveId);
    expect(await rig.over(again.id)).toMatchObject({ done: 1, failed: 0 });
  });
});

describe('what is to be deleted only once it is archived', () => {
  const signal = new AbortController().signal;
  const archived = async () => {
    await open();
    const { id, archiveId } = await rig.start();
    await rig.over(id);
    const [row] = rig.rows;
    if (row === undefined) throw new Error('no row');
    const [copy] = await rig.copies(row.id);
    return { archiveId, mediaId: row.id, path: join(rig.target, copy?.path ?? '') };
  };
  const troubles = {
    missing: (path: string) => rmSync(path),
    changed(path: string) {
      const bytes = readFileSync(path);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    cut: (path: string) => writeFileSync(path, readFileSync(path).subarray(1)),
  };

  it.each(['missing', 'changed', 'cut'] as const)(
    'is not secure where its file is %s',
    async (how) => {
      const { archiveId, mediaId, path } = await archived();
      troubles[how](path);
      expect([...(await rig.archives.isSafelyArchived([mediaId], archiveId))]).toEqual([]);
      rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 20 });
      await expect(rig.archives.secure(archiveId, [mediaId], signal)).rejects.toMatchObject({
        failure: { kind: 'not-found' },
      });
      rig.sandbox.faults.clear();
      const touched = how === 'missing' ? null : readFileSync(path);
      await rig.archives.secure(archiveId, [mediaId], signal);
      expect([...(await rig.archives.isSafelyArchived([mediaId], archiveId))]).toEqual([mediaId]);
      if (touched !== null) expect(readFileSync(path)).toEqual(touched);
    },
  );

  it('is in the index and the manifest soon after it was archived to be deleted', async () => {
    await open();
    const late = rig.rows.slice(0, 3);
    const isLate = ({ path }: { path: string }) => late.some(({ ref }) => path.includes(ref));
    rig.sandbox.faults.arm({
      kind: 'answer',
      route: 'bytes',
      status: 404,
      times: 99,
      when: isLate,
    });
    const { id, archiveId } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: 3, failed: 3 });
    const lines = (name: string) => readFileSync(join(rig.target, name), 'utf8').trim().split('\n');
    await expect.poll(() => lines('index.jsonl')).toHaveLength(3);
    rig.sandbox.faults.clear();
    for (const { id: mediaId } of late) await rig.archives.secure(archiveId, [mediaId], signal);
    // No run ends after them, and no more files come.
    await expect.poll(() => lines('index.jsonl')).toHaveLength(6);
    expect(
      lines('manifest.sha256')
        .map((line) => line.slice(66))
        .sort(),
    ).toEqual(rig.files());
  });
});
