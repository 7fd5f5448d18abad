import { expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock.ts';
import { tellProgress } from '../../../electron/jobs/runs/tellProgress.ts';

function told(
  work: (looked: (done: number, of: number) => void, pass: (ms: number) => void) => void,
) {
  let now = 0;
  const payloads: unknown[] = [];
  const clock = { ...systemClock, monotonic: () => now };
  const emit = (_: string, payload: unknown) => void payloads.push(payload);
  work(tellProgress('cleanup', emit, clock), (ms) => {
    now += ms;
  });
  return payloads;
}

it('tells at most ten times a second how far a plan is', () => {
  const payloads = told((looked, pass) => {
    for (let done = 250; done <= 100_000; done += 250) {
      pass(15);
      looked(done, 100_000);
    }
  });
  expect(payloads.length).toBeGreaterThan(30);
  expect(payloads.length).toBeLessThanOrEqual((400 * 15) / 100);
  expect(payloads[0]).toMatchObject({ kind: 'cleanup', of: 100_000 });
});

it('tells nothing of what is over in a moment', () => {
  const payloads = told((looked, pass) => {
    pass(500);
    looked(250, 1_000);
  });
  expect(payloads).toEqual([]);
});
