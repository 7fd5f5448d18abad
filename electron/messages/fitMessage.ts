import type { Services } from '../../shared/contract/contract.ts';
import { copyHolderFor } from '../../shared/copyHolder.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput, notFound, type PlainDetail } from '../../shared/failures.ts';
import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import type { MessageFit } from '../../shared/outgoing.ts';
import { splitBudget } from '../../shared/splitBudget.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Download, Provider } from '../providers/provider.ts';
import { readWhole } from './readWhole.ts';

/** More than any camera writes; the second is for all of them, in memory until they are on disk. */
const maxFileBytes = 64 * 1024 * 1024;
const maxSetBytes = 256 * 1024 * 1024;
/** A picture of fewer bytes helps nobody. */
const leastBytes = 16_000;

export interface ShrinkJob {
  readonly name: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
  readonly maxBytes: number;
}

export interface FitDeps {
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly isPractice: (accountId: AccountId) => boolean;
  readonly accounts: () => readonly AccountId[];
  readonly media: (mediaIds: readonly MediaId[]) => readonly StoredMedia[];
  readonly download: (mediaId: MediaId, signal: AbortSignal) => Promise<Download>;
  readonly canShrink: (contentType: string | null) => boolean;
  /** Uploads of what is made of these, one a file and in their order; on disk when it resolves. */
  readonly shrinkInto: (accountId: AccountId, files: readonly ShrinkJob[]) => Promise<JobId[]>;
  readonly failureOf: (error: unknown) => Failure;
}

type Asked = Pick<Parameters<Services['messages']['fit']>[0], 'accountId' | 'mediaIds'>;

interface Item {
  readonly row: StoredMedia;
  readonly sizeBytes: number;
  readonly shrinks: boolean;
  readonly bytes: Uint8Array | null;
}

/** Begins to make smaller copies of items so that together they fit one message of an account. */
export async function fitMessage(
  { accountId, mediaIds }: Asked,
  deps: FitDeps,
  signal: AbortSignal,
): Promise<MessageFit> {
  const refuse = (detail: PlainDetail) => new SatchelError(invalidInput(detail));
  const { compose } = deps.providerOf(accountId);
  if (!compose) throw refuse('no-compose');
  const holder = copyHolderFor(
    accountId,
    compose.needsPublicLinks,
    deps.accounts().map(accountOf(deps)),
  );
  const largest = holder === null ? undefined : deps.providerOf(holder).upload?.limits.maxFileBytes;
  if (holder === null || largest === undefined) throw refuse('no-copies');

  const failed: MessageFit['failed'] = [];
  let fetchedBytes = 0;
  /** Null when it could not be fetched, which is told. */
  async function fetched(mediaId: MediaId): Promise<Uint8Array | null> {
    try {
      const most = Math.min(maxFileBytes, maxSetBytes - fetchedBytes);
      const bytes = await readWhole(await deps.download(mediaId, signal), most, signal);
      fetchedBytes += bytes.length;
      return bytes;
    } catch (error) {
      if (signal.aborted) throw new SatchelError(cancelled);
      failed.push({ mediaId, failure: deps.failureOf(error) });
      return null;
    }
  }

  const rows = new Map(deps.media(mediaIds).map((row) => [row.id, row]));
  const items: Item[] = [];
  for (const mediaId of new Set(mediaIds)) {
    const row = rows.get(mediaId);
    if (row === undefined || row.goneAt !== null) {
      failed.push({ mediaId, failure: notFound });
      continue;
    }
    // What nobody told the size of must be fetched to know it.
    const bytes = row.sizeBytes === null ? await fetched(mediaId) : null;
    const sizeBytes = row.sizeBytes ?? bytes?.length;
    if (sizeBytes === undefined) continue;
    items.push({ row, sizeBytes, bytes, shrinks: deps.canShrink(row.contentType) });
  }
  const kept = items.filter(({ shrinks }) => !shrinks).map(({ row }) => row.id);
  if (failed.length > 0) return { outcome: 'failed', made: [], kept, failed };

  const shares = splitBudget(items, compose.limits.maxTotalBytes);
  const planned = items.map((item, index) => ({ ...item, share: shares?.[index] ?? 0 }));
  const shrinking = planned.filter(({ sizeBytes, share }) => share < sizeBytes);
  if (shares === null || shrinking.some(({ share }) => share < leastBytes)) {
    return { outcome: 'no-room', made: [], kept, failed };
  }
  const files: ShrinkJob[] = [];
  for (const { row, bytes, share } of shrinking) {
    const whole = bytes ?? (await fetched(row.id));
    if (whole === null) continue;
    const { id, name, contentType } = row;
    const maxBytes = Math.min(share, largest);
    files.push({ name: name ?? `picture-${id}`, contentType, bytes: whole, maxBytes });
  }
  if (failed.length > 0) return { outcome: 'failed', made: [], kept, failed };
  const jobIds = files.length === 0 ? [] : await deps.shrinkInto(holder, files);
  const made = shrinking.flatMap(({ row }, index) => {
    const jobId = jobIds[index];
    return jobId === undefined ? [] : [{ mediaId: row.id, jobId }];
  });
  return { outcome: 'begun', made, kept, failed };
}

const accountOf =
  ({ providerOf, isPractice }: FitDeps) =>
  (accountId: AccountId) => {
    const { upload, link } = providerOf(accountId);
    const free = upload !== undefined && upload.targets === undefined;
    return {
      accountId,
      practice: isPractice(accountId),
      accepts: free ? upload.limits.accepts : null,
      link: link?.kind ?? null,
    };
  };
