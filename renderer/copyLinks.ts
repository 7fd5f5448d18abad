import type { Copied } from '../shared/contract/library.ts';
import type { AccountId, BatchId, MediaId } from '../shared/ids.ts';
import { client, failureOf } from './client.ts';
import { en } from './strings/en.ts';
import { keepCopied } from './ui/copiedStore.ts';
import { formatDuration } from './ui/format.ts';
import { sayFailure } from './ui/sayFailure.ts';
import { say } from './ui/statusStore.ts';

const words = en.library;
const most = 1_000;

/** Says what became of a copy, first failure and all. */
async function announce(
  copying: Promise<Copied>,
  mediaIds: readonly MediaId[] = [],
): Promise<void> {
  try {
    const { count, failed, soonestExpiryAt } = await copying;
    if (soonestExpiryAt !== null) {
      const without = new Set(failed.map(({ mediaId }) => mediaId));
      keepCopied(
        mediaIds.filter((id) => !without.has(id)),
        soonestExpiryAt,
      );
    }
    const [first] = failed;
    if (first === undefined) {
      if (soonestExpiryAt === null) say(words.copied(count));
      else {
        // Rounded up to whole minutes: it was five of them until the answer had come.
        const minutes = Math.ceil((soonestExpiryAt - Date.now()) / 60_000) * 60_000;
        say(en.link.copiedUntil(count, formatDuration(minutes)), 'good', soonestExpiryAt);
      }
      return;
    }
    const what =
      count === 0 ? words.copiedNone(failed.length) : words.copiedSome(count, failed.length);
    sayFailure(first.failure, { what });
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

export function copyLinks(mediaIds: readonly MediaId[]): void {
  if (mediaIds.length === 0) return;
  const asked = mediaIds.slice(0, most);
  void announce(client.library.copyLinks({ mediaIds: asked }), asked);
}

/** Of what was uploaded in one gesture, or in all of them with null; to one account where it is named. */
export function copyUploaded(batchId: BatchId | null, accountId?: AccountId): void {
  void announce(client.uploads.copyLinks({ batchId, accountId }));
}
