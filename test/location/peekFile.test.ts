import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peekFile } from '../../electron/location/peekFile.ts';

it('reads nothing where no file can reach, and what is there elsewhere', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-peek-'));
  const path = join(dir, 'ten');
  writeFileSync(path, '0123456789');
  const handle = await open(path);
  try {
    const peek = peekFile(handle, Buffer.from('0123'));
    for (const at of [2 ** 60, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await peek(at, 4)).toHaveLength(0);
    }
    expect(Buffer.from(await peek(6, 8)).toString()).toBe('6789');
  } finally {
    await handle.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
