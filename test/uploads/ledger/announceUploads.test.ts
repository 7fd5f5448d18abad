import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/base/clock.ts';
import { createFeed } from '../../../electron/jobs/feed.ts';
import { announceUploads } from '../../../electron/uploads/ledger/announceUploads.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const job = (id: string, sentBytes: number): UploadJob => ({
  id: jobId.parse(id),
  accountId: accountId.parse('main'),
  batchId: batchId.parse('batch'),
  position: 0,
  name: id,
  sizeBytes: 100,
  contentType: 'image/png',
  addedAt: 0,
  attempt: 1,
  state: 'sending',
  sentBytes,
  committing: false,
});

function open() {
  const said: unknown[] = [];
  const tasks: { at: number; task: () => void }[] = [];
  let now = 0;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(ms, task) {
      const entry = { at: now + ms, task };
      tasks.push(entry);
      return () => void tasks.splice(tasks.indexOf(entry), tasks.includes(entry) ? 1 : 0);
    },
  };
  const emit: Emit = (event, payload) => said.push([event, payload]);
  const pass = (ms: number) => {
    now += ms;
    for (const due of tasks.filter((entry) => entry.at <= now)) {
      tasks.splice(tasks.indexOf(due), 1);
      due.task();
    }
  };
  const feed = createFeed<UploadJob>(clock, (error) => expect.unreachable(String(error)));
  feed.subscribe(announceUploads(emit));
  return { said, pass, announcer: feed };
}

it('says the first change at once, then the newest of each job ten times a second', () => {
  const { said, pass, announcer } = open();
  for (let ms = 0; ms < 1_000; ms += 1) {
    announcer.changed([job('a', ms)]);
    pass(1);
  }
  expect(said.length).toBeLessThanOrEqual(11);
  expect(said[0]).toEqual(['uploadsChanged', [job('a', 0)]]);
  announcer.close();
  expect(said.at(-1)).toEqual(['uploadsChanged', [job('a', 999)]]);
});

it('does not bring back a removed job', () => {
  const { said, pass, announcer } = open();
  announcer.changed([job('first', 0)]);
  announcer.changed([job('a', 1), job('b', 1)]);
  announcer.removed([jobId.parse('a')]);
  pass(100);
  expect(said.slice(1)).toEqual([
    ['uploadsChanged', [job('b', 1)]],
    ['uploadsRemoved', ['a']],
  ]);
});

it('splits a great many into events of bounded size', () => {
  const { said, announcer } = open();
  announcer.changed(Array.from({ length: 1_200 }, (_, i) => job(`${i}`, 0)));
  expect(said.map((one) => (one as [string, unknown[]])[1].length)).toEqual(
    Array.from({ length: 12 }, () => 100),
  );
});

it('splits a great many that are gone likewise', () => {
  const { said, announcer } = open();
  announcer.removed(Array.from({ length: 600 }, (_, i) => jobId.parse(`${i}`)));
  expect(said.map((one) => (one as [string, unknown[]])[1].length)).toEqual([250, 250, 100]);
});
