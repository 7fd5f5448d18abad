import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locationOf } from '../../electron/location/locationOf.ts';

it('reads nothing of what is larger than any provider takes, and claims nothing of it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-place-'));
  const path = join(dir, 'film.mp4');
  const head = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
  writeFileSync(path, head);
  const size = 5_000_000_000;
  truncateSync(path, size);
  const handle = await open(path);
  const read = handle.read.bind(handle);
  let reads = 0;
  handle.read = ((...asked: Parameters<typeof read>) => {
    reads += 1;
    return read(...asked);
  }) as typeof handle.read;
  try {
    expect(await locationOf(handle, head, size, 'video/mp4')).toEqual({
      answer: 'unknown',
      stays: true,
    });
    expect(reads).toBe(0);
  } finally {
    await handle.close();
    rmSync(dir, { recursive: true, force: true });
  }
}, 60_000);
