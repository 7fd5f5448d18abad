import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import { accountId, mediaId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/instant.ts';

/** Satchel's own name of the archiving of one item. */
export const archiveJobId = z.string().min(1).max(64).brand<'ArchiveJobId'>();
export type ArchiveJobId = z.infer<typeof archiveJobId>;

/** Where the bytes of an item are in its archive, and which they are. */
export const storedFile = z.object({
  /** In the archive's folder, with `/`. */
  path: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number().int().nonnegative(),
  writtenAt: instant,
});
export type StoredFile = z.infer<typeof storedFile>;

/** What an archiving job is in whatever state; `step` hands on every field but those that belong to a state. */
const archiveFacts = z.object({
  id: archiveJobId,
  runId: z.string().min(1).max(64),
  accountId,
  mediaId,
  archiveId: z.string().min(1).max(64),
  /** How often its provider was asked in vain. */
  attempt: z.number().int().nonnegative(),
});
export type ArchiveFacts = z.infer<typeof archiveFacts>;

const facts = archiveFacts.shape;

/**
 * The archiving of one item. While it is fetched it stays `queued`: asking for bytes once more changes nothing at a
 * provider, so that what a crash broke off begins anew.
 */
export const archiveJob = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('queued') }),
  /** It could not be had, and is asked for again then. */
  z.object({ ...facts, state: z.literal('waiting'), untilAt: instant, failure }),
  z.object({ ...facts, state: z.literal('stored'), file: storedFile }),
  /** Another run had brought it by its turn. */
  z.object({ ...facts, state: z.literal('held') }),
  z.object({ ...facts, state: z.literal('failed'), failure }),
  /** A person stopped its run before it was there. */
  z.object({ ...facts, state: z.literal('kept') }),
]);
export type ArchiveJob = z.infer<typeof archiveJob>;
