import { z } from 'zod';
import { confirmedAudience } from './audience.ts';
import { copyBy, copyKind } from './copies/copyKind.ts';
import type { Failure, FailureOf } from './failure.ts';
import { failure } from './failure.ts';
import { fileRejected } from './failures.ts';
import { accountId, batchId, jobId, mediaId, mediaRef } from './ids.ts';
import { duration, instant } from './instant.ts';
import { remedy, type TextReading, textReading } from './remedy.ts';

/** What a file is called that tells nothing of itself; only who accepts any type takes it. */
export const unknownType = 'application/octet-stream';
export const anyType = '*/*';

/** What a provider takes. `accepts` holds content types, or `anyType`; sizes in bytes. */
export const fileLimits = z.object({
  maxFileBytes: z.number().int().positive(),
  maxFilesPerRequest: z.number().int().positive(),
  accepts: z.array(z.string()),
  /** Text is taken as UTF-8 alone: in another encoding nobody who receives it can be sure to read it. */
  utf8Text: z.literal(true).optional(),
});
export type FileLimits = z.infer<typeof fileLimits>;

/** Where an upload may be put at once, for example a conversation. */
export const uploadTarget = z.object({
  id: z.string().min(1).max(512),
  label: z.string(),
  detail: z.string().nullable(),
});
export type UploadTarget = z.infer<typeof uploadTarget>;

/** What a search for targets found, and whether there may be more. */
export const foundTargets = z.object({
  targets: z.array(uploadTarget),
  /** Others fit as well, and are not among these. */
  more: z.boolean(),
  /** How many were looked through when the search ended before the last; null where all were. */
  searched: z.number().int().nonnegative().nullable(),
});
export type FoundTargets = z.infer<typeof foundTargets>;

/** What a provider says of its targets. */
export const uploadTargets = z.object({
  label: z.string(),
  required: z.boolean(),
  /** How long an upload lives that was put nowhere; null when that makes no difference. */
  withoutLifeMs: duration.positive().nullable(),
});
export type UploadTargets = z.infer<typeof uploadTargets>;

/** What looking at a file told, before anything was sent. */
export interface FileFacts {
  readonly readable: boolean;
  readonly folder: boolean;
  readonly sizeBytes: number | null;
  /** By the first bytes, never by the name; null when they are not a type that Satchel knows. */
  readonly contentType: string | null;
  /** How text that is not UTF-8 may be read, the likeliest first; none for everything else. */
  readonly readings?: readonly TextReading[];
  /** It would be text without a few controls among its letters. */
  readonly damagedText?: true;
}

/** Text shrinks to no less than this part when it becomes UTF-8: from two bytes a letter to one. */
const leastOfUtf8 = 0.5;

/** The first rule that a file breaks, or null when it fits. */
export function checkFile(file: FileFacts, limits: FileLimits): FailureOf<'file-rejected'> | null {
  const rejected = (
    rule: 'empty' | 'too-large' | 'wrong-type' | 'encoding' | 'unreadable' | 'folder',
  ) =>
    fileRejected(rule, {
      sizeBytes: file.sizeBytes,
      limitBytes: limits.maxFileBytes,
      foundType: file.contentType,
      accepts: limits.accepts,
    }) satisfies Failure;
  if (file.folder) return rejected('folder');
  if (!file.readable || file.sizeBytes === null) return rejected('unreadable');
  if (file.sizeBytes === 0) return rejected('empty');
  const fits = file.contentType !== null && limits.accepts.includes(file.contentType);
  if (!fits && !limits.accepts.includes(anyType)) {
    return { ...rejected('wrong-type'), ...(file.damagedText && { damagedText: true }) };
  }
  const { readings = [] } = file;
  const mayFit = file.sizeBytes * leastOfUtf8 <= limits.maxFileBytes;
  if (limits.utf8Text && readings.length > 0 && mayFit) {
    return { ...rejected('encoding'), readings: [...readings] };
  }
  if (file.sizeBytes > limits.maxFileBytes) return rejected('too-large');
  return null;
}

/** What is to be made of a file, and of how many bytes at most. */
const making = z.object({ remedy, maxBytes: z.number().int().nonnegative() });

const base = {
  id: jobId,
  accountId,
  batchId,
  /** Place among the files of its batch, in the order in which the person added them. */
  position: z.number().int().nonnegative(),
  name: z.string(),
  sizeBytes: z.number().int().nonnegative().nullable(),
  contentType: z.string().nullable(),
  addedAt: instant,
  /** Attempts already begun. */
  attempt: z.number().int().nonnegative(),
  /**
   * Where it is to be put, as it was called when it was chosen, and whom it reaches there, as it was
   * confirmed; absent for nowhere. Without that `audience`, which jobs of an earlier Satchel lack, it is
   * put nowhere.
   */
  target: uploadTarget
    .pick({ id: true, label: true })
    .extend({ audience: confirmedAudience.optional() })
    .optional(),
  /** It is at the provider, not yet in its target: until then a try only puts it there. */
  arrived: z.object({ mediaId, ref: mediaRef, untilAt: instant }).optional(),
  /** What is sent was made from this file by a remedy; the file itself is as it was. */
  alteredFrom: z
    .object({
      name: z.string(),
      sizeBytes: z.number().int().nonnegative(),
      contentType: z.string().nullable(),
      /** Of text that was made UTF-8: what it was read as. */
      encoding: textReading.shape.encoding.optional(),
    })
    .optional(),
  /** What was added is never sent as it is, only what is made of it; absent once that is made. */
  toMake: making.optional(),
  /** An item that is uploaded again, and who had it so; absent for what somebody added. */
  again: z.object({ mediaId, kind: copyKind, by: copyBy }).optional(),
  /** To be sent although the account holds the same bytes already. */
  anyway: z.literal(true).optional(),
  /** To be sent although it says where it was taken. */
  keepsPlace: z.literal(true).optional(),
  /** To be sent although its file ends too early. */
  sendsCut: z.literal(true).optional(),
};

