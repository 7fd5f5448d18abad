import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { pinnedNodes } from '../../build/setup/ownNode.mjs';
import { writeNode } from './support/packedNode.ts';

const command = fileURLToPath(new URL('support/olderCommand.mjs', import.meta.url));
const machine = `${process.platform}-${process.arch}`;

let cache = '';
let bin = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'satchel-rerun-'));
  const version = pinnedNodes[machine]?.version ?? 'none';
  bin = join(cache, `node-${version}-${machine}`, 'bin');
  writeNode(join(bin, 'node'), version, 'SECOND_RUN=1');
});
afterEach(() => rmSync(cache, { recursive: true }));

function start(...args: string[]) {
  const env = { ...process.env, SATCHEL_CACHE_DIR: cache };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => endProcess(child));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const report = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, report, ended, said: () => said };
}

test('a command goes on in the Node of its own, with its arguments and its exit code', async () => {
  const { report, ended, said } = start('--no-deprecation', command, 'end', '7', 'two words');
  expect(await report).toMatchObject({
    second: true,
    args: ['end', '7', 'two words'],
    execArgv: ['--no-deprecation'],
    path: [bin, process.env['PATH']].join(delimiter),
  });
  expect(await ended).toBe(7);
  expect(said().trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^satchel: this is Node 20\.20\.2, .* going on with Node \d+\./),
  ]);
});

test('a signal reaches the command that goes on', async () => {
  const { child, report, ended } = start(command, 'wait');
  expect((await report).second).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toBe(9);
});

test('a command that is killed there ends as one does that a shell ran', async () => {
  const { report, ended } = start(command, 'wait');
  process.kill((await report).pid, 'SIGKILL');
  expect(await ended).toBe(128 + constants.signals.SIGKILL);
});
