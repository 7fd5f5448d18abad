import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answered,
  beginsInMs,
  begun,
  ended,
  newWidth,
  refused,
  type Ticket,
  ticketOf,
  type Width,
} from '../../../electron/providers/pace/width.ts';

interface Server {
  /** Most at once. */
  readonly atOnce?: number;
  /** So many a second, after a first few at once. */
  readonly rate?: { readonly perSecond: number; readonly burst: number };
  readonly takesMs: number;
  readonly retryAfterMs?: number;
  /** It counts when it answers, not when it is asked. */
  readonly late?: boolean;
  /** Timers fire so much later than they should, or less. */
  readonly timersLateMs?: number;
}

interface Flying {
  readonly ticket: Ticket;
  /** When it is judged, and then when its answer is there. */
  atMs: number;
  ok: boolean | null;
}

/** Runs requests against a server of numbers; answers how it went. */
function simulate(server: Server, requests: number) {
  const { atOnce = Infinity, rate, takesMs, retryAfterMs = null, late = false } = server;
  const { timersLateMs = 0 } = server;
  let width: Width = newWidth(0);
  let now = 0;
  let waiting = requests;
  let refusals = 0;
  let most = 0;
  let accepted = 0;
  let bucket = { tokens: rate?.burst ?? 0, at: 0 };
  let flying: Flying[] = [];
  const judge = (one: Flying) => {
    const busy = late ? flying.length : flying.filter(({ ok }) => ok === true).length + 1;
    if (rate) {
      const filled = bucket.tokens + ((now - bucket.at) * rate.perSecond) / 1_000;
      bucket = { tokens: Math.min(rate.burst, filled), at: now };
    }
    one.ok = busy <= atOnce && (!rate || bucket.tokens >= 1);
    if (one.ok) {
      accepted += 1;
      bucket = { ...bucket, tokens: bucket.tokens - 1 };
    }
    one.atMs = late ? now : now + (one.ok ? takesMs : Math.min(5, takesMs));
  };
  for (let steps = 0; waiting + flying.length > 0; steps += 1) {
    if (steps > 300_000) throw new Error(`never done: ${JSON.stringify(width)}`);
    const inMs = waiting > 0 ? beginsInMs(width, now) : null;
    const next = flying.reduce((least, { atMs }) => Math.min(least, atMs), Infinity);
    if (inMs !== null && now + inMs <= next) {
      // As a busy machine does it: by turns a little, much, and something between.
      if (inMs > 0) now = Math.min(next, now + inMs + (timersLateMs * ((steps * 7) % 11)) / 10);
      width = begun(width, now);
      flying.push({ ticket: ticketOf(width), atMs: late ? now + takesMs : now, ok: null });
      waiting -= 1;
      most = Math.max(most, width.inFlight);
      continue;
    }
    now = next;
    const one = flying.find(({ atMs }) => atMs === next);
    if (one === undefined) throw new Error('nothing is in flight');
    if (one.ok === null) {
      judge(one);
      continue;
    }
    flying = flying.filter((other) => other !== one);
    if (one.ok) width = answered(width);
    else {
      width = refused(width, one.ticket, now, retryAfterMs);
      refusals += 1;
      waiting += 1;
    }
    expect(width.width).toBeGreaterThanOrEqual(1);
    expect(width.width).toBeLessThanOrEqual(16);
    expect(width.inFlight).toBe(flying.length);
  }
  return { refusals, most, tookMs: now, accepted };
}

test('everything is answered whatever the server bears, with few refusals', () => {
  fc.assert(
    fc.property(
      fc.record({
        atOnce: fc.integer({ min: 1, max: 40 }),
        rate: fc.record({
          perSecond: fc.integer({ min: 2, max: 500 }),
          burst: fc.integer({ min: 1, max: 60 }),
        }),
        takesMs: fc.integer({ min: 1, max: 800 }),
        retryAfterMs: fc.constantFrom(1_000, undefined),
        late: fc.boolean(),
      }),
      fc.integer({ min: 1, max: 300 }),
      ({ retryAfterMs, ...server }, requests) => {
        const asked = { ...server, ...(retryAfterMs !== undefined && { retryAfterMs }) };
        const { refusals, accepted } = simulate(asked, requests);
        expect(accepted).toBe(requests);
        expect(refusals).toBeLessThanOrEqual(40 + requests / 2);
      },
    ),
    { numRuns: 300 },
  );
});

/** Twenty pages, or two, of messages, and the media of 1,200. */
const requests = 1_202;

test('a server without limits is used to the full', () => {
  const { refusals, most, tookMs } = simulate({ takesMs: 50 }, requests);
  expect({ refusals, most }).toEqual({ refusals: 0, most: 16 });
  expect(tookMs).toBeLessThan((requests / 16) * 50 * 1.06);
});

