import type { Trouble } from '../../../electron/sandbox/faults/fault.ts';
import type { UploadRig } from './afterRow.ts';
import { type FaultRow, onUpload } from './faultRow.ts';
import { inOwnWords } from './ownWords.ts';
import { main } from './uploadRig.ts';
import { carriesFile } from './way.ts';

/** What Retry-After says, worked out when the row runs: dates are of the queue's own clock. */
const retryAfters: readonly (readonly [string, (now: number) => string | null])[] = [
  ['"20"', () => '20'],
  ['a date', (now) => new Date(now + 15_000).toUTCString()],
  ['in the past', (now) => new Date(now - 86_400_000).toUTCString()],
  ['"-5"', () => '-5'],
  ['"abc"', () => 'abc'],
  ['nothing', () => null],
];

export const refusalRows: readonly FaultRow[] = [
  ...retryAfters.map(([name, valueAt]) => ({
    name: `429 with Retry-After ${name}`,
    mostRequests: 4,
    arm(rig: UploadRig) {
      const value = valueAt(rig.clock.now());
      const headers: Record<string, string> = value === null ? {} : { 'Retry-After': value };
      rig.sandbox.faults.arm({ kind: 'answer', route: rig.way.route, status: 429, headers });
    },
  })),
  {
    name: '429 with Retry-After 1e9, parked until it is tried again',
    // Where it is waited for, what arrived would not live so long.
    only: carriesFile,
    speed: 100_000,
    mostRequests: 3,
    ...onUpload({ kind: 'answer', status: 429, headers: { 'Retry-After': '1000000000' } }),
  },
  {
    name: '429 for 200 files at once',
    files: 200,
    speed: 300,
    mostRequests: 60,
    again: 8,
    ...onUpload({
      kind: 'answer',
      status: 429,
      headers: { 'Retry-After': '30' },
      times: 8,
    }),
  },
  ...[401, 403].map((status) => ({
    name: `${status} in the middle of a queue`,
    files: 25,
    mostRequests: 10,
    again: 3,
    arrange: (rig: UploadRig) => {
      const { route } = rig.way;
      rig.sandbox.faults.arm({ kind: 'answer', route, status, skip: 1, times: 3 });
      return {
        async during() {
          await rig.until((jobs) => jobs.some((job) => /waiting|unsure/.test(job.state)));
          await rig.until((jobs) => jobs.every((job) => /stored|waiting|unsure/.test(job.state)));
          rig.sandbox.faults.clear();
          rig.service().resumeAccount(main);
        },
      };
    },
  })),
  {
    name: '413 before the body was read',
    refused: 1,
    ...onUpload({ ...inOwnWords(413), at: 'headers' }),
  },
];

/** Whatever page is asked for, the one that was asked for first is given. */
function firstPageAgain(): Trouble {
  let first: unknown = null;
  return {
    kind: 'rewrite',
    change(body) {
      first ??= body.objects;
      return { ...body, objects: first, meta: { ...(body.meta as object), total_count: 999 } };
    },
  };
}

const inDoubt: Trouble = { kind: 'reset', at: 'stored' };
const onList = (trouble: Trouble, times = 1) => ({
  mostRequests: 1,
  arm(rig: UploadRig) {
    rig.sandbox.faults.arm({ ...inDoubt, route: 'upload' });
    rig.sandbox.faults.arm({ ...trouble, route: 'list', times });
  },
});
/** Met while the provider is asked about files in doubt. */
export const listingRows: readonly FaultRow[] = [
  { name: 'a loop of pages', ...onList(firstPageAgain(), 4) },
  {
    name: 'lying totals',
    ...onList(
      {
        kind: 'rewrite',
        change: (body) => ({ ...body, meta: { ...(body.meta as object), total_count: -1 } }),
      },
      9,
    ),
  },
  { name: 'a list that is down', ...onList({ kind: 'answer', status: 500 }, 4) },
  { name: 'a list that is cut', ...onList({ kind: 'truncate' }, 2) },
  {
    name: 'bytes that cannot be fetched at first',
    mostRequests: 1,
    arm(rig) {
      rig.sandbox.faults.arm({ ...inDoubt, route: 'upload' });
      rig.sandbox.faults.arm({ kind: 'reset', route: 'bytes', times: 2 });
      rig.sandbox.faults.arm({ kind: 'answer', status: 503, route: 'bytes', skip: 1 });
    },
  },
];
