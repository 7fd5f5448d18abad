import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SaveJob, saveJob } from '../../electron/saving/many/saveJob.ts';
import { type SaveEvent, step } from '../../electron/saving/many/saveMachine.ts';
import type { Failure } from '../../shared/failure.ts';

const queued: SaveJob = saveJob.parse({
  id: 'one',
  runId: 'run',
  accountId: 'a',
  mediaId: 7,
  attempt: 0,
  claim: null,
  state: 'queued',
});
const failure: Failure = { kind: 'not-saved', cause: 'full' };
const events: readonly SaveEvent[] = [
  { kind: 'started' },
  { kind: 'claimed', claim: { name: 'a.jpg', sha256: 'ab' } },
  { kind: 'saved' },
  { kind: 'refused', failure },
  { kind: 'due' },
  { kind: 'cancel' },
  { kind: 'postponed', failure, untilAt: 9, spent: true },
  { kind: 'postponed', failure, untilAt: 9, spent: false },
  { kind: 'restarted', askAt: 1 },
  { kind: 'asked', untilAt: 1 },
  { kind: 'absent' },
];
const some = fc.array(fc.constantFrom(...events), { maxLength: 40 });

it('leads from no end anywhere, keeps what it claimed, and is asked for no more than six times', () => {
  fc.assert(
    fc.property(some, (happened) => {
      let job = queued;
      for (const event of happened) {
        const next = step(job, event);
        if (['saved', 'failed', 'kept'].includes(job.state)) expect(next).toBe(job);
        if (job.claim !== null && event.kind !== 'claimed') expect(next.claim).toEqual(job.claim);
        expect(next.attempt).toBeLessThanOrEqual(6);
        expect(saveJob.parse(next)).toEqual(next);
        job = next;
      }
    }),
  );
});

it('that a person stopped while it was written is not begun again', () => {
  const writing = step(queued, { kind: 'started' });
  const stopped = step(writing, { kind: 'cancel' });
  expect(step(stopped, { kind: 'restarted', askAt: 1 }).state).toBe('kept');
  expect(step(stopped, { kind: 'postponed', failure, untilAt: 1, spent: true }).state).toBe('kept');
  expect(step(stopped, { kind: 'saved' }).state).toBe('saved');
  expect(step(writing, { kind: 'restarted', askAt: 1 })).toMatchObject({ state: 'queued' });
});
