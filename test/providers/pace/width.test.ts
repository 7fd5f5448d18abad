import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answered,
  beginsInMs,
  begun,
  ended,
  newWidth,
  refused,
  type Width,
} from '../../../electron/providers/pace/width.ts';

interface Server {
  /** Most at once, and most beginnings within a second. */
  readonly atOnce: number;
  readonly perSecond: number;
  readonly takesMs: number;
}

/** Runs requests against a server of numbers; answers how it went. */
function simulate(server: Server, requests: number) {
  let width: Width = newWidth(0);
  let now = 0;
  let waiting = requests;
  let refusals = 0;
  let most = 0;
  const flying: { endsMs: number; burst: number; ok: boolean }[] = [];
  const accepted: number[] = [];
  for (let steps = 0; waiting + flying.length > 0; steps += 1) {
    if (steps > 200_000) throw new Error(`never done: ${JSON.stringify(width)}`);
    const inMs = waiting > 0 ? beginsInMs(width, now) : null;
    const next = flying.reduce((least, { endsMs }) => Math.min(least, endsMs), Infinity);
    if (inMs !== null && now + inMs <= next) {
      now += inMs;
      const busy = flying.filter(({ ok }) => ok).length;
      const recent = accepted.filter((at) => at > now - 1_000).length;
      const ok = busy < server.atOnce && recent < server.perSecond;
      if (ok) accepted.push(now);
      flying.push({ endsMs: now + (ok ? server.takesMs : 5), burst: width.burst, ok });
      width = begun(width, now);
      waiting -= 1;
      most = Math.max(most, width.inFlight);
      continue;
    }
    now = next;
    const at = flying.findIndex(({ endsMs }) => endsMs === next);
    const [back] = flying.splice(at, 1);
    if (back?.ok) width = answered(width);
    else {
      width = refused(width, back?.burst ?? 0, now, null);
      refusals += 1;
      waiting += 1;
    }
    expect(width.width).toBeGreaterThanOrEqual(1);
    expect(width.width).toBeLessThanOrEqual(16);
    expect(width.inFlight).toBe(flying.length);
  }
  return { refusals, most, tookMs: now, accepted: accepted.length };
}

test('everything is answered whatever the server bears, with few refusals', () => {
  fc.assert(
    fc.property(
      fc.record({
        atOnce: fc.integer({ min: 1, max: 40 }),
        perSecond: fc.integer({ min: 2, max: 500 }),
        takesMs: fc.integer({ min: 1, max: 800 }),
      }),
      fc.integer({ min: 1, max: 300 }),
      (server, requests) => {
        const { refusals, accepted } = simulate(server, requests);
        expect(accepted).toBe(requests);
        expect(refusals).toBeLessThanOrEqual(10 + requests / 3);
      },
    ),
    { numRuns: 300 },
  );
});

test('a server without limits is used to the full', () => {
  const { refusals, most, tookMs } = simulate({ atOnce: 100, perSecond: 1e6, takesMs: 100 }, 400);
  expect({ refusals, most }).toEqual({ refusals: 0, most: 16 });
  expect(tookMs).toBeLessThan((400 / 16) * 100 * 1.5);
});

test('a server with one is used up to it', () => {
  const { most, refusals, tookMs } = simulate({ atOnce: 6, perSecond: 1e6, takesMs: 100 }, 400);
  expect(most).toBeLessThanOrEqual(8);
  expect(refusals).toBeLessThan(40);
  expect(tookMs).toBeLessThan((400 / 6) * 100 * 2.5);
});

test('after a refusal as many are left as were not refused, and all of a burst count once', () => {
  let width: Width = { ...newWidth(0), width: 8 };
  for (let i = 0; i < 8; i += 1) width = begun(width, i);
  const { burst } = width;
  width = refused(width, burst, 100, 3_000);
  expect(width).toMatchObject({ width: 7, ceiling: 7, inFlight: 7, restUntilMs: 3_100 });
  width = refused(width, burst, 110, 9_000);
  width = refused(width, burst, 120, null);
  expect(width).toMatchObject({ width: 5, inFlight: 5, burst: burst + 1, restUntilMs: 3_100 });
  expect(beginsInMs(width, 200)).toBeNull();
  for (let i = 0; i < 5; i += 1) width = answered(width);
  expect(beginsInMs(width, 200)).toBe(2_900);
  expect(beginsInMs(width, 3_100)).toBe(0);
});

test('a rate that was too much is gone on with just below', () => {
  let width: Width = { ...newWidth(0), width: 2 };
  for (let at = 0; at < 2_000; at += 100) width = answered(begun(width, at));
  width = refused(begun(width, 2_000), width.burst, 2_000, 1_000);
  expect(width.spacingMs).toBeCloseTo(105, 0);
  width = begun(width, 3_000);
  expect(beginsInMs({ ...width, width: 4 }, 3_000)).toBeCloseTo(105, 0);
});

test('what ended without an answer teaches nothing', () => {
  const width = begun(newWidth(0), 1);
  expect(ended(width)).toEqual({ ...width, inFlight: 0 });
});