test.each([2, 3, 5, 8, 11])('of a server that bears %d at once all are used', (atOnce) => {
  const { refusals, tookMs } = simulate({ atOnce, takesMs: 50 }, requests);
  expect(refusals / requests).toBeLessThan(0.02);
  expect(tookMs).toBeLessThan((requests / atOnce) * 50 * 1.1);
});

test('also when all that are too many are refused together', () => {
  const { refusals, tookMs } = simulate({ atOnce: 8, takesMs: 50, late: true }, requests);
  expect(refusals / requests).toBeLessThan(0.03);
  expect(tookMs).toBeLessThan((requests / 8) * 50 * 1.1);
});

test.each([
  { perSecond: 50, burst: 10, takesMs: 50 },
  { perSecond: 50, burst: 10, takesMs: 5 },
  { perSecond: 50, burst: 10, takesMs: 60, timersLateMs: 3 },
  { perSecond: 50, burst: 10, takesMs: 60, timersLateMs: 15 },
  { perSecond: 50, burst: 10, takesMs: 150 },
  { perSecond: 20, burst: 5, takesMs: 50 },
  { perSecond: 10, burst: 10, takesMs: 100, timersLateMs: 2 },
])(
  'a rate is found, and kept to though timers are late: %j',
  ({ takesMs, timersLateMs = 0, ...rate }) => {
    const server = { rate, takesMs, timersLateMs, retryAfterMs: 1_000 };
    const { refusals, tookMs } = simulate(server, requests);
    expect(refusals / requests).toBeLessThan(0.02);
    expect(tookMs).toBeLessThan(((requests - rate.burst) / rate.perSecond) * 1_000 * 1.25);
  },
);

test('any rate is found in time, and is not asked for too often', () => {
  fc.assert(
    fc.property(
      fc.record({
        rate: fc.record({
          perSecond: fc.integer({ min: 10, max: 120 }),
          burst: fc.integer({ min: 4, max: 40 }),
        }),
        takesMs: fc.integer({ min: 5, max: 150 }),
        timersLateMs: fc.integer({ min: 0, max: 12 }),
      }),
      ({ rate, ...server }) => {
        const asked = { ...server, rate, retryAfterMs: 1_000 };
        const { refusals, tookMs } = simulate(asked, requests);
        const limitMs = ((requests - rate.burst) / rate.perSecond) * 1_000;
        const widthMs = (requests / 16) * server.takesMs;
        expect(refusals / requests).toBeLessThan(0.15);
        expect(tookMs).toBeLessThan(Math.max(limitMs, widthMs) * 4);
      },
    ),
    { numRuns: 100 },
  );
});

test('after a refusal as many are left as were not refused, and all of a burst count once', () => {
  let width: Width = { ...newWidth(0), width: 8 };
  const tickets: Ticket[] = [];
  for (let i = 0; i < 8; i += 1) {
    width = begun(width, i);
    tickets.push(ticketOf(width));
  }
  const [first, second, third] = tickets as [Ticket, Ticket, Ticket];
  width = refused(width, first, 100, 3_000);
  expect(width).toMatchObject({ width: 7, ceiling: 7, inFlight: 7, restUntilMs: 3_100 });
  width = refused(width, second, 110, 9_000);
  width = refused(width, third, 120, null);
  expect(width).toMatchObject({ width: 5, inFlight: 5, restUntilMs: 3_100 });
  expect(beginsInMs(width, 200)).toBeNull();
  for (let i = 0; i < 5; i += 1) width = answered(width);
  expect(beginsInMs(width, 200)).toBe(2_900);
  expect(beginsInMs(width, 3_100)).toBe(0);
});

test('too many at once are not waited for longer than until one is back', () => {
  let width: Width = { ...newWidth(0), width: 3 };
  for (let i = 0; i < 3; i += 1) width = begun(width, 0);
  width = refused(width, ticketOf(width), 10, null);
  expect(beginsInMs(width, 10)).toBeNull();
  expect(beginsInMs(answered(width), 20)).toBe(0);
});

test('how long the very first one took alone is no part of the first stretch', () => {
  let width = answered(begun(newWidth(0), 0));
  for (let i = 0; i < 4; i += 1) width = begun(width, 600 + i);
  const last = ticketOf(width);
  expect(last).toMatchObject({ after: 3, afterMs: 3 });
  width = refused(width, last, 650, 1_000);
  // 600 ms would have made it one in 300.
  expect(width.rate.spacingMs).toBeLessThan(5);
});

test('what ended without an answer teaches nothing', () => {
  const width = begun(newWidth(0), 1);
  expect(ended(width)).toEqual({ ...width, inFlight: 0 });
});
