import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import type { Provider, Session } from '../../../electron/providers/provider.ts';
import { confirmedAudienceOf, printOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { createAudienceWatch, freshMs } from '../../../electron/uploads/audience/audienceWatch.ts';
import type { Audience, Person } from '../../../shared/audience.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const chatter = (name: string): Person => ({ channel: 'chat', told: null, name, address: null });
const withPeople = (...names: string[]): Audience => ({
  people: names.map(chatter),
  unnamed: 0,
  more: false,
});
const changed = { failure: { kind: 'audience-changed' } };
const live = new AbortController().signal;

let now = 0;
let monotonic = 0;
let asked = 0;
let there: Audience | Failure = withPeople();
const clock = { now: () => now, monotonic: () => monotonic, after: () => () => {} };
const pass = (ms: number) => {
  now += ms;
  monotonic += ms;
};
beforeEach(() => {
  [now, monotonic, asked] = [1_000_000, 0, 0];
});

function opened() {
  const { upload } = mcs;
  if (upload?.targets === undefined) throw new Error('it has conversations');
  const targets = {
    ...upload.targets,
    async audience() {
      asked += 1;
      await Promise.resolve();
      if ('kind' in there) throw new SatchelError(there);
      return there;
    },
  };
  const provider: Provider = { ...mcs, upload: { ...upload, targets } };
  return { provider, session: {} as Session };
}

const jobFor = (audience: Audience | null, id = 'IS1/CH1', askedAt = now): UploadJob => ({
  ...{ id: jobId.parse('j'), accountId: accountId.parse('a'), batchId: batchId.parse('b') },
  ...{ position: 0, name: 'a.png', sizeBytes: 1, contentType: 'image/png', addedAt: 0, attempt: 0 },
  target: {
    id,
    label: 'Lamp',
    ...(audience && { audience: confirmedAudienceOf(audience, askedAt) }),
  },
  state: 'queued',
});

describe('a file for people', () => {
  it('goes to those who were confirmed, for whom the provider is asked once in two minutes', async () => {
    const watch = createAudienceWatch(clock);
    there = withPeople('ann', 'bo');
    const job = jobFor(withPeople('bo', 'ann'));
    for (let times = 0; times < 3; times += 1) await watch.check(job, opened(), live);
    expect(asked).toBe(1);
    pass(freshMs - 1);
    await watch.check(job, opened(), live);
    expect(asked).toBe(1);
    pass(1);
    there = withPeople('ann');
    await expect(watch.check(job, opened(), live)).rejects.toMatchObject(changed);
    expect(asked).toBe(2);
  });

  it.each<[string, Audience]>([
    ['one came', withPeople('ann', 'bo', 'eve')],
    ['one left', withPeople('ann')],
    ['all left', withPeople()],
    [
      'one is reached another way',
      {
        ...withPeople('ann'),
        people: [
          chatter('ann'),
          { channel: 'sms', told: null, name: 'bo', address: '+15005550100' },
        ],
      },
    ],
    ['somebody came whom nobody names', { ...withPeople('ann', 'bo'), unnamed: 1 }],
    ['there are more than can be read', { ...withPeople('ann', 'bo'), more: true }],
  ])('stays when %s', async (_, found) => {
    there = found;
    const job = jobFor(withPeople('ann', 'bo'));
    await expect(createAudienceWatch(clock).check(job, opened(), live)).rejects.toMatchObject(
      changed,
    );
  });

  it('stays when nobody ever confirmed who receives it', async () => {
    there = withPeople();
    const job = jobFor(null);
    await expect(createAudienceWatch(clock).check(job, opened(), live)).rejects.toMatchObject(
      changed,
    );
    expect(asked).toBe(0);
  });

  it('for nobody at all is nobody’s business', async () => {
    const { target: _, ...job } = jobFor(null);
    await createAudienceWatch(clock).check(job, opened(), live);
    expect(asked).toBe(0);
  });

  it('waits when it cannot be told who is there', async () => {
    there = { kind: 'offline', host: 'x' };
    const work = createAudienceWatch(clock).check(jobFor(withPeople('ann')), opened(), live);
    await expect(work).rejects.toMatchObject({ failure: there });
  });

  it('confirmed after the last look is not held against what was seen before', async () => {
    const watch = createAudienceWatch(clock);
    there = withPeople('ann');
    await watch.check(jobFor(withPeople('ann')), opened(), live);
    pass(10_000);
    there = withPeople('ann', 'bo');
    await watch.check(jobFor(withPeople('ann', 'bo')), opened(), live);
    expect(asked).toBe(2);
    // One that was confirmed earlier is not asked for again: what is known is newer.
    const early = jobFor(withPeople('ann'), 'IS1/CH1', now - 5_000);
    await expect(watch.check(early, opened(), live)).rejects.toMatchObject(changed);
    expect(asked).toBe(2);
  });

  it.each<[string, () => void]>([
    ['after a pause', () => {}],
    [
      'after a sleep',
      () => {
        now += 3_600_000;
      },
    ],
    [
      'after the clock was set back',
      () => {
        now -= 3_600_000;
      },
    ],
  ])('is asked for anew %s', async (name, happen) => {
    const watch = createAudienceWatch(clock);
    there = withPeople('ann');
    const job = jobFor(withPeople('ann'), 'IS1/CH1', 0);
    await watch.check(job, opened(), live);
    if (name === 'after a pause') watch.forget();
    happen();
    there = withPeople('eve');
    await expect(watch.check(job, opened(), live)).rejects.toMatchObject(changed);
  });

  it('asks once for several at once, and each place by itself', async () => {
    const watch = createAudienceWatch(clock);
    there = withPeople('ann');
    const ready = opened();
    const jobs = ['IS1/CH1', 'IS1/CH1', 'IS1/CH1', 'IS1/CH2'].map((id) =>
      jobFor(withPeople('ann'), id),
    );
    await Promise.all(jobs.map((job) => watch.check(job, ready, live)));
    expect(asked).toBe(2);
  });
});

const person = fc.record({
  channel: fc.constantFrom<Person['channel']>('chat', 'sms', 'whatsapp', 'other'),
  told: fc.option(fc.string()),
  name: fc.option(fc.string()),
  address: fc.option(fc.string()),
});

describe('the print of an audience', () => {
  it('is the same for the same people in any order, and another without one of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { minLength: 1, selector: JSON.stringify }),
        fc.nat(),
        (people, at) => {
          const all = { people, unnamed: 0, more: false };
          const turned = at % people.length;
          const other = [...people.slice(turned), ...people.slice(0, turned)].reverse();
          expect(printOf({ ...all, people: other })).toBe(printOf(all));
          const fewer = people.filter((_, place) => place !== turned);
          expect(printOf({ ...all, people: fewer })).not.toBe(printOf(all));
        },
      ),
      { seed: 1 },
    );
  });
});
