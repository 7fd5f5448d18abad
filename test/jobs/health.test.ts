import { expect, it } from 'vitest';
import type { Clock } from '../../electron/base/clock.ts';
import { createHealth } from '../../electron/jobs/health.ts';
import type { Failure } from '../../shared/failure.ts';

function handClock() {
  const state = { ms: 10 };
  const clock: Clock = {
    now: () => state.ms,
    monotonic: () => state.ms,
    after: () => () => {},
  };
  return { state, health: createHealth(clock, () => 0.999, 6) };
}
const offline: Failure = { kind: 'offline', host: 'api' };
const limited: Failure = { kind: 'rate-limited', retryAfterMs: 30_000 };

it('holds the lane as long as the provider asks, and at most a tenth more', () => {
  const { state, health } = handClock();
  health.trouble(limited, 0);
  expect(health.restMs()).toBeGreaterThanOrEqual(30_000);
  expect(health.restMs()).toBeLessThanOrEqual(33_000);
  health.resume();
  expect(health.restMs()).toBeGreaterThanOrEqual(30_000);
  state.ms += 33_000;
  expect(health.restMs()).toBe(0);
  expect(health.width()).toBe(1);
  health.cleared(state.ms);
  expect(health.width()).toBe(6);
});

it('counts requests that failed together as one trouble', () => {
  const { state, health } = handClock();
  for (let i = 0; i < 3; i += 1) health.trouble(offline, 0);
  const once = health.restMs();
  state.ms += once;
  health.trouble(offline, state.ms);
  expect(health.restMs()).toBeGreaterThan(once);
  expect(health.restMs()).toBeLessThanOrEqual(once * 2 + 1);
});

it('does not take an answer to an older request for the end of the trouble', () => {
  const { state, health } = handClock();
  health.trouble(offline, 0);
  health.cleared(0);
  expect(health.width()).toBe(1);
  state.ms += 60_000;
  health.cleared(state.ms);
  expect(health.width()).toBe(6);
});

it('stays blocked until a person has done something', () => {
  const { state, health } = handClock();
  health.trouble({ kind: 'unauthorized' }, 0);
  state.ms += 1e9;
  expect(health.blockedBy()).toEqual({ kind: 'unauthorized' });
  expect(health.restMs()).toBe(0);
  health.resume();
  expect(health.blockedBy()).toBe(null);
});

it('is not blocked anew by requests that began before it was resumed', () => {
  const { state, health } = handClock();
  health.trouble({ kind: 'unauthorized' }, 5);
  health.resume();
  health.trouble({ kind: 'unauthorized' }, 5);
  expect(health.blockedBy()).toBe(null);
  health.trouble({ kind: 'unauthorized' }, state.ms);
  expect(health.blockedBy()).toEqual({ kind: 'unauthorized' });
});

const busy = (retryAfterMs: number): Failure => {
  return { kind: 'provider-down', cause: 'status', status: 503, retryAfterMs };
};

it('waits as long as any answer asks for, whatever else happens and whoever has it resumed', () => {
  const { state, health } = handClock();
  health.trouble(busy(600_000), 0);
  state.ms += 1_000;
  health.trouble(offline, state.ms);
  health.resume(true);
  expect(health.restMs()).toBeGreaterThanOrEqual(599_000);
});

it('lets a person try earlier than after a very long rest, and nobody else', () => {
  const { health } = handClock();
  health.trouble({ kind: 'rate-limited', retryAfterMs: 16 * 60_000 }, 0);
  health.resume();
  expect(health.restMs()).toBeGreaterThanOrEqual(16 * 60_000);
  health.resume(true);
  expect(health.restMs()).toBe(0);
  expect(health.width()).toBe(1);
});

it('goes on resting after a start, and feels its way then', () => {
  const { state, health } = handClock();
  health.restFor(offline, 5_000);
  expect(health.restMs()).toBe(0);
  health.restFor(limited, 5_000);
  health.restFor(limited, 3_000);
  expect(health.restMs()).toBe(5_000);
  state.ms += 5_000;
  expect(health.width()).toBe(1);
});
