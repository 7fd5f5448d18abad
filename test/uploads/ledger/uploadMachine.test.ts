import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { step, type UploadEvent } from '../../../electron/uploads/ledger/uploadMachine.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accountId, batchId, jobId, mediaId, mediaRef } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/instant.ts';
import { maxAttempts } from '../../../shared/retry.ts';
import { type UploadJob, uploadJob } from '../../../shared/upload.ts';

const fresh: UploadJob = {
  id: jobId.parse('job'),
  accountId: accountId.parse('account'),
  batchId: batchId.parse('batch'),
  position: 0,
  name: 'a.png',
  sizeBytes: null,
  contentType: null,
  addedAt: 1,
  attempt: 0,
  state: 'checking',
};

const nobody = confirmedAudienceOf({ people: [], unnamed: 0, more: false }, 0);
const offline: Failure = { kind: 'offline', host: 'api' };
const failure = fc.constantFrom<Failure>(offline, { kind: 'cancelled' }, { kind: 'unauthorized' });
const at = fc.integer({ min: 0, max: 1_000_000 });
const event: fc.Arbitrary<UploadEvent> = fc.oneof(
  fc.constant<UploadEvent>({ kind: 'checked', sizeBytes: 100, contentType: 'image/png' }),
  fc.constantFrom<UploadEvent>({ kind: 'started' }, { kind: 'started' }, { kind: 'committed' }),
  fc.integer({ min: 0, max: 200 }).map((sentBytes) => ({ kind: 'progressed' as const, sentBytes })),
  fc.constant<UploadEvent>({ kind: 'stored', mediaId: mediaId.parse(7) }),
  failure.map((f) => ({ kind: 'failed' as const, failure: f })),
  fc
    .record({ failure, untilAt: fc.oneof(at, fc.constant(untilResumed)), spent: fc.boolean() })
    .map((rest) => ({ kind: 'postponed' as const, ...rest })),
  fc
    .record({
      ...{ failure, untilAt: at, held: fc.boolean() },
      answered: fc.record({ own: fc.boolean(), shared: fc.boolean() }),
    })
    .map((rest) => ({ kind: 'doubted' as const, ...rest })),
  at.map((untilAt) => ({ kind: 'asked' as const, untilAt })),
  fc
    .record({ askAt: at, held: fc.boolean() })
    .map((rest) => ({ kind: 'restarted' as const, ...rest })),
  fc.constant<UploadEvent>({ kind: 'readdressed', audience: nobody, sizeBytes: 100 }),
  at.map((untilAt) => ({
    kind: 'arrived' as const,
    ...{ mediaId: mediaId.parse(7), ref: mediaRef.parse('ref'), untilAt },
  })),
  fc.constantFrom<UploadEvent>(
    ...[false, true].map((flatten) => ({
      kind: 'remake' as const,
      ...{ remedy: { kind: 'shrink' as const, flatten }, maxBytes: 50 },
    })),
    { kind: 'making' },
    { kind: 'spared' },
    { kind: 'untold', failure: { kind: 'offline', host: 'h' } },
    {
      kind: 'remade',
      name: 'a.jpg',
      alteredFrom: { name: 'a.png', sizeBytes: 100, contentType: 'image/png' },
    },
  ),
  fc.constantFrom<UploadEvent>(
    ...(['released', 'regrouped', 'absent', 'due', 'cancel', 'retry', 'arrival-lost'] as const).map(
      (kind) => ({ kind }),
    ),
  ),
);
const notMade = ({ sizeBytes, contentType }: UploadJob): Failure => ({
  ...{ kind: 'file-rejected', rule: 'not-made', sizeBytes, limitBytes: 50 },
  ...{ foundType: contentType, accepts: [] },
});
const story = fc.array(event, { maxLength: 60 });

/** Every step of a story: what was, what happened, what came of it. */
function tell(events: readonly UploadEvent[]) {
  let job = fresh;
  return events.map((happened, index) => {
    const before = job;
    job = step(job, happened, index);
    return { before, happened, after: job };
  });
}

function holds(rule: (one: ReturnType<typeof tell>[number]) => boolean): void {
  fc.assert(
    fc.property(story, (events) => tell(events).every(rule)),
    { numRuns: 1_000 },
  );
}

