import { afterEach, describe, expect, it } from 'vitest';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { ClockOffsets } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { upload } from '../sandbox/wire.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { openUploadRig, picture, type UploadRigOptions } from './support/uploadRig.ts';

let rig: UploadRig;
const open = async (clocks: ClockOffsets, options: UploadRigOptions = {}) => {
  rig = await openUploadRig({ ...options, sandbox: { clocks } });
};
afterEach(() => rig.close());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const spans: readonly [string, number][] = [
  ['5 minutes', 5 * minuteMs],
  ['3 hours', 3 * hourMs],
  ['a day', 24 * hourMs],
];
const apart = spans.flatMap(([words, ms]): [string, ClockOffsets][] => [
  [`a Date header ${words} ahead of upload_time`, { date: ms }],
  [`a Date header ${words} behind upload_time`, { date: -ms }],
  [`an upload_time ${words} behind all other clocks`, { listed: -ms }],
  [`an upload_time ${words} ahead of all other clocks`, { listed: ms }],
]);

const sent = Array.from({ length: 12 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 3_000),
}));
const add = () => rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
const cutAnswers = (times: number) =>
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times });

/** All of it went once, and is there once. */
async function expectSentOnce(): Promise<void> {
  const jobs = await rig.settled();
  expect(jobs.map(({ state, attempt }) => [state, attempt])).toEqual(sent.map(() => ['stored', 1]));
  await expectUnharmed(rig, sent, 2);
}

describe.each(apart)('%s', (_, clocks) => {
  it('doubles nothing when the answer is cut', async () => {
    await open(clocks);
    cutAnswers(2);
    await add();
    await expectSentOnce();
  });

  it('doubles nothing when nothing else tells what is new', async () => {
    await open(clocks, { unread: true });
    cutAnswers(2);
    await add();
    await expectSentOnce();
  });

  it('takes nothing that was there before for what was sent', async () => {
    await open(clocks);
    const [first] = sent;
    const older = first ? [{ ...first, type: 'image/png' }] : [];
    await upload(rig.sandbox, older);
    await readLibrary();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await rig.add(older.map(({ name, bytes }) => rig.file(name, bytes)));
    const jobs = await rig.settled();
    expect(jobs.map(({ state, attempt }) => [state, attempt])).toEqual([['stored', 2]]);
    expect(rig.uploaded()).toHaveLength(2);
  });
});

/** What a refresh of the library would have learnt by now. */
async function readLibrary(): Promise<void> {
  const { provider, session } = await rig.session();
  for (let cursor: string | null = null; ; ) {
    const page = await provider.list(session, cursor, new AbortController().signal, {
      newerThan: 0,
    });
    rig.record(page.items);
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

const other = { name: 'other.png', type: 'image/png', bytes: picture(99) };

describe('a clock that is set while it is not known what arrived', () => {
  const sets: readonly [string, ClockOffsets, ClockOffsets][] = [
    ['the header, from right to a day ahead', {}, { date: 24 * hourMs }],
    [
      'the header, from a day behind to three hours ahead',
      { date: -24 * hourMs },
      { date: 3 * hourMs },
    ],
    ['the list, back by three hours', {}, { listed: -3 * hourMs }],
    [
      'the list, forward by a day, with a header ahead',
      { date: 3 * hourMs },
      { listed: 24 * hourMs },
    ],
  ];
  it.each(sets)('%s', async (_, before, after) => {
    await open(before);
    let isSet = false;
    rig.state.provider = {
      ...plivo,
      async list(...asked) {
        if (!isSet) {
          isSet = true;
          rig.sandbox.skew(after);
          // What others store meanwhile is dated by the clock as it is now.
          await upload(rig.sandbox, [other]);
        }
        return plivo.list(...asked);
      },
    };
    cutAnswers(2);
    await add();
    const jobs = await rig.settled();
    expect(jobs.map(({ attempt }) => attempt)).toEqual(sent.map(() => 1));
    const ours = () => rig.uploaded().filter(({ name }) => name !== 'other.png');
    await expectUnharmed({ ...rig, uploaded: ours }, sent, 3);
  });
});

it('finds what is listed below what was there before, since its clock was set back', async () => {
  await open({ date: 24 * hourMs });
  for (let round = 0; round < 4; round += 1) {
    const others = Array.from({ length: 10 }, (_, i) => {
      const bytes = picture(100 + round * 10 + i);
      return { name: `other-${round}-${i}.png`, type: 'image/png', bytes };
    });
    await upload(rig.sandbox, others);
    if (round === 1) rig.sandbox.wind(20 * minuteMs);
  }
  await readLibrary();
  rig.sandbox.skew({ listed: -hourMs });
  const requests = rig.uploads().length;
  cutAnswers(2);
  await add();
  const jobs = await rig.settled();
  expect(jobs.map(({ state, attempt }) => [state, attempt])).toEqual(sent.map(() => ['stored', 1]));
  const ours = () => rig.uploaded().filter(({ name }) => name.startsWith('shot-'));
  await expectUnharmed({ ...rig, uploaded: ours }, sent, requests + 2);
});

it.each([
  ['the same for all that was ever stored', () => 1_700_000_000_000],
  ['not told', () => null],
])('finds what it stored though the time is %s', async (_, storedAt) => {
  await open({ date: 3 * hourMs });
  rig.state.provider = {
    ...plivo,
    async list(...asked) {
      const page = await plivo.list(...asked);
      return { ...page, items: page.items.map((item) => ({ ...item, storedAt: storedAt() })) };
    },
  };
  cutAnswers(2);
  await add();
  await expectSentOnce();
});

it.each([-24, -3, 3, 24])('dates what it has stored by our clock, %i hours off', async (hours) => {
  // Slow enough that no answer seems to take minutes.
  await open({ listed: hours * hourMs }, { speed: 10 });
  await rig.add([rig.file('one.png', picture(1))]);
  const [job] = await rig.settled();
  const { storedAt } = rig.stored(job) ?? { storedAt: null };
  expect(Math.abs((storedAt ?? 0) - rig.clock.now())).toBeLessThan(3 * minuteMs);
});

it('knows after a restart what was there before it was sent', async () => {
  await open({ date: 3 * hourMs, listed: -hourMs });
  const [first] = sent;
  const older = first ? [{ ...first, type: 'image/png' }] : [];
  await upload(rig.sandbox, older);
  await readLibrary();
  rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'received' });
  await rig.add(older.map(({ name, bytes }) => rig.file(name, bytes)));
  await rig.until((jobs) => jobs.some((job) => job.state === 'sending' && job.committing));
  await rig.restart();
  await rig.settled();
  expect(rig.uploaded()).toHaveLength(2);
});
