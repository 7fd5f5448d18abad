import { appendFileSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '../../../electron/uploads/files/loadFile.ts';
import type { UploadEntry } from '../../../electron/uploads/ledger/uploadEntry.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';
import { picture, sha256 } from '../support/uploadRig.ts';

const limits = { maxFileBytes: 50_000_000, maxFilesPerRequest: 1, accepts: ['image/png'] };
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-load-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A job as it stands once its file was checked, which is so old that any writing shows. */
function checked(name: string, bytes: Buffer): UploadEntry {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  utimesSync(path, 1_000, 1_000);
  return {
    path,
    spooled: false,
    mtimeMs: statSync(path).mtimeMs,
    sha256: null,
    sentAt: null,
    job: {
      id: jobId.parse(name),
      accountId: accountId.parse('main'),
      batchId: batchId.parse('batch'),
      position: 0,
      name,
      sizeBytes: bytes.length,
      contentType: 'image/png',
      addedAt: 0,
      attempt: 0,
      state: 'queued',
    },
  };
}

const ruleOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SatchelError) || error.failure.kind !== 'file-rejected') return error;
  return error.failure.rule;
};

describe.each([
  ['held in memory', 300_000],
  ['streamed', 4_000_001],
])('a file %s', (_, sizeBytes) => {
  it('goes byte for byte, as often as it is opened, and is sealed by its hash', async () => {
    const bytes = picture(3, sizeBytes);
    const loaded = await loadFile(checked(`whole-${sizeBytes}.png`, bytes), limits);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await buffer(loaded.file.open())).equals(bytes)).toBe(true);
      expect(await loaded.seal()).toBe(sha256(bytes));
    }
  });

  it.each([
    ['grew', (path: string) => appendFileSync(path, 'x')],
    ['was touched', (path: string) => utimesSync(path, 1, 1)],
    ['became another type', (path: string) => writeFileSync(path, 'text')],
  ])('is refused when it %s', async (change, alter) => {
    const entry = checked(`${change}-${sizeBytes}.png`, picture(4, sizeBytes));
    alter(entry.path);
    expect(await ruleOf(loadFile(entry, limits))).toBe('changed');
  });

  it('is unreadable when it is gone', async () => {
    const entry = checked(`gone-${sizeBytes}.png`, picture(5, sizeBytes));
    rmSync(entry.path);
    expect(await ruleOf(loadFile(entry, limits))).toBe('unreadable');
  });
});

it('never seals a mix of an old and a new file', async () => {
  const entry = checked('mixed.png', picture(6, 5_000_000));
  const loaded = await loadFile(entry, limits);
  const source = loaded.file.open();
  source.once('data', () => writeFileSync(entry.path, picture(7, 5_000_000)));
  await buffer(source);
  expect(await ruleOf(loaded.seal())).toBe('changed');
});

it('sends what it hashed though the file changes meanwhile', async () => {
  const bytes = picture(8, 500_000);
  const entry = checked('held.png', bytes);
  const loaded = await loadFile(entry, limits);
  writeFileSync(entry.path, picture(9, 500_000));
  expect(sha256(await buffer(loaded.file.open()))).toBe(await loaded.seal());
});

it('keeps the hash of a large file that arrived before and is not read again', async () => {
  const entry = checked('arrived.png', picture(4, 4_000_001));
  const loaded = await loadFile({ ...entry, sha256: 'known' }, limits);
  expect(await loaded.seal()).toBe('known');
});

it('asks whom it is given about a long text, and believes what is said', async () => {
  const bytes = Buffer.from('a line\r\n'.repeat(20_000));
  const entry = checked('long.txt', bytes);
  const text = { ...entry, job: { ...entry.job, contentType: 'text/plain' } };
  const asked: number[] = [];
  const telling = (contentType: string | null) => async (all: Uint8Array) => {
    asked.push(all.length);
    return { contentType, isText: contentType !== null, readings: [] };
  };
  const loaded = await loadFile(text, limits, undefined, telling('text/plain'));
  expect((await buffer(loaded.file.open())).equals(bytes)).toBe(true);
  expect(await ruleOf(loadFile(text, limits, undefined, telling(null)))).toBe('changed');
  const stuck = () => Promise.reject(new Error('stuck'));
  expect(await ruleOf(loadFile(text, limits, undefined, stuck))).toBe('unreadable');
  expect(asked).toEqual([bytes.length, bytes.length]);
});