describe('step', () => {
  it('always gives a job that can be kept and read again', () => {
    holds(({ after }) => {
      const read = uploadJob.safeParse(JSON.parse(JSON.stringify(after)));
      return read.success && isDeepStrictEqual(read.data, JSON.parse(JSON.stringify(after)));
    });
  });

  it('never changes what names a job, nor the job it was given', () => {
    fc.assert(
      fc.property(story, (events) => {
        const target = { id: 'target', label: 'Target' };
        let job: UploadJob = Object.freeze({ ...fresh, target });
        for (const one of events) job = Object.freeze(step(job, one, 0));
        const { id, batchId: batch, position, addedAt } = job;
        // Only to other people of the same place, and only when a person saw them.
        const { audience, ...place } = job.target ?? {};
        expect(place).toEqual(target);
        const confirmedAnew = events.some(({ kind }) => kind === 'readdressed');
        if (!confirmedAnew) expect(audience).toBeUndefined();
        expect({ id, batch, position, addedAt }).toEqual({
          id: fresh.id,
          batch: fresh.batchId,
          position: 0,
          addedAt: 1,
        });
      }),
    );
  });

  it('has no way out of stored, and out of cancelled and failed only by a person', () => {
    holds(({ before, happened, after }) => {
      if (before.state === 'stored') return after === before;
      if (before.state !== 'cancelled' && before.state !== 'failed') return true;
      if (happened.kind === 'arrival-lost') return after.state === before.state;
      const remade = happened.kind === 'remake' && before.state === 'failed';
      return happened.kind === 'retry' || remade ? after.state === 'checking' : after === before;
    });
  });

  it('bounds attempts, and counts them only when a request begins', () => {
    holds(({ before, happened, after }) => {
      if (after.attempt > maxAttempts || after.attempt < 0) return false;
      return after.attempt <= before.attempt || happened.kind === 'started';
    });
  });

  it('lets the last bytes go only while sending, and forgets it only with an answer', () => {
    const letGo = (job: UploadJob) => job.state === 'sending' && job.committing;
    holds(({ before, happened, after }) => {
      if (letGo(after) && !letGo(before)) {
        return before.state === 'sending' && happened.kind === 'committed';
      }
      if (!letGo(before) || letGo(after)) return true;
      const answered = ['stored', 'failed', 'postponed', 'regrouped'].includes(happened.kind);
      return answered || after.state === 'unsure';
    });
  });

  it('never sends again what may have arrived until the provider was asked', () => {
    holds(({ before, happened, after }) => {
      if (before.state !== 'unsure' || after.state !== 'queued') return true;
      // Or a person said so, where nobody can be asked.
      if (happened.kind === 'retry') return before.held === true;
      return happened.kind === 'absent' && before.failure.kind !== 'cancelled';
    });
  });

  it('leaves to a person what the provider cannot tell of', () => {
    holds(({ before, happened, after }) => {
      if (before.state !== 'unsure' || happened.kind !== 'untold') return true;
      return after.state === (before.failure.kind === 'cancelled' ? 'cancelled' : 'failed');
    });
  });

  it('takes a request that quitting cut for unanswered, not for given up', () => {
    const { state: _, ...rest } = fresh;
    const sending: UploadJob = { ...rest, state: 'sending', sentBytes: 0, committing: true };
    const cut: UploadEvent = { kind: 'doubted', failure: { kind: 'cancelled' }, untilAt: 5 };
    expect(step(step(sending, cut, 0), { kind: 'absent' }, 6)).toMatchObject({ state: 'queued' });
  });

  it('keeps what arrived until it is where it was to go, or is known to be no more', () => {
    holds(({ before, happened, after }) => {
      if (before.arrived === undefined) return true;
      return after.arrived !== undefined || ['stored', 'arrival-lost'].includes(happened.kind);
    });
  });

  it('never sends again what a person gave up', () => {
    holds(({ before, after }) => {
      if (before.state !== 'unsure' || before.failure.kind !== 'cancelled') return true;
      return ['unsure', 'stored', 'cancelled'].includes(after.state);
    });
  });

  it('shows bytes that only grow, within the size of the file', () => {
    holds(({ before, after }) => {
      if (after.state !== 'sending') return true;
      if (after.sentBytes > (after.sizeBytes ?? Infinity)) return false;
      return before.state !== 'sending' || after.sentBytes >= before.sentBytes;
    });
  });

  it('takes up after a crash what was left, by whether it may have arrived', () => {
    const restarted: UploadEvent = { kind: 'restarted', askAt: 9 };
    holds(({ after: left }) => {
      const taken = step(left, restarted, 0);
      if (left.state !== 'sending') return ![taken.state].includes('sending');
      return taken.state === (left.committing ? 'unsure' : 'queued');
    });
  });

  it('lets go after a start of what nobody wants and nobody can be asked for', () => {
    const given: UploadJob = {
      ...fresh,
      state: 'unsure',
      untilAt: 5,
      failure: { kind: 'cancelled' },
    };
    const askable: UploadEvent = { kind: 'restarted', askAt: 9 };
    const held: UploadEvent = { ...askable, held: true };
    expect(step(given, held, 0).state).toBe('cancelled');
    expect(step(given, askable, 0)).toMatchObject({ state: 'unsure', untilAt: 9 });
    const wanted = step({ ...given, failure: offline }, held, 0);
    expect(wanted).toMatchObject({ state: 'unsure', untilAt: 9, held: true });
  });

  it('makes what fits over restarts, to the letter of what was asked for', () => {
    const order = { remedy: { kind: 'convert', to: 'image/png', flatten: true }, maxBytes: 7 };
    const failed = step(fresh, { kind: 'failed', failure: offline }, 0);
    const asked = step(failed, { kind: 'remake', ...order } as UploadEvent, 0);
    expect(asked).toMatchObject({ state: 'checking', making: { ...order, tries: 0 } });
    const restarted: UploadEvent = { kind: 'restarted', askAt: 9 };
    // However often Satchel starts while it waits for its turn, or quits while it is made.
    let job = asked;
    for (const kind of ['making', 'spared', 'restarted', 'restarted', 'restarted'] as const) {
      job = step(job, kind === 'restarted' ? restarted : { kind }, 0);
    }
    expect(job).toEqual(asked);
  });

  it('never judges as it is what is only to be sent remade', () => {
    const toMake = { remedy: { kind: 'shrink', flatten: false }, maxBytes: 50 } as const;
    const added: UploadJob = { ...fresh, toMake, making: { ...toMake, tries: 1 } };
    for (const ended of [
      step(added, { kind: 'cancel' }, 0),
      step(added, { kind: 'failed', failure: offline }, 0),
    ]) {
      const again = step(ended, { kind: 'retry' }, 0);
      expect(again).toMatchObject({ state: 'checking', making: { ...toMake, tries: 0 } });
    }
    const alteredFrom = { name: 'a.png', sizeBytes: 100, contentType: 'image/png' };
    const made = step(added, { kind: 'remade', name: 'a.jpg', alteredFrom }, 0);
    const again = step(step(made, { kind: 'cancel' }, 0), { kind: 'retry' }, 0);
    expect(again).toMatchObject({ state: 'checking', name: 'a.jpg' });
    expect(['making' in again, 'toMake' in again]).toEqual([false, false]);
  });

  it('takes up a file that Satchel does not outlive once more, and never again', () => {
    holds(({ before, happened, after }) => {
      if (before.state !== 'checking' || happened.kind !== 'restarted') return true;
      const { making } = before;
      if (making === undefined || making.tries < 2) return after === before;
      return after.state === 'failed' && isDeepStrictEqual(after.failure, notMade(before));
    });
    const making: UploadJob = {
      ...fresh,
      making: { remedy: { kind: 'shrink', flatten: false }, maxBytes: 50, tries: 0 },
    };
    let job: UploadJob = making;
    const died: UploadEvent[] = [{ kind: 'making' }, { kind: 'restarted', askAt: 9 }];
    for (const event of died) job = step(job, event, 0);
    expect(job.state).toBe('checking');
    for (const event of died) job = step(job, event, 0);
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'not-made' } });
  });

  it('spends no attempt on what was nobody’s fault', () => {
    const queued = step(fresh, { kind: 'checked', sizeBytes: 1, contentType: 'image/png' }, 0);
    let job = queued;
    for (let round = 0; round < 50; round += 1) {
      job = step(job, { kind: 'started' }, 0);
      job = step(job, { kind: 'postponed', failure: offline, untilAt: 1, spent: false }, 0);
      job = step(job, { kind: 'due' }, 0);
    }
    expect(job).toEqual(queued);
  });
});
