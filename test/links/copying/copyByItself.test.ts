import { beforeEach, expect, it } from 'vitest';
import { createCopyByItself } from '../../../electron/links/copying/copyByItself.ts';
import type { CopiedByItself } from '../../../shared/contract/copying.ts';
import { type Copied, nothingCopied } from '../../../shared/contract/library.ts';
import type { BatchId, JobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { createHandClock } from '../../library/support/handClock.ts';

const job = (batchId: string, id: string, state: 'sending' | 'stored' | 'failed' | 'cancelled') =>
  ({ id: id as JobId, batchId: batchId as BatchId, state }) as UploadJob;

let clipboard = '';
let wanted = true;
let told: CopiedByItself[] = [];
let clock = createHandClock();
const copied: string[] = [];

function begin(made: Partial<Copied> = { count: 2 }) {
  return createCopyByItself({
    isWanted: () => wanted,
    clipboardPrint: async () => clipboard,
    async copy(batchId) {
      copied.push(batchId);
      clipboard = `links of ${batchId}`;
      return { ...nothingCopied('plain'), ...made };
    },
    emit: (_event, payload) => void told.push(payload as CopiedByItself),
    clock,
    bugs: silentBugs,
  });
}

/** What was asked for is answered, and the moment after an end is over. */
async function settle() {
  clock.advance(1_000);
  await new Promise(setImmediate);
}

beforeEach(() => {
  clipboard = 'before';
  wanted = true;
  told = [];
  copied.length = 0;
  clock = createHandClock();
});

it('copies what was added together once, when the last of it is uploaded', async () => {
  const watch = begin();
  watch.hear('uploadsChanged', [job('a', '1', 'sending'), job('a', '2', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '1', 'stored')]);
  await settle();
  expect(copied).toEqual([]);
  watch.hear('uploadsChanged', [job('a', '2', 'failed')]);
  await settle();
  expect(copied).toEqual(['a']);
  // One that failed and is tried again is no upload of its own.
  watch.hear('uploadsChanged', [job('a', '2', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '2', 'stored')]);
  await settle();
  expect(copied).toEqual(['a']);
  expect(told.map(({ copied: what }) => what?.count)).toEqual([2]);
});

it('waits for files of the same gesture that are still being written down', async () => {
  const watch = begin();
  watch.hear('uploadsChanged', [job('a', '1', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '1', 'stored')]);
  watch.hear('uploadsChanged', [job('a', '2', 'sending')]);
  await settle();
  expect(copied).toEqual([]);
  watch.hear('uploadsRemoved', ['2']);
  await settle();
  expect(copied).toEqual(['a']);
});

it('leaves alone what a person copied meanwhile, and says so', async () => {
  const watch = begin();
  watch.hear('uploadsChanged', [job('a', '1', 'sending')]);
  await settle();
  clipboard = 'something else';
  watch.hear('uploadsChanged', [job('a', '1', 'stored')]);
  await settle();
  expect(clipboard).toBe('something else');
  expect(told).toEqual([{ batchId: 'a', copied: null }]);
});

it('takes what it copied itself for nothing that a person copied', async () => {
  const watch = begin();
  watch.hear('uploadsChanged', [job('a', '1', 'sending'), job('b', '2', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '1', 'stored')]);
  await settle();
  watch.hear('uploadsChanged', [job('b', '2', 'stored')]);
  await settle();
  expect(copied).toEqual(['a', 'b']);
});

it('does nothing where nobody set it, or for uploads of an earlier start', async () => {
  const watch = begin();
  watch.begin([job('old', '0', 'sending')]);
  watch.hear('uploadsChanged', [job('old', '0', 'stored')]);
  await settle();
  wanted = false;
  watch.hear('uploadsChanged', [job('a', '1', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '1', 'stored')]);
  await settle();
  expect([copied, told]).toEqual([[], []]);
});

it('says nothing of an upload of which nothing came', async () => {
  const watch = begin({ count: 0 });
  watch.hear('uploadsChanged', [job('a', '1', 'sending')]);
  watch.hear('uploadsChanged', [job('a', '1', 'cancelled')]);
  await settle();
  expect(told).toEqual([]);
});
