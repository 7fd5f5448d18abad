import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookInto } from '../../electron/intake/lookInto.ts';
import { walkFolders } from '../../electron/intake/walkFolders.ts';

const held = 30_000;
const never = new AbortController().signal;
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-many-'));
  for (let n = 0; n < held; n += 1) writeFileSync(join(dir, `${(n * 7_919) % held}.gif`), '');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('reads no more of a folder than is asked for, and one', async () => {
  expect((await lookInto(dir, 1_000, never))?.files).toHaveLength(1_001);
  expect((await lookInto(dir, held, never))?.files).toHaveLength(held);
});

it('stops reading when it is not wanted any more', async () => {
  const controller = new AbortController();
  const found = lookInto(dir, held, controller.signal);
  controller.abort();
  expect((await found)?.files).toEqual([]);
});

it('of a folder with more files than may be taken takes as many, in the order of their names', async () => {
  const walked = await walkFolders([dir], { files: 10_000, depth: 32 }, never);
  expect(walked).toMatchObject({ folders: 1, beyond: 'files' });
  const numbers = walked.paths.map((path) => Number.parseInt(basename(path), 10));
  expect(numbers).toHaveLength(10_000);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

it('of a folder with as many as may be taken takes the first by name, and none too many', async () => {
  const walked = await walkFolders([dir], { files: held, depth: 32 }, never);
  expect(walked.beyond).toBeNull();
  expect(walked.paths.slice(0, 2).map((path) => basename(path))).toEqual(['0.gif', '1.gif']);
  expect(new Set(walked.paths).size).toBe(held);
});
