import { z } from 'zod';
import { forbiddenDetail, inputDetail, refusalDetail } from './failureDetails.ts';
import { filmFacts } from './film/filmFacts.ts';
import { jobId, mediaId } from './ids.ts';
import { duration } from './instant.ts';
import { textReading } from './remedy.ts';

const text = z.string().max(500);

/**
 * Everything that can go wrong and be explained to a person. Plain data: it is made by
 * `shared/failures.ts`, crosses IPC, is stored with a job and is put into words in one place (`explain`, in
 * the window). What does not fit is a bug.
 */
export const failure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invalid-input'),
    detail: inputDetail,
    field: text.optional(),
    at: text.optional(),
  }),
  z.object({
    kind: z.literal('file-rejected'),
    rule: z.enum([
      'empty',
      'too-large',
      'wrong-type',
      // text in an encoding that is not taken
      'encoding',
      'unreadable',
      'changed',
      'folder',
      // its bytes are at the provider already, or on their way there
      'duplicate',
      // it says where it was taken, and nobody said yet whether that may be known
      'location',
      // it could not be looked through for that
      'place-unknown',
      // that cannot be taken out of it
      'place-stays',
      // it says it in a way that cannot be carried over into what is made of it
      'place-not-kept',
      // made into one of `accepts` it would have its transparent parts laid on white
      'transparent',
      // there is no honest way to make it small enough
      'stays-too-large',
      // its file ends before what it says it holds, and nobody said yet whether it may go like that
      'cut-short',
      // it is no picture after all, damaged, or of a variant that nothing here decodes
      'undecodable',
      // it moves, and what would be made of it stands still
      'moving',
      // decoding it takes more memory or effort than there is for one picture
      'too-much',
      // making what fits took longer than it may, twice
      'too-slow',
      // Satchel, or the place where it works on pictures, did not outlive the making of what fits, twice
      'not-made',
    ]),
    /** It also says where it was taken. */
    placed: z.literal(true).optional(),
    /** Its file also ends before what it says it holds. */
    cutShort: z.literal(true).optional(),
    /** The file says where it was taken, or may, and that cannot be taken out of it. */
    placeStays: z.literal(true).optional(),
    sizeBytes: z.number().nullable(),
    limitBytes: z.number().nullable(),
    /** What the first bytes say the file is, as a content type; null when they say nothing. */
    foundType: text.nullable(),
    accepts: z.array(text),
    /** For a film of a type that is not taken: whether it can be put into an MP4 as it is. */
    film: filmFacts.optional(),
    /** For text of another encoding: how it may be read, the likeliest first. */
    readings: z.array(textReading).optional(),
    /** It would be text without a few controls among its letters. */
    damagedText: z.literal(true).optional(),
    /** For a duplicate: the living item with the same bytes, or the job that brings them. */
    existingId: mediaId.optional(),
    existingJobId: jobId.optional(),
    /** What that one is called. */
    existingName: text.optional(),
  }),
  z.object({
    kind: z.literal('unauthorized'),
    /** Nobody was asked: the secret was entered for this host, which is the account's no more. */
    boundTo: text.optional(),
  }),
  z.object({
    kind: z.literal('forbidden'),
    detail: forbiddenDetail.nullable(),
    /** The provider's own words, cleaned. */
    said: text.nullable(),
  }),
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('rate-limited'), retryAfterMs: duration.nullable() }),
  z.object({
    kind: z.literal('provider-refused'),
    status: z.number().int().nullable(),
    code: text.nullable(),
    detail: refusalDetail.nullable(),
    /** The provider's own words, cleaned. */
    said: text.nullable(),
  }),
  z.object({
    kind: z.literal('provider-down'),
    cause: z.enum([
      'status',
      'unreadable-answer',
      'cut-answer',
      'timed-out',
      'redirected',
      'tls',
      /** A success that came too early to be one. */
      'not-provider',
      /** A list that went on and on, and was left. */
      'endless-list',
      /** A list that could not be read whole, so that it does not tell whether it holds something. */
      'untold',
    ]),
    status: z.number().int().nullable(),
    retryAfterMs: duration.nullable(),
    /** Who signed the certificate that is not trusted, by the name in it, cleaned; of `tls` only. */
    issuer: text.optional(),
  }),
  z.object({ kind: z.literal('offline'), host: text }),
  /** What lies between this computer and the rest of the network let nothing through; nothing was sent. */
  z.object({
    kind: z.literal('proxy'),
    cause: z.enum([
      /** Nobody answers at its address. */
      'unreachable',
      /** It answers, and cannot reach the host itself. */
      'no-way-on',
      'credentials-needed',
      'credentials-refused',
      /** It takes other ways of signing in than by name and password: `said` names them. */
      'sign-in-unknown',
      /** It does not let this host through. */
      'refused',
      /** What answers there speaks another language. */
      'no-proxy',
      /** The connection to the proxy itself is to be secure, and is not. */
      'tls',
      /** The system's automatic settings (PAC) gave no answer that can be used. */
      'script',
    ]),
    /** Its origin, as `http://proxy.example:3128`; null where it is not known which. */
    proxy: text.nullable(),
    /** What was to be reached. */
    host: text,
    status: z.number().int().nullable(),
    said: text.nullable(),
  }),
  z.object({
    kind: z.literal('keychain-unavailable'),
    cause: z.enum(['no-library', 'no-service', 'locked', 'timed-out', 'not-kept', 'failed']),
  }),
  /** Satchel's own database, which another program holds, or which cannot be written. */
  z.object({
    kind: z.literal('library-unavailable'),
    cause: z.enum(['locked', 'full', 'read-only', 'damaged', 'failed']),
  }),
  /** A file could not be written where a person wanted it; nothing of it is there. */
  z.object({
    kind: z.literal('not-saved'),
    cause: z.enum([
      'full',
      'no-rights',
      'folder-gone',
      'name-unfit',
      /** The disk takes no file of that size. */
      'too-large',
      'in-use',
      /** What is there under that name is not what was confirmed to be replaced. */
      'changed',
      /** What arrived is not what was once uploaded. */
      'other-bytes',
      /** It was saved, and is not there any more. */
      'moved',
      /** Its `archive.json` or its index cannot be one that Satchel wrote: damaged, of a newer Satchel, or too large. */
      'archive-unfit',
      'failed',
    ]),
  }),
  /** Other people would receive it than those whom a person confirmed. */
  z.object({ kind: z.literal('audience-changed') }),
  z.object({ kind: z.literal('cancelled') }),
  /** `reference` finds the stack in the log; the stack itself never leaves the main process. */
  z.object({ kind: z.literal('bug'), reference: text }),
]);
export type Failure = z.infer<typeof failure>;
export type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;

/** The one error that carries a Failure through `throw`; anything else thrown is a bug. */
export class SatchelError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'SatchelError';
    this.failure = failure;
  }
}
