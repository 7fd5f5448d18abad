import type { Copied } from '../shared/contract.ts';
import type { BatchId, MediaId } from '../shared/ids.ts';
import { client, failureOf } from './client.ts';
import { en } from './strings/en.ts';
import { explain } from './ui/explain.ts';
import { say } from './ui/statusStore.ts';

const words = en.library;
const most = 1_000;

/** Says what became of a copy, first failure and all. */
async function announce(copying: Promise<Copied>): Promise<void> {
  try {
    const { count, failed } = await copying;
    const [first] = failed;
    if (first === undefined) {
      say(words.copied(count));
      return;
    }
    const { why } = explain(first.failure, { provider: en.shell.provider });
    const text =
      count === 0 ? words.copiedNone(failed.length) : words.copiedSome(count, failed.length);
    say(`${text}. ${why}`, 'bad');
  } catch (error) {
    const { title, why } = explain(failureOf(error), { provider: en.shell.provider });
    say(`${title}. ${why}`, 'bad');
  }
}

export function copyLinks(mediaIds: readonly MediaId[]): void {
  if (mediaIds.length === 0) return;
  void announce(client.library.copyLinks({ mediaIds: mediaIds.slice(0, most) }));
}

export function copyBatch(batchId: BatchId): void {
  void announce(client.uploads.copyLinks({ batchId }));
}
