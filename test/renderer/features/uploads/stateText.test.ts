import { describe, expect, it } from 'vitest';
import {
  countsUntil,
  hurryOf,
  stateText,
} from '../../../../renderer/features/uploads/stateText.ts';
import { formatInstant } from '../../../../renderer/text/format.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { fileRejected } from '../../../../shared/failures.ts';
import { mediaId, mediaRef } from '../../../../shared/ids.ts';
import { untilResumed } from '../../../../shared/instant.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { canRetry } from '../../../../shared/uploads/canRetry.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const [stored, sending, , tooLarge, wrongType, waiting, queued, down] = fakeJobs() as [
  UploadJob,
  ...UploadJob[],
];
const now = stored.addedAt;
const context = { now, provider: 'Plivo', paused: false, rate: null };
const say = (job: UploadJob | undefined, more: Partial<typeof context> = {}) => {
  if (job === undefined) throw new Error('no such job');
  const { text, detail } = stateText(job, { ...context, ...more });
  return `${text} ${detail ?? ''}`.trim();
};
const offline: Failure = { kind: 'offline', host: 'api.plivo.com' };
const waits = (failure: Failure, untilAt: number): UploadJob => ({
  ...stored,
  state: 'waiting',
  failure,
  untilAt,
});
type Doubt = Partial<
  Pick<Extract<UploadJob, { state: 'unsure' }>, 'held' | 'failure' | 'answered'>
>;
const unsure = (more: Doubt & { untilAt?: number }): UploadJob => ({
  ...stored,
  state: 'unsure',
  failure: offline,
  untilAt: now + 300_000,
  ...more,
});

