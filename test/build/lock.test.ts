import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inputHash } from '../../build/bundle/inputHash.mjs';
import { withLock } from '../../build/setup/lock.mjs';
import { moveFolder } from '../../build/setup/moveFolder.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('five at once do the step one after another', async () => {
  let inside = 0;
  let most = 0;
  const step = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
  };
  const path = join(folder, 'locks', 'one');
  await Promise.all(Array.from({ length: 5 }, () => withLock(path, step)));
  expect(most).toBe(1);
  expect(await readdir(join(folder, 'locks'))).toEqual([]);
});

test('a lock is given back when the step fails', async () => {
  const path = join(folder, 'one');
  const failing = withLock(path, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await withLock(path, async () => 'again')).toBe('again');
});

test("a dead process's lock does not hold anybody up", async () => {
  const path = join(folder, 'one');
  const noSuchProcess = 2 ** 22 + 1;
  await writeFile(path, String(noSuchProcess));
  expect(await withLock(path, async () => 'mine')).toBe('mine');
});

test('a folder is moved once; whoever comes second leaves the first as it is', async () => {
  for (const name of ['first', 'second']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, name), '');
    await moveFolder(join(folder, name), join(folder, 'there'));
  }
  expect(await readdir(folder)).toEqual(['there']);
  expect(await readdir(join(folder, 'there'))).toEqual(['first']);
});

test('the hash of inputs changes with a content, a name and a new file, and with nothing else', async () => {
  const hash = () => inputHash(folder, ['source', 'absent']);
  await mkdir(join(folder, 'source'));
  await writeFile(join(folder, 'source', 'a'), '1');
  const before = await hash();
  await writeFile(join(folder, 'other'), '1');
  expect(await hash()).toBe(before);
  await writeFile(join(folder, 'source', 'a'), '2');
  const changed = await hash();
  await writeFile(join(folder, 'source', 'b'), '2');
  expect(new Set([before, changed, await hash()]).size).toBe(3);
});
