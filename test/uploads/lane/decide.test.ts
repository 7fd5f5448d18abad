import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksAccount } from '../../../electron/jobs/failureRules.ts';
import { healthAfter, restMsOf, unhurt } from '../../../electron/jobs/health.ts';
import type { RemoteItem, SendOutcome } from '../../../electron/providers/provider.ts';
import {
  decide,
  decideAll,
  decideFailed,
  type LaneNow,
} from '../../../electron/uploads/lane/decide.ts';
import { step } from '../../../electron/uploads/ledger/uploadMachine.ts';
import type { Failure } from '../../../shared/failure.ts';
import { providerDown } from '../../../shared/failures.ts';
import { accountId, batchId, jobId, mediaId, mediaRef } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/instant.ts';
import { maxAttempts } from '../../../shared/retry.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const failure = fc.constantFrom<Failure>(
  { kind: 'offline', host: 'api' },
  { kind: 'unauthorized' },
  { kind: 'rate-limited', retryAfterMs: 30_000 },
  { kind: 'rate-limited', retryAfterMs: null },
  { kind: 'not-found' },
  { kind: 'cancelled' },
  { kind: 'bug', reference: 'x' },
  { kind: 'provider-refused', status: 400, code: null, detail: null, said: null },
  providerDown('cut-answer'),
  providerDown('status', { status: 503 }),
  providerDown('tls'),
);
const item = (sizeBytes: number | null, storedAt: number | null): RemoteItem =>
  ({ ref: mediaRef.parse('ref'), sizeBytes, storedAt }) as RemoteItem;
const outcome: fc.Arbitrary<SendOutcome> = fc.oneof(
  fc
    .record({ size: fc.constantFrom(100, 99, null), at: fc.constantFrom(5, null) })
    .map(({ size, at }) => ({ kind: 'stored' as const, item: item(size, at) })),
  failure.map((one) => ({ kind: 'failed' as const, failure: one })),
  fc.record({ failure, own: fc.boolean() }).map((one) => ({
    kind: 'unsure' as const,
    failure: one.failure,
    ...(one.own && { own: true as const }),
  })),
);
const health = fc
  .array(fc.record({ failure, beganAt: fc.nat(1_000), random: fc.constant(0.5) }), { maxLength: 4 })
  .map((troubles) =>
    troubles.reduce(
      (state, trouble) => healthAfter(state, { kind: 'trouble', ...trouble }, 1_000),
      unhurt,
    ),
  );
const lane: fc.Arbitrary<LaneNow> = fc.record({
  now: fc.constant(1_000_000),
  monotonic: fc.constant(2_000),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
  health,
  beganAt: fc.nat(2_000),
  tookMs: fc.nat(2_000),
  committed: fc.boolean(),
  shared: fc.boolean(),
  waitOutMs: fc.constantFrom(null, 315_000),
});
const sending = fc
  .record({ attempt: fc.integer({ min: 1, max: maxAttempts }), arrived: fc.boolean() })
  .map(({ attempt, arrived }): UploadJob => jobOf('job', attempt, arrived));

function jobOf(id: string, attempt = 1, arrived = false): UploadJob {
  return {
    id: jobId.parse(id),
    accountId: accountId.parse('main'),
    batchId: batchId.parse('batch'),
    position: 0,
    name: 'a.png',
    sizeBytes: 100,
    contentType: 'image/png',
    addedAt: 1,
    attempt,
    ...(arrived && {
      arrived: { mediaId: mediaId.parse(1), ref: mediaRef.parse('r'), untilAt: 9 },
    }),
    state: 'sending',
    sentBytes: 100,
    committing: false,
  };
}
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

function holds(rule: (job: UploadJob, outcome: SendOutcome, lane: LaneNow) => void): void {
  fc.assert(
    fc.property(sending, outcome, lane, (job, one, now) =>
      rule({ ...job, ...(job.state === 'sending' && { committing: now.committed }) }, one, now),
    ),
    { numRuns: 2_000, seed: 9 },
  );
}
const laneOf = (job: UploadJob, { changes }: ReturnType<typeof decide>, now: number) =>
  changes.reduce((current, { event }) => step(current, event, now), job);

