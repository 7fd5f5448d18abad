import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { root } from '../../build/setup/folders.mjs';
import { machineSwitches } from '../../build/setup/launch.mjs';
import { runtime } from '../../build/setup/runtime.mjs';
import { expect, test } from './support/satchel.ts';

test('of five started at once one stays, and the library is its alone', async ({ dataDir }) => {
  const args = [...machineSwitches(), `--user-data-dir=${dataDir}`, root];
  const children = Array.from({ length: 5 }, () =>
    spawn(runtime().executablePath, args, { stdio: 'ignore' }),
  );
  const log = () => readFile(join(dataDir, 'logs', 'satchel.log'), 'utf8').catch(() => '');
  const ended = () => children.flatMap(({ exitCode }) => (exitCode === null ? [] : [exitCode]));
  try {
    await expect.poll(log, { timeout: 60_000 }).toContain('"window-shown"');
    await expect.poll(ended, { timeout: 60_000 }).toEqual([0, 0, 0, 0]);
    expect((await log()).split('"window-shown"')).toHaveLength(2);
    expect(await log()).not.toContain('"level":"error"');
  } finally {
    await Promise.all(children.map((child) => endProcess(child)));
  }
});
