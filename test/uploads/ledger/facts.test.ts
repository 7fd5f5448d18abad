import { expect, it } from 'vitest';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { factsOf } from '../../../electron/uploads/ledger/factsOf.ts';
import { step, type UploadEvent } from '../../../electron/uploads/ledger/uploadMachine.ts';
import { createUploadTable } from '../../../electron/uploads/ledger/uploadTable.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accountId, batchId, jobId, mediaId, mediaRef } from '../../../shared/ids.ts';
import { type UploadJob, type UploadState, uploadStateFields } from '../../../shared/upload.ts';

const offline: Failure = { kind: 'offline', host: 'api' };
const audience = confirmedAudienceOf({ people: [], unnamed: 0, more: false }, 0);
const shrink = { kind: 'shrink', flatten: false } as const;
const fresh: UploadJob = {
  id: jobId.parse('job'),
  accountId: accountId.parse('a'),
  batchId: batchId.parse('batch'),
  position: 0,
  name: 'a.png',
  sizeBytes: 100,
  contentType: 'image/png',
  addedAt: 1,
  attempt: 0,
  target: { id: 'target', label: 'Target' },
  alteredFrom: { name: 'a.heic', sizeBytes: 200, contentType: 'image/heic' },
  anyway: true,
  keepsPlace: true,
  state: 'checking',
};

/** Every kind of event, so that a new one cannot be left out. */
const events: {
  readonly [Kind in UploadEvent['kind']]: readonly (UploadEvent & { kind: Kind })[];
} = {
  checked: [{ kind: 'checked', sizeBytes: 100, contentType: 'image/png' }],
  started: [{ kind: 'started' }],
  progressed: [{ kind: 'progressed', sentBytes: 50 }],
  committed: [{ kind: 'committed' }],
  arrived: [
    { kind: 'arrived', mediaId: mediaId.parse(7), ref: mediaRef.parse('ref'), untilAt: 900 },
  ],
  'arrival-lost': [{ kind: 'arrival-lost' }],
  stored: [{ kind: 'stored', mediaId: mediaId.parse(7) }],
  failed: [{ kind: 'failed', failure: offline }],
  postponed: [
    { kind: 'postponed', failure: offline, untilAt: 9, spent: true },
    { kind: 'postponed', failure: offline, untilAt: 9, spent: false },
  ],
  released: [{ kind: 'released' }],
  regrouped: [{ kind: 'regrouped' }],
  doubted: [
    { kind: 'doubted', failure: offline, untilAt: 9 },
    {
      kind: 'doubted',
      failure: offline,
      untilAt: 9,
      held: true,
      answered: { own: true, shared: false },
    },
  ],
  asked: [{ kind: 'asked', untilAt: 10 }],
  absent: [{ kind: 'absent' }, { kind: 'absent', anew: true }],
  untold: [{ kind: 'untold', failure: offline }],
  due: [{ kind: 'due' }],
  cancel: [{ kind: 'cancel' }],
  retry: [{ kind: 'retry' }, { kind: 'retry', anyway: true, keepsPlace: true }],
  readdressed: [{ kind: 'readdressed', audience, sizeBytes: 100 }],
  remake: [{ kind: 'remake', remedy: shrink, maxBytes: 50 }],
  making: [{ kind: 'making' }],
  spared: [{ kind: 'spared' }],
  remade: [
    {
      kind: 'remade',
      name: 'a.jpg',
      alteredFrom: { name: 'a.png', sizeBytes: 100, contentType: 'image/png' },
    },
  ],
  restarted: [
    { kind: 'restarted', askAt: 11 },
    { kind: 'restarted', askAt: 11, held: true },
  ],
};

const withNote = (job: UploadJob): UploadJob => ({
  ...job,
  ...{ note: { of: 'a newer Satchel' } },
});
const noteOf = (job: UploadJob) => ('note' in job ? job.note : null);
const kept = { of: 'a newer Satchel' };

it('keeps a fact that it does not know through every state and event, to disk and back', () => {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('a', 'plivo', 'A', 'A', 0, 'session', '{}', 1, 0)");
  const table = createUploadTable(database, silentLog);
  const beside = { path: '/a.png', spooled: false, mtimeMs: null, sha256: null, sentAt: null };
  table.insert({ job: withNote(fresh), ...beside });
  const reached = new Map<string, UploadJob>();
  const open = [withNote(fresh)];
  for (let job = open.pop(); job !== undefined; job = open.pop()) {
    const committing = job.state === 'sending' && job.committing;
    const why = job.state === 'unsure' ? job.failure.kind : '';
    const name = `${Object.keys(job).sort().join()} ${job.state} ${committing} ${why}`;
    if (reached.has(name)) continue;
    reached.set(name, job);
    for (const event of Object.values(events).flat()) {
      const next = step(job, event, 5);
      expect(noteOf(next), `${job.state}, ${event.kind}`).toEqual(kept);
      table.update({ job: next, ...beside });
      expect(table.load().map((entry) => entry.job)).toEqual([next]);
      open.push(next);
    }
  }
  const states = new Set([...reached.values()].map(({ state }) => state));
  const all: Record<UploadState, true> = {
    checking: true,
    queued: true,
    waiting: true,
    sending: true,
    unsure: true,
    stored: true,
    failed: true,
    cancelled: true,
  };
  expect([...states].sort()).toEqual(Object.keys(all).sort());
  expect(reached.size).toBeGreaterThan(20);
  database.close();
});

it('takes for a fact what no state has for itself', () => {
  expect([...uploadStateFields].sort()).toEqual(
    [
      ...['answered', 'committing', 'failure', 'held', 'making', 'mediaId'],
      ...['sentBytes', 'state', 'storedAt', 'untilAt'],
    ].sort(),
  );
  const { state: _, ...facts } = fresh;
  expect(factsOf({ ...fresh, state: 'stored', mediaId: mediaId.parse(7), storedAt: 9 })).toEqual(
    facts,
  );
});

it('sets aside what a newer Satchel wrote in a form that this one does not know', () => {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('a', 'plivo', 'A', 'A', 0, 'session', '{}', 1, 0)");
  const table = createUploadTable(database, silentLog);
  const beside = { path: '/a.png', spooled: false, mtimeMs: null, sha256: null, sentAt: null };
  table.insert({ job: fresh, ...beside });
  const text = JSON.stringify({ ...fresh, version: 99 });
  database.prepare('UPDATE upload_jobs SET job = ?').run(text);
  expect(table.load()).toMatchObject([{ job: { state: 'failed', failure: { kind: 'bug' } } }]);
  expect(database.prepare('SELECT job FROM upload_jobs').get()).toEqual({ job: text });
  database.close();
});
