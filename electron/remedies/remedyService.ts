import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../../shared/contract/contract.ts';
import { type FailureOf, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { Remedy, RemedyOffer } from '../../shared/remedy.ts';
import type { FileLimits, UploadJob } from '../../shared/upload.ts';
import { toUtf8 } from '../contentType/text/toUtf8.ts';
import type { Darkroom, Picture } from '../thumbnails/darkroom.ts';
import type { LookAtBytes } from '../thumbnails/lookAtBytes.ts';
import type { ConfirmedTarget } from '../uploads/checkTarget.ts';
import type { SeenAs } from '../uploads/files/lookAtFiles.ts';
import type { AddedFile } from '../uploads/remakeQueue.ts';
import { type AccountLimits, offersFor } from './offersFor.ts';
import { createRemaker, type Making, type RemakerDeps, type RemakeTask } from './remaker.ts';
import { createSharedRoom } from './sharedRoom.ts';

export interface RemedyDeps extends Omit<RemakerDeps, 'darkroom'> {
  readonly darkroom: Pick<Darkroom, 'fit' | 'repack'>;
  readonly pictureOf: LookAtBytes;
  readonly limitsOf: (accountId: AccountId) => FileLimits | null;
  /** Every connected account that takes files. */
  readonly takers: () => readonly AccountLimits[];
}

/** A file as it was added, or as it is sent; that also `small`, for a list. */
export type ComparedSide = 'before' | 'after' | 'small';

const maxLookBytes = 64 * 1024 * 1024;
const lookEdge = 1_600;
const smallEdge = 96;
/** A screenful of text. */
const shownBytes = 4_096;

/** With a mark in place of all that is no UTF-8, or no letter. */
function asUtf8Shows(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes, { stream: true });
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '\uFFFD');
}

