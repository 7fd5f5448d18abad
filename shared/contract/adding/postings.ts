import { z } from 'zod';
import { accountId, jobId } from '../../ids.ts';
import { webPicture } from '../../intake.ts';
import { preparedPosting } from '../../posting.ts';
import { uploadTarget } from '../../upload.ts';
import { call, jobIds, nothing, token } from '../parts/parts.ts';

/** A place of an account; the label is shown with the upload. */
export const postingTarget = uploadTarget.pick({ id: true, label: true }).strict();
export type PostingTarget = z.infer<typeof postingTarget>;

const where = { accountId, target: postingTarget };

/**
 * Files into a place where people receive them: a real act, like a message. Only what was prepared can be
 * confirmed, and once; nothing else in the contract puts anything into a place.
 */
export const postings = {
  /** What `countFiles` of the bridge counted, which stays counted until this is confirmed. */
  prepare: call(z.strictObject({ token, ...where }), preparedPosting),
  /** A picture behind a link, fetched now. */
  prepareLink: call(webPicture.extend(where), preparedPosting),
  /** Refused uploads of another account, which are offered to this one. */
  prepareMove: call(z.strictObject({ jobIds, ...where }), preparedPosting),
  /** Uploads that went no further, since other people would receive them or other files would go. */
  review: call(
    z.strictObject({ jobIds }),
    preparedPosting.extend({ accountId, target: postingTarget, jobIds: z.array(jobId) }),
  ),
  /** Answers those uploads of a move or a review for which it was too late. */
  confirm: call(z.strictObject({ token }), z.object({ refused: z.array(jobId) })),
  forget: call(z.strictObject({ token }), nothing),
} as const;
