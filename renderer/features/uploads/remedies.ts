import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { Remedy, RemedyOffer } from '../../../shared/remedy.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../ui/format.ts';
import { jobOf, type UploadBook } from './uploadBook.ts';

type AccountLabel = (id: AccountId) => string;

const words = en.uploads.remedies;

export function remedyKey(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'shrink':
      return `shrink ${remedy.flatten}`;
    case 'convert':
      return `convert ${remedy.to} ${remedy.flatten}`;
    case 'other-account':
      return `other-account ${remedy.accountId}`;
    default:
      return remedy satisfies never;
  }
}

/** What a remedy does to one file, as a button says it. */
export function remedyLabel({ remedy, estimatedBytes }: RemedyOffer, label: AccountLabel): string {
  switch (remedy.kind) {
    case 'shrink':
      if (remedy.flatten) return words.shrinkFlat;
      return estimatedBytes === null ? words.shrink : words.shrinkTo(formatBytes(estimatedBytes));
    case 'convert': {
      const type = formatType(remedy.to, null);
      return remedy.flatten ? words.convertFlat(type) : words.convert(type);
    }
    case 'other-account':
      return words.otherAccount(label(remedy.accountId));
    default:
      return remedy satisfies never;
  }
}

export interface RemedyGroup {
  readonly remedy: Remedy;
  readonly jobIds: readonly JobId[];
}

/** The files that one remedy would help, for two files or more; the remedy for most of them first. */
export function remedyGroups(
  refused: Iterable<readonly [JobId, readonly RemedyOffer[]]>,
): RemedyGroup[] {
  const groups = new Map<string, { remedy: Remedy; jobIds: JobId[] }>();
  for (const [id, offers] of refused) {
    for (const { remedy } of offers) {
      const key = remedyKey(remedy);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { remedy, jobIds: [id] });
      else group.jobIds.push(id);
    }
  }
  return [...groups.values()]
    .filter(({ jobIds }) => jobIds.length > 1)
    .sort((a, b) => b.jobIds.length - a.jobIds.length);
}

/** The sentence over such files, and what its button says. */
export function groupText({ remedy, jobIds }: RemedyGroup, label: AccountLabel) {
  const count = jobIds.length;
  switch (remedy.kind) {
    case 'shrink': {
      const action = remedy.flatten ? words.shrinkFlatAll(count) : words.shrinkAll(count);
      return { why: words.groups.shrink(count), action };
    }
    case 'convert': {
      const type = formatType(remedy.to, null);
      return { why: words.groups.convert(count), action: words.convertAll(count, type) };
    }
    case 'other-account': {
      const account = label(remedy.accountId);
      const action = words.otherAccountAll(count, account);
      return { why: words.groups.otherAccount(count, account), action };
    }
    default:
      return remedy satisfies never;
  }
}

export function isDuplicate(job: UploadJob): boolean {
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return false;
  return job.failure.rule === 'duplicate';
}

/** The item that holds a duplicate's bytes, once there is one. */
export function existingOf(job: UploadJob, book: UploadBook): MediaId | null {
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return null;
  const { existingId, existingJobId } = job.failure;
  if (existingId !== undefined) return existingId;
  const other = existingJobId && jobOf(book, existingJobId);
  return other?.state === 'stored' ? other.mediaId : null;
}