describe('stateText', () => {
  it('says the rule with both figures for a refusal', () => {
    expect(say(stored)).toBe('Uploaded');
    expect(say(tooLarge)).toMatch(/^2.4 MB – Plivo’s limit is 2 MB/);
    expect(say(waits(offline, now + 14_000))).toBe(
      'Retrying in 14 s. Offline. Can’t reach api.plivo.com.',
    );
  });

  it('names the file that has the same bytes, and the type as people do', () => {
    const rejected = (more: object) =>
      say({ ...stored, state: 'failed', failure: fileRejected('duplicate', more) } as UploadJob);
    const again = 'Copy the existing link, or upload it anyway.';
    expect(rejected({ existingId: 7, existingName: 'opening.png' })).toBe(
      `Duplicate of opening.png ${again}`,
    );
    expect(rejected({ existingId: 7 })).toBe(`Duplicate of a file in this account ${again}`);
    expect(rejected({ existingJobId: 'a' })).toBe(`Duplicate of another upload ${again}`);
  });

  it('tells the speed of a file, and how long it takes still, when that is known', () => {
    const at = (rate: number) => say(sending, { rate } as never);
    expect(say(sending)).toBe('Uploading 820 kB of 1.9 MB');
    expect(at(54_000)).toBe('Uploading 820 kB of 1.9 MB · 54 kB/s · 20 s left');
    expect(at(1_200_000)).toBe('Uploading 820 kB of 1.9 MB · 1.2 MB/s');
    // Nearly nothing moves: nobody can say when it will be done.
    expect(at(2)).toBe('Uploading 820 kB of 1.9 MB · 2 bytes/s');
    expect(at(0.4)).toBe('Uploading 820 kB of 1.9 MB');
  });

  it('never gives a date for what waits for a person', () => {
    const causes: Failure[] = [
      { kind: 'unauthorized' },
      { kind: 'forbidden', detail: null, said: null },
      { kind: 'keychain-unavailable', cause: 'locked' },
    ];
    for (const failure of causes) {
      const text = say(waits(failure, untilResumed));
      expect(text).toMatch(/^On hold\. [A-Z]/);
      expect(text).not.toMatch(/\d\d\d/);
    }
    expect(countsUntil(waits({ kind: 'unauthorized' }, untilResumed))).toBe(null);
  });

  it('leaves the time of a rate limit to the one line over all rows', () => {
    expect(say(waiting)).toBe('Waiting for the rate limit');
    expect(waiting && countsUntil(waiting)).toBe(null);
    expect(say(waiting, { paused: true })).toBe('Paused');
  });

  it('says that a person holds it back', () => {
    expect(say(queued, { paused: true })).toBe('Paused');
    expect(say(waits(offline, now + 9_000), { paused: true })).toMatch(/^Paused/);
  });

  it('says until when what arrived can be put where it is to go', () => {
    const untilAt = now + 240_000;
    const until = formatInstant(untilAt, now);
    const toFriends: UploadJob = {
      ...stored,
      target: { id: 'CH1', label: 'Friends' },
      arrived: { mediaId: mediaId.parse(7), ref: mediaRef.parse('ME1'), untilAt },
    };
    const under: UploadJob = { ...toFriends, state: 'sending', sentBytes: 0, committing: true };
    expect(say(under)).toBe(`Uploaded. Adding to Friends (possible until ${until})…`);
    const left = `Uploaded, but not in Friends yet (possible until ${until}).`;
    expect(say({ ...toFriends, state: 'queued' })).toBe(`Queued ${left}`);
    const waiting: UploadJob = {
      ...toFriends,
      state: 'waiting',
      failure: offline,
      untilAt: now + 9_000,
    };
    expect(say(waiting).startsWith(`Retrying in 9 s. ${left} `)).toBe(true);
    // Past that it is uploaded anew, and nothing is promised any more.
    expect(say({ ...toFriends, state: 'queued' }, { now: untilAt })).toBe('Queued');
  });

  it('tells the kinds of doubt apart', () => {
    expect(say(unsure({}))).toMatch(/^No reply from Plivo\. Checking whether it arrived/);
    expect(say(unsure({ held: true }))).toMatch(/Uploading again in 5 min/);
    expect(say(unsure({ failure: { kind: 'cancelled' } }))).toMatch(
      /^Cancelled at the last moment/,
    );
  });

  it('says of an answer that was no success what is known by it', () => {
    const answered = { own: false, shared: false };
    const failure: Failure = { kind: 'unauthorized' };
    const paused = unsure({ failure, answered, untilAt: untilResumed });
    expect(say(paused)).toMatch(
      /^Not confirmed\. Satchel will check whether it arrived when the account works again/,
    );
    expect(say(paused)).not.toMatch(/No reply|\d\d\d/);
    expect([countsUntil(paused), hurryOf(paused)]).toEqual([null, 'try-now']);

    const refusal: Failure = {
      kind: 'provider-refused',
      status: 415,
      code: null,
      detail: null,
      said: 'no',
    };
    const own = { own: true, shared: false };
    expect(say(unsure({ failure: refusal, answered: own }))).toMatch(
      /^Refused\. Checking that nothing arrived/,
    );
    expect(say(unsure({ failure: refusal, answered }))).toMatch(/^Not confirmed\. Checking/);
    // It cannot be told what the provider says when something else has answered.
    const missing = unsure({ failure: { kind: 'not-found' }, answered });
    expect(say(missing)).toMatch(/doesn’t look like Plivo’s\.$/);
    expect(say(missing)).not.toMatch(/no longer/);
    expect(say(unsure({ held: true, answered }))).toMatch(
      /^Not confirmed, and no way to check\. .* 5 min/,
    );

    const down = { kind: 'provider-down', cause: 'status', status: 503 } as const;
    const resting = unsure({ failure: { ...down, retryAfterMs: 300_000 }, answered });
    expect(say(resting)).toMatch(/^Not confirmed\. Checking again in 5 min/);
    expect(countsUntil(resting)).toBe(now + 300_000);
    // The time of a rate limit is told once, over all rows.
    const limited = unsure({ failure: { kind: 'rate-limited', retryAfterMs: 300_000 }, answered });
    expect(say(limited)).toBe('Not confirmed. Waiting for the rate limit');
    expect(countsUntil(limited)).toBe(null);
  });
});

describe('what can be done', () => {
  it('is another try where that could help', () => {
    const notMade = {
      ...tooLarge,
      failure: { ...(tooLarge?.state === 'failed' && tooLarge.failure), rule: 'not-made' },
    } as UploadJob;
    const jobs = [stored, tooLarge, wrongType, down, notMade];
    expect(jobs.map((job) => job && canRetry(job))).toEqual([false, false, false, true, true]);
  });

  it('is not to wait, but only where waiting is not asked for by the provider', () => {
    expect(hurryOf(unsure({ held: true }))).toBe('send-now');
    expect(hurryOf(unsure({}))).toBe(null);
    expect(hurryOf(waits(offline, now + 9_000))).toBe('try-now');
    expect(waiting && hurryOf(waiting)).toBe(null);
    const rests = (retryAfterMs: number) =>
      waits({ kind: 'provider-down', cause: 'status', status: 503, retryAfterMs }, now + 9_000);
    expect(hurryOf(rests(60_000))).toBe(null);
    // So long a rest a person may cut short.
    expect(hurryOf(rests(3_600_000))).toBe('try-now');
  });
});
