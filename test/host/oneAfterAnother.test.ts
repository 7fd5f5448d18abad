import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneAfterAnother } from '../../electron/host/oneAfterAnother.ts';

const starter = fileURLToPath(new URL('turns/starter.ts', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-turns-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts them all at once; answers with what was said of their turns, in order. */
async function startAll(ends: readonly ('itself' | 'killed')[]): Promise<string[]> {
  const said = join(folder, 'said');
  const dataDir = join(folder, 'data');
  const children = ends.map((end, index) =>
    fork(starter, [dataDir, said, `${index}`, end], { execArgv: [], stdio: 'ignore' }),
  );
  await Promise.all(children.map((child) => once(child, 'exit')));
  return readFileSync(said, 'utf8').trimEnd().split('\n');
}

describe('those that are started at once', () => {
  it('have their turns one after another', async () => {
    const said = await startAll(Array.from({ length: 6 }, () => 'itself'));
    expect(said).toHaveLength(12);
    for (let turn = 0; turn < said.length; turn += 2) {
      const [, name] = said[turn]?.split(' ') ?? [];
      expect([said[turn], said[turn + 1]]).toEqual([`begins ${name}`, `ends ${name}`]);
    }
  });

  it('do not wait for one that is killed in its turn', async () => {
    const said = await startAll(['killed', 'itself', 'killed', 'itself']);
    expect(said.filter((line) => line.startsWith('begins'))).toHaveLength(4);
    expect(said.filter((line) => line.startsWith('ends'))).toHaveLength(2);
  });

  it('start all the same where the folder cannot be used', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(oneAfterAnother(file, () => 'started')).toBe('started');
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
