import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import type { EngineTask } from '../kill/engine.ts';
import { picture, sha256 } from '../support/uploadRig.ts';

const root = join(import.meta.dirname, '../../..');
const most = 64;

let outDir = '';
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'satchel-engine-'));
  await build(nodeConfig('engine', 'test/uploads/kill/engine.ts', outDir));
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

it.each([3, 8])(
  'goes on with %i descriptors after there was none',
  {
    timeout: 60_000,
  },
  async (left) => {
    const dir = freshFolder();
    const sandbox = await startSandbox({ items: 3 });
    onTestFinished(() => sandbox.close());
    mkdirSync(join(dir, 'files'));
    const files = Array.from({ length: 40 }, (_, i) => picture(i + 1, 9_000 + i));
    const paths = files.map((bytes, i) => {
      const path = join(dir, 'files', `shot-${i}.png`);
      writeFileSync(path, bytes);
      return path;
    });
    const { authId, authToken, baseUrl } = sandbox.plivo;
    const task: EngineTask = { dir, authId, authToken, baseUrl, speed: 20, paths };
    const hog = join(import.meta.dirname, 'hog.cjs');
    const node = [
      process.execPath,
      '--require',
      hog,
      join(outDir, 'engine.cjs'),
      JSON.stringify(task),
    ];
    const child = spawn('sh', ['-c', `ulimit -n ${most}; exec "$@"`, 'sh', ...node], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_PATH: join(root, 'node_modules'),
        LEFT_DESCRIPTORS: String(left),
      },
    });
    // Only a test that failed leaves it running.
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = once(child, 'close');
    const said: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      said.push(line);
      if (line === 'finished') child.kill('SIGKILL');
    }
    await ended;
    expect(said).toContain('starved');
    expect(said.filter((line) => line.startsWith('stored '))).toHaveLength(files.length);
    const stored = sandbox.ledger().filter((entry) => !entry.seeded);
    expect(stored.map((entry) => entry.sha256).sort()).toEqual(files.map(sha256).sort());
  },
);
