import { z } from 'zod';
import { failure } from '../failure.ts';
import { mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { archiveOutcome, archiveVerdict } from './archives.ts';
import { call, nothing, portion, token } from './parts/parts.ts';

const count = z.number().int().nonnegative();

/** Work that came to its end and has no receipt: what was archived, checked and saved. */
export const finishedWork = z.object({
  /** As of its run, where it was one. */
  id: token,
  /** `folder`: items saved into a folder. `file`: one item saved under a name. */
  kind: z.enum(['archive', 'verify', 'folder', 'file']),
  endedAt: instant,
  /** Of the archive or the file; what the folder is called. Never where they are. */
  title: z.string(),
  by: archiveOutcome.shape.by,
  /** Items; of a look at an archive, its files. */
  of: count,
  done: count,
  failed: count,
  kept: count,
  archiveId: token.nullable(),
  /** Of a file: the item that it is a copy of. */
  mediaId: mediaId.nullable(),
  /** What a look found. */
  verdict: archiveVerdict.nullable(),
  /** Why none of it was done; the reasons of a run are asked of that. */
  failure: failure.nullable(),
  /** A person has seen that it went wrong. */
  seen: z.boolean(),
  /** Taken out of Activity. */
  cleared: z.boolean(),
});
export type FinishedWork = z.infer<typeof finishedWork>;

/** As many entries as one call names. */
const ids = z.array(token).max(1_000);

/** What is over, for Activity: kept over restarts until a person clears it. */
export const finished = {
  /** The latest first; total counts all of them. */
  list: call(portion, z.object({ finished: z.array(finishedWork), total: count })),
  /** Takes these out of Activity, all of them with null, or puts them back; answers which those were. */
  clear: call(z.strictObject({ ids: ids.nullable(), cleared: z.boolean() }), z.array(token)),
  /** They went wrong, and a person knows. */
  see: call(z.strictObject({ ids }), nothing),
  /** Shows the folder or the file of a save in the system's file manager. */
  show: call(z.strictObject({ id: token }), nothing),
} as const;
