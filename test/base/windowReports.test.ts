import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBugs } from '../../electron/base/bugs.ts';
import type { Clock } from '../../electron/base/clock.ts';
import { openLog } from '../../electron/base/logFile.ts';
import { createWindowReports } from '../../electron/base/windowReports.ts';

function reports() {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-reports-'));
  const log = openLog({ dir });
  onTestFinished(() => {
    log.close();
    rmSync(dir, { recursive: true, force: true });
  });
  let nowMs = 0;
  const clock: Clock = { now: () => 0, monotonic: () => nowMs, after: () => () => {} };
  const lines = () => readFileSync(join(dir, 'satchel.log'), 'utf8').trimEnd().split('\n');
  const report = createWindowReports({ bugs: createBugs(log), log, clock });
  return { report, lines, pass: (ms: number) => (nowMs += ms) };
}

test('writes a fault down under its reference, without whom and what it speaks of', async () => {
  const { report, lines } = reports();
  const what = [
    'Error: +44 (0)20 7946 0018 and ann@example.com sent https://files.example.com/secret/a.jpg?sig=1',
    'AC0123456789abcdef0123456789abcdef',
    '    at Card (assets/index-DqX12abc.js:10:512)',
  ].join('\n');
  await report({ reference: '0123ABCD', part: 'library', what });
  const [line = ''] = lines();
  expect(JSON.parse(line)).toMatchObject({
    event: 'bug',
    call: 'window.library',
    reference: '0123ABCD',
    stack: expect.stringContaining('at Card (assets/index-DqX12abc.js:10:512)'),
  });
  for (const secret of ['7946', 'ann@', 'secret', 'sig=', 'AC0123']) {
    expect(line).not.toContain(secret);
  }
});

test('is not filled by a page that fails with every frame, and says how much it left out', async () => {
  const { report, lines, pass } = reports();
  const fault = { reference: '0123ABCD', part: 'work', what: 'Error: again' } as const;
  for (let frame = 0; frame < 500; frame += 1) await report(fault);
  expect(lines()).toHaveLength(20);
  pass(60_000);
  await report(fault);
  expect(lines()).toHaveLength(22);
  expect(JSON.parse(lines()[20] ?? '')).toMatchObject({
    event: 'window-faults-left-out',
    count: 480,
  });
});
