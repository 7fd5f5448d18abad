import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { Remedy, RemedyOffer } from '../../../shared/remedy.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { jobOf, type UploadBatches } from '../../stores/uploads/uploadBatches.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { formatEncoding } from '../../text/formatEncoding.ts';

type AccountLabel = (id: AccountId) => string;

const words = en.uploads.remedies;

export function remedyKey(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'shrink':
      return `shrink ${remedy.flatten} ${remedy.keepPlace ?? false}`;
    case 'convert':
      return `convert ${remedy.to} ${remedy.flatten}`;
    case 'repack':
      return 'repack';
    case 'to-utf8':
      return `to-utf8 ${remedy.from}`;
    case 'other-account':
      return `other-account ${remedy.accountId}`;
    case 'remove-place':
    case 'keep-place':
      return `${remedy.kind} ${remedy.unread ?? false}`;
    case 'send-cut':
      return remedy.kind;
    default:
      return remedy satisfies never;
  }
}

/** What a remedy does to one file, as a button says it. */
export function remedyLabel({ remedy, estimatedBytes }: RemedyOffer, label: AccountLabel): string {
  switch (remedy.kind) {
    case 'shrink':
      if (remedy.flatten) return words.shrinkFlat;
      if (remedy.keepPlace) return words.shrinkKeepLocation;
      return estimatedBytes === null ? words.shrink : words.shrinkTo(formatBytes(estimatedBytes));
    case 'convert': {
      const type = formatType(remedy.to, null);
      return remedy.flatten ? words.convertFlat(type) : words.convert(type);
    }
    case 'repack':
      return words.repack;
    case 'to-utf8':
      return words.toUtf8(formatEncoding(remedy.from));
    case 'other-account':
      return words.otherAccount(label(remedy.accountId));
    case 'remove-place':
      return words.removeLocation;
    case 'keep-place':
      return remedy.unread ? words.anyway : words.keepLocation;
    case 'send-cut':
      return words.anyway;
    default:
      return remedy satisfies never;
  }
}

export interface RemedyGroup {
  /** Each of them would help every one of the files. */
  readonly remedies: readonly [Remedy, ...Remedy[]];
  readonly jobIds: readonly JobId[];
}

/** The files that the same remedies would help, for two files or more; the most files first. */
export function remedyGroups(
  refused: Iterable<readonly [JobId, readonly RemedyOffer[]]>,
): RemedyGroup[] {
  const byRemedy = new Map<string, { remedy: Remedy; jobIds: JobId[] }>();
  for (const [id, offers] of refused) {
    const ways = readingsIn(offers.map(({ remedy }) => remedy));
    for (const { remedy } of offers) {
      // Text that may be read in several ways is not converted with text that is read in one.
      const key = remedy.kind === 'to-utf8' ? `${remedyKey(remedy)} ${ways}` : remedyKey(remedy);
      const group = byRemedy.get(key);
      if (group === undefined) byRemedy.set(key, { remedy, jobIds: [id] });
      else group.jobIds.push(id);
    }
  }
  const groups = new Map<string, RemedyGroup>();
  for (const { remedy, jobIds } of byRemedy.values()) {
    if (jobIds.length < 2) continue;
    const key = jobIds.join(' ');
    const group = groups.get(key);
    const remedies: RemedyGroup['remedies'] =
      group === undefined ? [remedy] : [...group.remedies, remedy];
    groups.set(key, { remedies, jobIds });
  }
  return [...groups.values()].sort((a, b) => b.jobIds.length - a.jobIds.length);
}

const readingsIn = (remedies: readonly Remedy[]) =>
  remedies.flatMap((remedy) => (remedy.kind === 'to-utf8' ? [remedy.from] : []));

/** The sentence over files that the remedies of a group would help. */
export function groupWhy(
  remedies: RemedyGroup['remedies'],
  count: number,
  label: AccountLabel,
): string {
  if (readingsIn(remedies).length > 1) return words.groups.toUtf8Either(count);
  return whyOf(remedies[0], count, label);
}

function whyOf(remedy: Remedy, count: number, label: AccountLabel): string {
  switch (remedy.kind) {
    case 'shrink':
      return remedy.flatten ? words.groups.transparent(count) : words.groups.shrink(count);
    case 'convert':
      return remedy.flatten
        ? words.groups.transparentAs(count, formatType(remedy.to, null))
        : words.groups.convert(count);
    case 'repack':
      return words.groups.repack(count);
    case 'to-utf8':
      return words.groups.toUtf8(count, formatEncoding(remedy.from));
    case 'other-account':
      return words.groups.otherAccount(count, label(remedy.accountId));
    case 'remove-place':
    case 'keep-place':
      return remedy.unread ? words.groups.locationUnknown(count) : words.groups.location(count);
    case 'send-cut':
      return words.groups.cutShort(count);
    default:
      return remedy satisfies never;
  }
}

/** What the button says that does it to all of them. */
export function groupAction(remedy: Remedy, count: number, label: AccountLabel): string {
  switch (remedy.kind) {
    case 'shrink':
      if (remedy.keepPlace) return words.shrinkKeepLocationAll(count);
      return remedy.flatten ? words.shrinkFlatAll(count) : words.shrinkAll(count);
    case 'convert': {
      const type = formatType(remedy.to, null);
      return remedy.flatten ? words.convertFlatAll(count, type) : words.convertAll(count, type);
    }
    case 'repack':
      return words.repackAll(count);
    case 'to-utf8':
      return words.toUtf8All(count, formatEncoding(remedy.from));
    case 'other-account':
      return words.otherAccountAll(count, label(remedy.accountId));
    case 'remove-place':
      return words.removeLocationAll(count);
    case 'keep-place':
      return remedy.unread ? words.anywayAll(count) : words.keepLocationAll(count);
    case 'send-cut':
      return words.anywayAll(count);
    default:
      return remedy satisfies never;
  }
}

export function isDuplicate(job: UploadJob): boolean {
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return false;
  return job.failure.rule === 'duplicate';
}

/** The item that holds a duplicate's bytes, once there is one. */
export function existingOf(job: UploadJob, known: UploadBatches): MediaId | null {
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return null;
  const { existingId, existingJobId } = job.failure;
  if (existingId !== undefined) return existingId;
  const other = existingJobId && jobOf(known, existingJobId);
  return other?.state === 'stored' ? other.mediaId : null;
}
