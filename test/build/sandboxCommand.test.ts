import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { root } from '../../build/setup/folders.mjs';

const limitMs = 60_000;

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

test(
  'npm run --silent sandbox says one line of JSON on standard output, and ends with the npm that ran it',
  async () => {
    const npm = spawn('npm', ['run', '--silent', 'sandbox', '--', '--items', '3'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    onTestFinished(() => endProcess(npm));
    const ended = new Promise((resolve) => npm.once('close', resolve));
    let output = '';
    let complaint = '';
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    npm.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    const until = Date.now() + limitMs;
    while (!output.includes('\n')) {
      if (npm.exitCode !== null || Date.now() > until) throw new Error(complaint);
      await wait(50);
    }
    const { baseUrl } = JSON.parse(output).plivo;
    expect(await answers(baseUrl)).toBe(true);
    npm.kill('SIGTERM');
    await ended;
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    expect(await answers(baseUrl)).toBe(false);
  },
  2 * limitMs,
);
