import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/base/clock.ts';
import { createGraces } from '../../../electron/jobs/runs/graces.ts';
import { begin, type Run } from '../../../electron/jobs/runs/run.ts';
import { createSpeed } from '../../../electron/jobs/runs/speed.ts';

/** Both of its clocks are set by the test; a timer ends when the test says so. */
function handClock() {
  let [wall, steady] = [1e12, 0];
  let timers: { ms: number; task: () => void }[] = [];
  const clock: Clock = {
    now: () => wall,
    monotonic: () => steady,
    after(ms, task) {
      const timer = { ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  return {
    clock,
    jump: (wallMs: number, steadyMs: number) => {
      wall += wallMs;
      steady += steadyMs;
    },
    /** The next timer ends, having run as long as it was to; answers how long, null for none. */
    fire(): number | null {
      const next = timers.shift();
      next?.task();
      return next?.ms ?? null;
    },
  };
}

const graceMs = 10_000;
const runOf = (clock: Clock): Run => ({
  ...begin({ id: 'r', items: 1, facts: '{}', begunAt: clock.now(), graceMs }),
  phase: 'running',
  accountIds: new Set(),
  resumed: false,
  waitsFor: null,
  speed: createSpeed(clock),
});

it('lasts as long as timers ran, whatever clocks were set to and however long the computer slept', () => {
  const day = 24 * 3_600_000;
  const jumps = fc.array(fc.tuple(fc.integer({ min: -day, max: day }), fc.nat(day)), {
    minLength: 20,
    maxLength: 20,
  });
  fc.assert(
    fc.property(jumps, (each) => {
      const hand = handClock();
      let ended = false;
      const run = runOf(hand.clock);
      const graces = createGraces(hand.clock, {
        over() {
          ended = true;
        },
        moved() {},
      });
      graces.begin(run);
      let awakeMs = 0;
      for (const [wallMs, steadyMs] of each) {
        hand.jump(wallMs, steadyMs);
        const ranMs = hand.fire();
        if (ranMs === null) break;
        awakeMs += ranMs;
        if (!ended) expect(run.startsAt).toBe(hand.clock.now() + graceMs - awakeMs);
      }
      expect(ended).toBe(true);
      expect(awakeMs).toBe(graceMs);
    }),
    { numRuns: 200 },
  );
});

it('tells a countdown that was wrong, and no other', () => {
  const hand = handClock();
  let told = 0;
  const graces = createGraces(hand.clock, {
    over() {},
    moved() {
      told += 1;
    },
  });
  graces.begin(runOf(hand.clock));
  hand.jump(1_003, 1_003);
  hand.fire();
  expect(told).toBe(0);
  hand.jump(3_600_000, 1_000);
  hand.fire();
  expect(told).toBe(1);
});
