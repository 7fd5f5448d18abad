import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LogFields } from '../../electron/base/log.ts';
import { openLog } from '../../electron/base/logFile.ts';

function freshLog(level?: 'info' | 'error') {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-log-'));
  const dir = join(folder, 'logs');
  const log = openLog({ dir, level });
  onTestFinished(() => {
    log.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const text = () => readFileSync(join(dir, 'satchel.log'), 'utf8');
  return { dir, log, text };
}

test('writes one JSON object a line, readable by the person alone', () => {
  const { dir, log, text } = freshLog();
  log.info({ event: 'started', count: 2 });
  log.error({ event: 'call-failed', status: null, stack: 'Error: a\n  at b' });
  const lines = text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { at: expect.any(String), level: 'info', event: 'started', count: 2 },
    {
      at: expect.any(String),
      level: 'error',
      event: 'call-failed',
      status: null,
      stack: 'Error: a\n  at b',
    },
  ]);
  expect(statSync(join(dir, 'satchel.log')).mode & 0o777).toBe(0o600);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('closes to others a log that was open to them', () => {
  const { dir } = freshLog();
  const path = join(dir, 'satchel.log');
  chmodSync(path, 0o644);
  openLog({ dir }).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('leaves out every field that is not listed, and redacts the rest', () => {
  const { log, text } = freshLog();
  const fields = {
    event: 'call-failed',
    code: 'see https://media.example.com/secret/path',
    password: 'hunter',
    config: { auth: { password: 'nested' } },
    count: { toJSON: () => 'smuggled' },
  };
  log.error(fields as unknown as LogFields);
  expect(text()).not.toMatch(/hunter|nested|smuggled|secret\/path|password|config/);
  expect(JSON.parse(text())).toMatchObject({ code: 'see https://media.example.com' });
});

test('keeps the newest two files beside the present one', () => {
  const { dir, log, text } = freshLog();
  const stack = 'line of a stack\n'.repeat(2_000);
  for (let count = 0; count < 1_500; count += 1) log.error({ event: 'filling', count, stack });
  expect(readdirSync(dir).sort()).toEqual(['satchel.1.log', 'satchel.2.log', 'satchel.log']);
  for (const name of readdirSync(dir)) {
    expect(statSync(join(dir, name)).size).toBeLessThanOrEqual(5_000_000);
    expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  }
  expect(JSON.parse(text().trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ count: 1_499 });
});

test('goes on after what was there, and writes errors alone when asked to', () => {
  const { dir, log } = freshLog('error');
  log.info({ event: 'not-written' });
  log.error({ event: 'first' });
  writeFileSync(join(dir, 'satchel.2.log'), 'older');
  const again = openLog({ dir });
  again.info({ event: 'second' });
  again.close();
  again.info({ event: 'after-closing' });
  const events = readFileSync(join(dir, 'satchel.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  expect(events).toEqual(['first', 'second']);
});
