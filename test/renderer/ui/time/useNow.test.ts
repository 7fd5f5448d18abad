import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alarm, createTicker, sleepUntil } from '../../../../renderer/ui/time/useNow.ts';
import { expiryOf, nextChange } from '../../../../shared/retention.ts';

/** A clock that stands still until it is told to go to its next alarm. */
function standingClock(start: number) {
  let now = start;
  let set: { wake: () => void; at: number } | null = null;
  let alarms = 0;
  const alarm: Alarm = {
    now: () => now,
    set(wake, delayMs) {
      const mine = { wake, at: now + delayMs };
      set = mine;
      alarms += 1;
      return () => {
        if (set === mine) set = null;
      };
    },
  };
  return {
    alarm,
    isSet: () => set !== null,
    alarms: () => alarms,
    goToAlarm() {
      const due = set;
      if (due === null) throw new Error('nothing is set');
      now = due.at;
      set = null;
      due.wake();
      return now;
    },
    skip(ms: number) {
      now += ms;
    },
  };
}

describe('sleepUntil', () => {
  it('waits for nothing when nothing changes', () => {
    expect(sleepUntil([null, null], 5)).toBeNull();
    expect(sleepUntil([], 5)).toBeNull();
  });

  it('is never negative, never past the nearest, never longer than a minute', () => {
    const instants = fc.array(fc.option(fc.integer({ min: 0, max: 10_000_000 })), { minLength: 1 });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000_000 }), (all, now) => {
        const delay = sleepUntil(all, now);
        const known = all.filter((at) => at !== null);
        if (known.length === 0) expect(delay).toBeNull();
        else expect(delay).toBe(Math.min(60_000, Math.max(0, Math.min(...known) - now)));
      }),
    );
  });
});

describe('the ticker', () => {
  it('wakes only those whose label changes, with one alarm for all', () => {
    const clock = standingClock(0);
    const ticker = createTicker(clock.alarm);
    const woken: string[] = [];
    ticker.watch(
      (now) => (now < 3_000 ? 3_000 : null),
      () => woken.push('late'),
    );
    ticker.watch(
      (now) => (now < 1_000 ? 1_000 : null),
      () => woken.push('early'),
    );
    expect(clock.goToAlarm()).toBe(1_000);
    expect(woken).toEqual(['early']);
    expect(clock.goToAlarm()).toBe(3_000);
    expect(woken).toEqual(['early', 'late']);
    expect(clock.isSet()).toBe(false);
  });

  it('does not set an alarm a watcher', () => {
    const clock = standingClock(0);
    const ticker = createTicker(clock.alarm);
    for (let n = 0; n < 200; n += 1)
      ticker.watch(
        () => 50_000 + n,
        () => undefined,
      );
    expect(clock.alarms()).toBe(1);
  });

  it('sleeps while hidden and catches up at once', () => {
    const clock = standingClock(0);
    const ticker = createTicker(clock.alarm);
    const woken: number[] = [];
    ticker.watch(
      (now) => now + 1_000,
      (now) => woken.push(now),
    );
    ticker.pause();
    expect(clock.isSet()).toBe(false);
    clock.skip(90_000);
    ticker.resume();
    expect(woken).toEqual([90_000]);
    expect(clock.isSet()).toBe(true);
  });

  it('stops when the last one leaves', () => {
    const clock = standingClock(0);
    const ticker = createTicker(clock.alarm);
    const leave = ticker.watch(
      (now) => now + 1_000,
      () => undefined,
    );
    leave();
    expect(clock.isSet()).toBe(false);
  });

  it('shows every change of a real countdown down to its end', () => {
    const rule = {
      unused: { kind: 'duration', ms: 20 * 60_000 },
      used: { kind: 'until-removed' },
      certainty: 'documented',
    } as const;
    const facts = { storedAt: 0, usedAt: null, seenAt: 0, goneAt: null };
    const expiry = expiryOf(rule, facts);
    const clock = standingClock(1);
    const ticker = createTicker(clock.alarm);
    let wakes = 0;
    ticker.watch(
      (now) => nextChange(expiry, now),
      () => (wakes += 1),
    );
    let last = 0;
    while (clock.isSet()) last = clock.goToAlarm();
    expect(last).toBeGreaterThanOrEqual(20 * 60_000);
    expect(wakes).toBeGreaterThan(600);
    expect(wakes).toBeLessThan(700);
  });
});