/** One file on its way. Only `step` in `electron/uploads/ledger/uploadMachine.ts` changes one. */
export const uploadJob = z.discriminatedUnion('state', [
  /** With `making`, what fits is made first, over restarts too. */
  z.object({
    ...base,
    state: z.literal('checking'),
    making: making
      .extend({
        /** Begun and not ended, by an earlier run of Satchel or this one. */
        tries: z.number().int().nonnegative(),
      })
      .optional(),
  }),
  z.object({ ...base, state: z.literal('queued') }),
  z.object({ ...base, state: z.literal('waiting'), untilAt: instant, failure }),
  z.object({
    ...base,
    state: z.literal('sending'),
    sentBytes: z.number().int().nonnegative(),
    /** The last bytes were let go: from here on the provider may hold the file. */
    committing: z.boolean(),
  }),
  z.object({
    ...base,
    state: z.literal('unsure'),
    untilAt: instant,
    failure,
    /**
     * The provider cannot be asked: by then it holds nothing that was not answered for, and the file
     * is sent again, or at once when a person says so (`uploads.retry`).
     */
    held: z.boolean().optional(),
    /**
     * An answer came that was no success. `own`: by its form it is the provider's refusal rather than of
     * something in between; `shared`: it was to a request of several files.
     */
    answered: z.object({ own: z.boolean(), shared: z.boolean() }).optional(),
  }),
  z.object({ ...base, state: z.literal('stored'), mediaId, storedAt: instant }),
  z.object({ ...base, state: z.literal('failed'), failure }),
  z.object({ ...base, state: z.literal('cancelled') }),
]);
export type UploadJob = z.infer<typeof uploadJob>;
export type UploadState = UploadJob['state'];
/** What a job is whatever state it is in. */
const uploadFacts = z.object(base);
export type UploadFacts = z.infer<typeof uploadFacts>;

/** Every field that some job has. */
export const uploadJobFields: ReadonlySet<string> = new Set(
  uploadJob.options.flatMap(({ shape }) => Object.keys(shape)),
);
/** Every field that a state of a job has for itself; any other is a fact, which it keeps for ever. */
export const uploadStateFields: ReadonlySet<string> = new Set(
  [...uploadJobFields].filter((field) => !(field in base)),
);

/** Uploads that a person holds back: all of them, or those of some accounts. */
export const uploadPauses = z.object({ all: z.boolean(), accountIds: z.array(accountId) });
export type UploadPauses = z.infer<typeof uploadPauses>;

/** Those of a batch, or all with null; where an account is named, only what goes to that. */
export const someUploads = z.strictObject({
  batchId: batchId.nullable(),
  accountId: accountId.optional(),
});
export type SomeUploads = z.infer<typeof someUploads>;

type Rule = FailureOf<'file-rejected'>['rule'];
/** Refusals that a person can answer: with a remedy, another account, or by sending it all the same. */
const answerable: Readonly<Record<Rule, boolean>> = {
  empty: false,
  unreadable: false,
  changed: false,
  folder: false,
  'too-large': true,
  'wrong-type': true,
  encoding: true,
  duplicate: true,
  location: true,
  'place-stays': true,
  'place-unknown': true,
  'place-not-kept': true,
  transparent: true,
  'stays-too-large': true,
  'cut-short': true,
  undecodable: true,
  moving: true,
  'too-much': true,
  'too-slow': true,
  'not-made': true,
};

/**
 * It stopped before it reached people, since they changed or the file did, and goes on when a person saw
 * that.
 */
export function waitsForReview(job: UploadJob): boolean {
  if (job.state !== 'failed' || job.target === undefined) return false;
  const { failure } = job;
  if (failure.kind === 'audience-changed') return true;
  return failure.kind === 'file-rejected' && failure.rule === 'changed';
}

/** Whether a file that failed waits for what a person says of it. */
export function awaitsAnswer(job: UploadJob): boolean {
  if (job.state !== 'failed') return false;
  const { failure } = job;
  return waitsForReview(job) || (failure.kind === 'file-rejected' && answerable[failure.rule]);
}

/** Whether nothing more becomes of a job, by itself or by an answer. */
export function isOver(job: UploadJob): boolean {
  return isFinished(job) && !awaitsAnswer(job);
}

export function isFinished(job: UploadJob): boolean {
  return job.state === 'stored' || job.state === 'failed' || job.state === 'cancelled';
}

/** Whether a person gave the job up while it was too late to hold it back. */
export function isGivenUp(job: UploadJob): boolean {
  return job.state === 'unsure' && job.failure.kind === 'cancelled';
}
