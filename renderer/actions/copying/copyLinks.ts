import type { Copied } from '../../../shared/contract/library.ts';
import type { Named } from '../../../shared/contract/parts/parts.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { AccountId, BatchId, MediaId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { named } from '../../bridge/named.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { putLinkAccess } from '../../stores/accounts/accountsStore.ts';
import { useCopying } from '../../stores/copyingStore.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { keepCopied } from '../../stores/notices/copiedStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatDuration } from '../../text/format.ts';

const words = en.library;

/** Of as many as are shown of a failure, or more: their accounts are those of all. */
const mostAsked = 100;

/** An account whose links turned out to be private offers none from now on. */
async function learn({ failed }: Copied): Promise<void> {
  const hidden = failed.flatMap(({ mediaId, failure }) =>
    failure.kind === 'forbidden' && failure.detail === 'link-protected' ? [mediaId] : [],
  );
  if (hidden.length === 0) return;
  const rows = await client.library.items({ mediaIds: hidden.slice(0, mostAsked) });
  for (const { accountId } of rows) putLinkAccess(accountId, 'protected');
}

/** Says what became of a copy, first failure and all. */
function tell({ count, failed, soonestExpiryAt }: Copied, mediaIds: readonly MediaId[]): void {
  if (soonestExpiryAt !== null) {
    const without = new Set(failed.map(({ mediaId }) => mediaId));
    keepCopied(
      mediaIds.filter((id) => !without.has(id)),
      soonestExpiryAt,
    );
  }
  const [first] = failed;
  if (first === undefined) {
    if (soonestExpiryAt === null) say(words.copied(count, formatCount(count)));
    else {
      // Rounded up to whole minutes: it was five of them until the answer had come.
      const minutes = Math.ceil((soonestExpiryAt - providerNow()) / 60_000) * 60_000;
      const valid = formatDuration(minutes);
      say(en.link.copiedUntil(count, formatCount(count), valid), 'good', soonestExpiryAt);
    }
    return;
  }
  const what =
    count === 0
      ? words.copiedNone(failed.length, formatCount(failed.length))
      : words.copiedSome(count, formatCount(count), formatCount(failed.length));
  sayFailure(first.failure, { what });
}

interface Copying {
  /** All of them, or the first few. */
  readonly mediaIds: readonly MediaId[];
  readonly count: number;
  readonly name: () => Promise<Named>;
}

async function copy({ mediaIds, count, name }: Copying): Promise<void> {
  const key = crypto.randomUUID();
  const isLatest = () => useCopying.getState().now?.key === key;
  // One clipboard: what was asked for last is what shall be on it.
  stopCopying();
  useCopying.setState({ now: { key, done: 0, of: count, stopping: false } });
  try {
    const all = await name();
    if (!isLatest() || useCopying.getState().now?.stopping) {
      throw new SatchelError(cancelled);
    }
    const copied = await client.library.copyLinks({ ...all, key });
    await learn(copied);
    tell(copied, mediaIds);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'cancelled') sayFailure(failure);
    else if (isLatest()) say(words.copyStopped);
  } finally {
    if (isLatest()) useCopying.setState({ now: null });
  }
}

/** Copies the links of some items; an account whose links turn out to be private is known for it from then on. */
export function copyLinks(target: Target): void {
  const mediaIds = target.rows.map(({ id }) => id);
  void copy({ mediaIds, count: target.count, name: () => nameOf(target) });
}

/** Copies the link of an item that is known by its id alone. */
export function copyLinkOf(mediaId: MediaId): void {
  void copy({ mediaIds: [mediaId], count: 1, name: () => named([mediaId]) });
}

/** Stops the copy that is under way, so that it puts nothing on the clipboard. */
export function stopCopying(): void {
  const { now } = useCopying.getState();
  if (now === null) return;
  useCopying.setState({ now: { ...now, stopping: true } });
  void client.library.stopCopy({ key: now.key }).catch(() => {});
}

/** Copies the links of what was uploaded in one gesture, or in all with null; to one account where it is named. */
export function copyUploaded(batchId: BatchId | null, accountId?: AccountId): void {
  client.uploads.copyLinks({ batchId, accountId }).then(
    (copied) => tell(copied, []),
    (error: unknown) => sayFailure(failureOf(error)),
  );
}
