import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { createPictureFiles } from '../../electron/thumbnails/pictureFiles.ts';

const counted = vi.hoisted(() => ({ asked: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  /** The real ones, counted. */
  const count =
    <A extends unknown[], R>(call: (...input: A) => R) =>
    (...input: A): R => {
      counted.asked += 1;
      return call(...input);
    };
  const { rm: remove, unlink, readdir: list, open } = real;
  return {
    ...real,
    rm: count(remove),
    unlink: count(unlink),
    readdir: count(list),
    open: count(open),
  };
});

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'satchel-pictures-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const many = Array.from({ length: 10_000 }, (_, place) => place + 1);

it('forgets every size of those that are meant, and of no others', async () => {
  const files = createPictureFiles(dir, 1_000_000, systemClock);
  // They share a folder, by their remainder.
  for (const key of ['small/7', 'thumb/7', 'page-3/7', 'small/263', 'small/519']) {
    await files.write(key, Buffer.from(key));
  }
  await files.removeAll([7, 519, 8]);
  expect(await readdir(join(dir, 'small', '07'))).toEqual(['263']);
  for (const key of ['thumb/7', 'page-3/7']) expect(await files.read(key)).toBeNull();
});

it('forgets ten thousand by looking at folders, not for each of them', async () => {
  const files = createPictureFiles(dir, 1_000_000, systemClock);
  for (const id of [7, 263, 10_001]) {
    for (const variant of ['small', 'thumb']) {
      await files.write(`${variant}/${id}`, Buffer.from('picture'));
    }
  }
  counted.asked = 0;
  await files.removeAll(many);
  // At most one for each of 256 folders of two sizes, and one for each file that was there.
  expect(counted.asked).toBeLessThanOrEqual(1 + 2 * 256 + 4);
  expect(await files.read('small/7')).toBeNull();
  expect(await files.read('thumb/10001')).not.toBeNull();
});

it('looks for no file that is not there, and finds what an earlier start left', async () => {
  await createPictureFiles(dir, 1_000_000, systemClock).write('thumb/7', Buffer.from('kept'));
  const files = createPictureFiles(dir, 1_000_000, systemClock);
  expect(await files.read('thumb/263')).toBeNull();
  counted.asked = 0;
  for (const id of [519, 775, 1_031]) expect(await files.read(`thumb/${id}`)).toBeNull();
  expect(counted.asked).toBe(0);
  expect(await files.read('thumb/7')).toEqual(Buffer.from('kept'));
  await rm(join(dir, 'thumb'), { recursive: true });
  expect(await files.read('thumb/7')).toBeNull();
  await files.write('thumb/7', Buffer.from('again'));
  expect(await files.read('thumb/7')).toEqual(Buffer.from('again'));
});
