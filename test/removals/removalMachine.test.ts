import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RemovalJob, removalId, removalJob } from '../../electron/removals/removalJob.ts';
import { type RemovalEvent, step } from '../../electron/removals/removalMachine.ts';
import type { Failure } from '../../shared/failure.ts';
import { accountId, mediaId, mediaRef } from '../../shared/ids.ts';

const item = {
  mediaId: mediaId.parse(7),
  ref: mediaRef.parse('ref'),
  messageRef: null,
  linkUrl: null,
  storedAt: 1,
};
const fresh: RemovalJob = removalJob.parse({
  id: removalId.parse('r'),
  runId: 'run',
  accountId: accountId.parse('a'),
  messageRef: null,
  items: [item],
  attempt: 0,
  state: 'queued',
});
const isOver = ({ state }: RemovalJob) => ['gone', 'failed', 'kept'].includes(state);
const rest: Failure = { kind: 'rate-limited', retryAfterMs: null };
const refusal: Failure = { kind: 'unauthorized' };
const down: Failure = {
  kind: 'provider-down',
  cause: 'status',
  status: 500,
  retryAfterMs: null,
};
const failure = fc.constantFrom(rest, refusal, down);
const untilAt = fc.constantFrom(5, 9);
const event: fc.Arbitrary<RemovalEvent> = fc.oneof(
  fc.constantFrom<RemovalEvent>(
    { kind: 'started' },
    { kind: 'removed' },
    { kind: 'due' },
    { kind: 'cancel' },
    { kind: 'absent' },
  ),
  fc.record({ kind: fc.constantFrom('refused' as const, 'untold' as const), failure }),
  fc.record({ kind: fc.constant('doubted' as const), failure, untilAt }),
  fc.record({ kind: fc.constant('there' as const), againAt: fc.option(untilAt) }),
  fc.record({ kind: fc.constant('postponed' as const), failure, untilAt, spent: fc.boolean() }),
  fc.record({ kind: fc.constant('asked' as const), untilAt }),
  fc.record({ kind: fc.constant('restarted' as const), askAt: untilAt }),
);
const events = fc.array(event, { maxLength: 30 });

describe('step', () => {
  it('never leaves an end, and never removes after a stop', () => {
    fc.assert(
      fc.property(events, (happened) => {
        let job = fresh;
        let stopped = false;
        for (const happening of happened) {
          const next = step(job, happening);
          expect(removalJob.parse(next)).toEqual(next);
          if (isOver(job)) expect(next).toBe(job);
          stopped ||= happening.kind === 'cancel';
          if (stopped && next.state === 'removing') expect(job.state).toBe('removing');
          if (stopped) expect(['queued', 'waiting']).not.toContain(next.state);
          // It is said to be gone only where the provider was asked and does not have it.
          if (next.state === 'gone' && next !== job) {
            expect(['removed', 'absent']).toContain(happening.kind);
          }
          if (next.state === 'kept' && next !== job && !stopped) {
            expect(happening).toMatchObject({ failure: { kind: 'cancelled' } });
          }
          job = next;
        }
      }),
      { numRuns: 2_000, seed: 9 },
    );
  });

  it('comes to its end as soon as the provider answers, however it got where it is', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.boolean()), (happened, isThere) => {
        let job = happened.reduce<RemovalJob>(
          (before, happening) => step(before, happening),
          fresh,
        );
        const answers = isThere[Symbol.iterator]();
        for (let turn = 0; !isOver(job); turn += 1) {
          expect(turn).toBeLessThan(60);
          const there = answers.next().value === true;
          if (job.state === 'queued') job = step(job, { kind: 'started' });
          else if (job.state === 'waiting') job = step(job, { kind: 'due' });
          else if (job.state === 'removing' && there) {
            job = step(job, { kind: 'postponed', failure: rest, untilAt: 5, spent: true });
          } else if (job.state === 'unsure' && there)
            job = step(job, { kind: 'there', againAt: 5 });
          else job = step(job, { kind: 'removed' });
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('keeps a fact that it does not know through every state and event', () => {
    const noted = Object.assign({ note: 'keep me' }, fresh);
    fc.assert(
      fc.property(events, (happened) => {
        const job = happened.reduce<RemovalJob>(
          (before, happening) => step(before, happening),
          noted,
        );
        expect(job).toMatchObject({ note: 'keep me' });
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('gives up after so many tries, and spends none on what was nobody’s fault', () => {
    const tryOnce = (job: RemovalJob, why: Failure, spent: boolean) => {
      const asked = step(step(job, { kind: 'due' }), { kind: 'started' });
      return step(asked, { kind: 'postponed', failure: why, untilAt: 5, spent });
    };
    const triesOf = (why: Failure, spent: boolean) => {
      let job = fresh;
      for (let tries = 1; tries <= 50; tries += 1) {
        job = tryOnce(job, why, spent);
        if (isOver(job)) return tries;
      }
      return null;
    };
    expect([triesOf(down, true), triesOf(rest, true), triesOf(down, false)]).toEqual([4, 12, null]);
  });

  it('is asked for again however often Satchel was killed while it was', () => {
    let job = fresh;
    for (let kills = 1; kills <= 20; kills += 1) {
      const asked = step(step(job, { kind: 'due' }), { kind: 'started' });
      expect(asked.state).toBe('removing');
      job = step(step(asked, { kind: 'restarted', askAt: 5 }), { kind: 'there', againAt: 5 });
    }
    expect(job.state).toBe('waiting');
  });

  it('is asked for after a start only where the provider may have been asked', () => {
    expect(step(fresh, { kind: 'restarted', askAt: 5 })).toBe(fresh);
    const asked = step(fresh, { kind: 'started' });
    expect(step(asked, { kind: 'restarted', askAt: 5 })).toMatchObject({
      state: 'unsure',
      untilAt: 5,
    });
  });
});