/** Answers what would help refused files, and does it. */
export function createRemedyService(deps: RemedyDeps) {
  const { remakes, pictureOf, limitsOf } = deps;
  const remaker = createRemaker(deps);

  function refusalOf(id: JobId): FailureOf<'file-rejected'> | null {
    const job = remakes.entry(id)?.job;
    if (job?.state !== 'failed' || job.failure.kind !== 'file-rejected') return null;
    return job.failure;
  }

  function offers(id: JobId, takers: readonly AccountLimits[]): RemedyOffer[] {
    const refusal = refusalOf(id);
    const job = remakes.entry(id)?.job;
    const limits = limitsFor(id);
    if (refusal === null || limits === null) return [];
    // What is only to be sent made into something else is not sent elsewhere as it is.
    const others = takers.filter(({ accountId }) => !job?.toMake && accountId !== job?.accountId);
    return offersFor(refusal, limits, others);
  }

  function limitsFor(id: JobId): FileLimits | null {
    const accountId = remakes.entry(id)?.job.accountId;
    return accountId === undefined ? null : limitsOf(accountId);
  }

  function tasksFor(ids: readonly JobId[], remedy: Making) {
    return ids.flatMap((id): RemakeTask[] => {
      const limits = limitsFor(id);
      if (limits === null) return [];
      const maxBytes = remakes.entry(id)?.job.toMake?.maxBytes ?? limits.maxFileBytes;
      return [{ id, remedy, limits, maxBytes }];
    });
  }

  /** What an earlier run was asked for and had not made. */
  function leftTask(id: JobId): RemakeTask | null {
    const job = remakes.entry(id)?.job;
    const limits = limitsFor(id);
    if (job?.state !== 'checking' || job.making === undefined || limits === null) return null;
    const { remedy, maxBytes } = job.making;
    return isMaking(remedy) ? { id, remedy, limits, maxBytes } : null;
  }

  const service: Services['remedies'] = {
    async offers({ jobIds }) {
      const takers = deps.takers();
      return jobIds.map((jobId) => ({ jobId, offers: offers(jobId, takers) }));
    },
    async apply({ jobIds, remedy }) {
      const wanted = offeredOf(jobIds, remedy);
      const begun = isMaking(remedy) ? await begin(wanted, remedy) : wanted;
      if (remedy.kind === 'other-account' && wanted.length > 0) {
        await remakes.moveTo(wanted, remedy.accountId, null);
      }
      if (remedy.kind === 'keep-place') await remakes.sendAsIs(wanted, { keepsPlace: true });
      if (remedy.kind === 'send-cut') await remakes.sendAsIs(wanted, { sendsCut: true });
      return { begun, refused: jobIds.filter((id) => !begun.includes(id)) };
    },
    async compare({ jobId }) {
      const job = remakes.entry(jobId)?.job;
      if (job?.alteredFrom === undefined) return null;
      const { name, sizeBytes, contentType, alteredFrom } = job;
      return {
        before: { ...alteredFrom, text: await shownText(jobId, 'original', alteredFrom) },
        after: {
          name,
          sizeBytes,
          contentType,
          text:
            (await shownText(jobId, 'current', { contentType })) ??
            (await convertedText(jobId, alteredFrom)),
        },
      };
    },
  };

  /** Null too for what is no longer there. */
  async function shownText(
    id: JobId,
    which: 'original' | 'current',
    { contentType }: { contentType: string | null },
  ): Promise<string | null> {
    const entry = remakes.entry(id);
    if (entry === undefined || contentType !== 'text/plain') return null;
    const bytes = await remakes.read(entry, which, maxLookBytes);
    return bytes === null ? null : asUtf8Shows(bytes.subarray(0, shownBytes));
  }

  /** Once it is stored, the copy that was sent is gone from here: it is made of the same text again. */
  async function convertedText(
    id: JobId,
    { encoding, sizeBytes }: NonNullable<UploadJob['alteredFrom']>,
  ): Promise<string | null> {
    const entry = remakes.entry(id);
    if (entry === undefined || encoding === undefined) return null;
    const bytes = await remakes.read(entry, 'original', maxLookBytes);
    // Another text by now is not what was sent.
    const made = bytes?.length === sizeBytes ? await toUtf8(bytes, encoding) : null;
    return made && asUtf8Shows(made.subarray(0, shownBytes));
  }

  /** Those of them that it was offered for. */
  function offeredOf(jobIds: readonly JobId[], remedy: Remedy): JobId[] {
    const takers = deps.takers();
    const offered = (id: JobId) =>
      offers(id, takers).some((offer) => isDeepStrictEqual(offer.remedy, remedy));
    return [...new Set(jobIds)].filter(offered);
  }

  async function begin(ids: readonly JobId[], remedy: Making): Promise<JobId[]> {
    const tasks = tasksFor(ids, remedy);
    const begun = new Set(await remakes.begin(tasks));
    remaker.take(tasks.filter(({ id }) => begun.has(id)));
    return [...begun];
  }

  return {
    ...service,
    /** Uploads of what is made of these files, each within bounds of its own; one a file. */
    async shrinkInto(accountId: AccountId, files: readonly AddedFile[]): Promise<JobId[]> {
      const limits = limitsOf(accountId);
      if (limits === null) throw new SatchelError(invalidInput('no-upload'));
      const remedy = { kind: 'shrink', flatten: false } as const;
      const ids = await remakes.add(accountId, files, remedy);
      const room = createSharedRoom(files.length);
      remaker.take(
        ids.map((id, position) => {
          const maxBytes = files[position]?.maxBytes ?? limits.maxFileBytes;
          return { id, remedy, limits, maxBytes, room };
        }),
      );
      return ids;
    },
    /** Those that are offered to the account go into a place of it, as it was confirmed; answers them. */
    async moveInto(
      jobIds: readonly JobId[],
      accountId: AccountId,
      target: ConfirmedTarget,
      seen: ReadonlyMap<JobId, SeenAs>,
    ): Promise<readonly JobId[]> {
      const wanted = offeredOf(jobIds, { kind: 'other-account', accountId });
      if (wanted.length > 0) await remakes.moveTo(wanted, accountId, target, seen);
      return wanted;
    },
    /** Goes on with what an earlier run left; what cannot be made is judged as it is. */
    takeUp(ids: readonly JobId[]): void {
      for (const id of ids) {
        const task = leftTask(id);
        if (task === null) remakes.judgeAsIs(id);
        else remaker.take([task]);
      }
    },
    /** A job's file to look at, made anew like everything that is shown; throws `not-found`. */
    async picture(jobId: JobId, side: ComparedSide, signal: AbortSignal): Promise<Picture> {
      const entry = remakes.entry(jobId);
      const which = side === 'before' ? 'original' : 'current';
      const bytes = entry ? await remakes.read(entry, which, maxLookBytes) : null;
      if (bytes === null) throw new SatchelError(notFound);
      return pictureOf(bytes, side === 'small' ? smallEdge : lookEdge, signal);
    },
    close: remaker.close,
  };
}

function isMaking(remedy: Remedy): remedy is Making {
  return !['other-account', 'keep-place', 'send-cut'].includes(remedy.kind);
}
