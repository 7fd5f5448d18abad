import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasIntegrity } from '../../build/setup/integrity.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-integrity-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file fits its own hash and no other', async () => {
  const path = join(folder, 'file');
  await writeFile(path, 'the real thing');
  const own = `sha512-${createHash('sha512').update('the real thing').digest('base64')}`;
  const other = `sha512-${createHash('sha512').update('another thing').digest('base64')}`;
  expect(await hasIntegrity(path, own)).toBe(true);
  expect(await hasIntegrity(path, other)).toBe(false);
});

test.each(['', 'sha1-abc', 'sha512-', 'sha512-short=='])(
  '%j is no integrity value',
  async (value) => {
    await expect(hasIntegrity(join(folder, 'file'), value)).rejects.toThrow('sha512');
  },
);

test('a file that is not there has no integrity', async () => {
  const value = `sha512-${createHash('sha512').update('').digest('base64')}`;
  await expect(hasIntegrity(join(folder, 'absent'), value)).rejects.toThrow('ENOENT');
});
