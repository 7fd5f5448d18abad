import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CannotStart } from '../../electron/base/failures/cannotStart.ts';
import { keepPrivate } from '../../electron/base/privateFolder.ts';

test('a folder is its owner’s alone, whether it was there or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-private-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lax = join(folder, 'lax');
  mkdirSync(lax);
  chmodSync(lax, 0o755);
  for (const path of [lax, join(folder, 'new', 'deep')]) {
    keepPrivate(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  }
  writeFileSync(join(folder, 'file'), '');
  expect(() => keepPrivate(join(folder, 'file', 'within'))).toThrow(CannotStart);
});
