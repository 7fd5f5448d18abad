import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { defaultSeedDir } from '../../../../electron/sandbox/defaultSeedDir.ts';
import { createSeedLibrary } from '../../../../electron/sandbox/hosts/plivo/seedLibrary.ts';
import { openSeedFolder } from '../../../../electron/sandbox/seeding/seedFolder.ts';
import { acceptedType } from '../../../../electron/sandbox/wire/sniffType.ts';

const startedAt = Date.UTC(2026, 0, 5);
const folder = openSeedFolder(defaultSeedDir);
const library = (count: number) => createSeedLibrary(folder, count, startedAt, 1);

test('every item is what it claims to be, variations too', () => {
  const seeded = library(folder.files.length * 3);
  const hashes = new Set<string>();
  for (let index = 0; index < seeded.count; index += 1) {
    const { name, contentType, sizeBytes } = seeded.object(index);
    const bytes = seeded.bytes(index);
    expect([name, bytes.length]).toEqual([name, sizeBytes]);
    expect([name, acceptedType(bytes, 'text/plain')]).toEqual([name, contentType]);
    hashes.add(createHash('sha256').update(bytes).digest('hex'));
  }
  expect(hashes.size).toBe(seeded.count);
});

test.each(['image/jpeg', 'image/png', 'image/gif'])('varied %s can be decoded', async (type) => {
  const round = folder.files.length;
  const seeded = library(round * 2);
  const varied = Array.from({ length: round }, (_, index) => round + index).filter(
    (index) => seeded.object(index).contentType === type,
  );
  expect(varied.length).toBeGreaterThan(2);
  for (const index of varied.slice(0, 4)) {
    const { data, info } = await sharp(seeded.bytes(index), { failOn: 'warning' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThanOrEqual(400);
    expect(new Set(data).size).toBeGreaterThan(8);
  }
});

test('variations of a PNG have other colours', async () => {
  const round = folder.files.length;
  const seeded = library(round * 3);
  const name = folder.files.find((file) => file.contentType === 'image/png')?.name ?? '';
  const stem = name.replace(/\.png$/, '');
  const same = Array.from({ length: seeded.count }, (_, index) => index).filter((index) =>
    seeded.object(index).name.startsWith(stem),
  );
  const pixels = await Promise.all(
    same.map((index) => sharp(seeded.bytes(index)).removeAlpha().raw().toBuffer()),
  );
  expect(new Set(pixels.map((data) => data.toString('base64'))).size).toBe(3);
});

test('a library of any size is made without reading one file', () => {
  const unread = {
    files: folder.files,
    read: () => {
      throw new Error('bytes were made');
    },
  };
  const seeded = createSeedLibrary(unread, 100_000, startedAt, 1);
  const ids = new Set<string>();
  let before = Number.POSITIVE_INFINITY;
  let misplaced = 0;
  for (let index = 0; index < seeded.count; index += 1) {
    const { id, storedAt } = seeded.object(index);
    ids.add(id);
    if (storedAt >= before || (index % 997 === 0 && seeded.indexOf(id) !== index)) misplaced += 1;
    before = storedAt;
  }
  expect([ids.size, misplaced]).toEqual([100_000, 0]);
  expect(seeded.indexOf('00000000-0000-4000-a000-000000000000')).toBeNull();
});

test('equal seeds give equal libraries, others do not', () => {
  const idOf = (seed: number) => createSeedLibrary(folder, 5, startedAt, seed).object(3).id;
  expect(idOf(4)).toBe(idOf(4));
  expect(idOf(4)).not.toBe(idOf(5));
});
