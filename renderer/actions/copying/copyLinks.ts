import type { CopyRun } from '../../../shared/contract/copies.ts';
import type { Copied, CopyOptions } from '../../../shared/contract/library.ts';
import type { Named } from '../../../shared/contract/parts/parts.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { AccountId, BatchId, MediaId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { named } from '../../bridge/named.ts';
import { useCopying } from '../../stores/copyingStore.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { set } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatNow } from './formats.ts';
import { learnPrivate, tellCopied } from './tellCopied.ts';

const words = en.library;

interface Copying {
  readonly count: number;
  readonly copy: (options: CopyOptions) => Promise<Copied>;
}

async function copyBy({ count, copy }: Copying, format: string): Promise<void> {
  const key = crypto.randomUUID();
  const isLatest = () => useCopying.getState().now?.key === key;
  // One clipboard: what was asked for last is what shall be on it.
  stopCopying();
  useCopying.setState({ now: { key, done: 0, of: count, stopping: false } });
  try {
    const copied = await copy({ key, format });
    await learnPrivate(copied);
    tellCopied(copied);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'cancelled') sayFailure(failure);
    else if (isLatest()) say(words.copyStopped);
  } finally {
    if (isLatest()) useCopying.setState({ now: null });
  }
}

/** What was chosen is what is copied from now on. */
function remember(format: string | undefined): string {
  if (format === undefined) return formatNow();
  if (format !== formatNow()) void set('copying', { format });
  return format;
}

function copyNamed(count: number, name: () => Promise<Named>, format: string): void {
  const copy = async (options: CopyOptions) => {
    const all = await name();
    const { now } = useCopying.getState();
    if (now?.key !== options.key || now?.stopping) throw new SatchelError(cancelled);
    return client.library.copyLinks({ ...all, ...options });
  };
  void copyBy({ count, copy }, format);
}

/**
 * Copies the links of some items, in a format that is remembered then, or in the one that is remembered; an account whose
 * links turn out to be private is known for it from then on.
 */
export function copyLinks(target: Target, format?: string): void {
  copyNamed(target.count, () => nameOf(target), remember(format));
}

/** Copies the link of an item that is known by its id alone. */
export function copyLinkOf(mediaId: MediaId, format?: string): void {
  copyNamed(1, () => named([mediaId]), remember(format));
}

/** Stops the copy that is under way, so that it puts nothing on the clipboard. */
export function stopCopying(): void {
  const { now } = useCopying.getState();
  if (now === null) return;
  useCopying.setState({ now: { ...now, stopping: true } });
  void client.library.stopCopy({ key: now.key }).catch(() => {});
}

/** Copies the links of what a renewal or a copy to another account made. */
export function copyMade({ id: runId, done }: Pick<CopyRun, 'id' | 'done'>, format?: string): void {
  const copy = (options: CopyOptions) => client.copies.copyLinks({ runId, ...options });
  void copyBy({ count: done, copy }, remember(format));
}

interface Uploaded {
  /** Of one gesture, or of all with null. */
  readonly batchId: BatchId | null;
  /** To one account where it is named. */
  readonly accountId?: AccountId;
  /** As many as they are, as far as is known. */
  readonly count: number;
}

/** Copies the links of what was uploaded. */
export function copyUploaded({ batchId, accountId, count }: Uploaded, format?: string): void {
  const copy = (options: CopyOptions) =>
    client.uploads.copyLinks({ batchId, accountId, ...options });
  void copyBy({ count, copy }, remember(format));
}