describe('what is decided about an outcome', () => {
  it('is the same for the same, and changes nothing that it was given', () => {
    holds((job, one, now) => {
      const first = decide(frozen(job), frozen(one), frozen(now));
      expect(decide(job, one, now)).toEqual(first);
    });
  });

  it('leaves no job as being sent', () => {
    holds((job, one, now) => {
      // A file whose bytes did not go cannot be in doubt, and `weigh` says so before.
      if (!now.committed && one.kind !== 'failed') return;
      expect(laneOf(job, decide(job, one, now), now.now).state).not.toBe('sending');
    });
  });

  it('never sends again what may be there', () => {
    holds((job, one, now) => {
      if (!now.committed || one.kind === 'failed') return;
      const { state } = laneOf(job, decide(job, one, now), now.now);
      expect(['unsure', 'waiting']).toContain(state);
      if (one.kind === 'unsure') expect(state).toBe('unsure');
    });
  });

  it('takes for ours only an item of its size', () => {
    holds((job, one, now) => {
      const items = decide(job, one, now).changes.flatMap((change) => change.item ?? []);
      const ours = one.kind === 'stored' && one.item.sizeBytes === job.sizeBytes;
      expect(items).toHaveLength(ours ? 1 : 0);
    });
  });

  it('lets wait at least as long as the lane rests by then', () => {
    holds((job, one, now) => {
      const { changes, effects } = decide(job, one, now);
      const after = effects.reduce(
        (state, effect) =>
          effect.kind === 'health' ? healthAfter(state, effect.news, now.monotonic) : state,
        now.health,
      );
      const restsUntil = now.now + restMsOf(after, now.monotonic);
      for (const { event } of changes) {
        if (event.kind !== 'postponed' || event.untilAt === untilResumed) continue;
        const resumed = blocksAccount(event.failure) && after.blockedBy === null;
        if (!resumed) expect(event.untilAt).toBeGreaterThanOrEqual(restsUntil);
        const waits = effects.filter((effect) => effect.kind === 'wait');
        expect(waits).toEqual([{ kind: 'wait', id: job.id, ms: event.untilAt - now.now }]);
      }
    });
  });

  it('waits for a person only where the account is blocked', () => {
    holds((job, one, now) => {
      const { changes, effects } = decide(job, one, now);
      const parked = changes.some(
        ({ event }) => 'untilAt' in event && event.untilAt === untilResumed,
      );
      if (!parked) return;
      const after = effects.reduce(
        (state, effect) =>
          effect.kind === 'health' ? healthAfter(state, effect.news, now.monotonic) : state,
        now.health,
      );
      expect(after.blockedBy).not.toBeNull();
    });
  });
});

describe('what is decided about a request of several', () => {
  it('has each go by itself when all were refused, and is one decision a job otherwise', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 2, maxLength: 5 }), lane, (outcomes, now) => {
        const jobs = outcomes.map((_, index) => jobOf(`job ${index}`));
        const { changes, effects } = decideAll(jobs, outcomes, now);
        expect(new Set(changes.map(({ id }) => id))).toEqual(new Set(jobs.map(({ id }) => id)));
        const refused = outcomes.every(
          (one) => one.kind === 'failed' && one.failure.kind === 'provider-refused',
        );
        const alone = effects.filter(({ kind }) => kind === 'goes-alone');
        expect(alone).toHaveLength(refused ? jobs.length : 0);
        expect(changes.every(({ event }) => event.kind === 'regrouped')).toBe(refused);
      }),
      { numRuns: 1_000, seed: 9 },
    );
  });

  it('is in doubt about each that no outcome was given for', () => {
    const now = { ...fc.sample(lane, { numRuns: 1, seed: 9 })[0], committed: true } as LaneNow;
    const { changes } = decideAll([jobOf('a'), jobOf('b')], [], now);
    expect(changes.map(({ event }) => event.kind)).toEqual(['doubted', 'doubted']);
  });
});

describe('what is decided about a job that could not be begun', () => {
  it('spends no attempt on what is nobody’s fault', () => {
    fc.assert(
      fc.property(sending, lane, (job, now) => {
        const { changes } = decideFailed(job, { kind: 'unauthorized' }, now);
        expect(changes).toMatchObject([{ event: { kind: 'postponed', spent: false } }]);
      }),
      { seed: 9 },
    );
  });
});
