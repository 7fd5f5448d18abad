import { z } from 'zod';
import { nameTemplate } from '../archives/nameTemplate.ts';
import { schedule } from '../archives/schedule.ts';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { mediaFilter } from '../query/mediaFilter.ts';
import { call, mediaIds, named, nothing, portion, token } from './parts/parts.ts';
import { mostRefusals, refusalClass, refusals, run } from './runs.ts';

const count = z.number().int().nonnegative();
const bytes = z.number().nonnegative();
export const archiveTitle = z.string().trim().min(1).max(80);

export const archiveOptions = z.strictObject({
  /** How files are called, without their ending. */
  template: nameTemplate,
  /** Whether the index tells what messages say. */
  messageText: z.boolean(),
});
export type ArchiveOptions = z.infer<typeof archiveOptions>;

/** How the last run of an archive ended. */
export const archiveOutcome = z.object({
  at: instant,
  by: z.enum(['person', 'schedule', 'cleanup']),
  /** Items that came into the archive, that could not, and that were left when it was stopped. */
  done: count,
  failed: count,
  kept: count,
  /** Why nothing at all was done, or why the first item could not; null where all went well. */
  failure: failure.nullable(),
});
export type ArchiveOutcome = z.infer<typeof archiveOutcome>;

/** What a look at all files of an archive found. `whole`: there, with the bytes that were written. */
export const archiveVerdict = z.object({
  at: instant,
  whole: count,
  missing: count,
  changed: count,
  /** Files in its folder that are none of the archive's. */
  foreign: count,
  /** Files that are there and could not be read. */
  unreadable: count,
});
export type ArchiveVerdict = z.infer<typeof archiveVerdict>;

export const archive = z.object({
  id: token,
  title: z.string(),
  /** What its folder is called; never where it is. */
  folderName: z.string(),
  items: count,
  bytes,
  /** Items that a look found missing or changed; the next run fetches them again. */
  damaged: count,
  options: archiveOptions,
  /** What it is of; null while only selections were archived, and then it has no schedule. */
  filter: mediaFilter.nullable(),
  schedule: schedule.nullable(),
  /** When it is brought up to date by itself next. */
  nextAt: instant.nullable(),
  last: archiveOutcome.nullable(),
  verified: archiveVerdict.nullable(),
  /** How far the look at its files is that is under way. */
  verifying: z.object({ done: count, of: count, doneBytes: bytes, ofBytes: bytes }).nullable(),
});
export type Archive = z.infer<typeof archive>;

/** A run that fills an archive, as runs are, with what it is of. */
export const archiveRun = run.extend({
  archiveId: token,
  title: z.string(),
  by: archiveOutcome.shape.by,
  /** Since Satchel was started. */
  doneBytes: bytes,
});
export type ArchiveRun = z.infer<typeof archiveRun>;

/** A folder that a person chose: named here, and only here, by its token. */
export const archiveFolder = z.object({
  token,
  folderName: z.string(),
  freeBytes: bytes.nullable(),
  /** `other`: it holds other things, so that the archive becomes a new folder in it. */
  contents: z.enum(['empty', 'archive', 'other']),
  /** Of the archive that is there already, by whichever Satchel it was made. */
  title: z.string().nullable(),
  items: count.nullable(),
  /** Where this Satchel knows it. */
  archiveId: token.nullable(),
});
export type ArchiveFolder = z.infer<typeof archiveFolder>;

/** What archiving would do, to be shown before it is confirmed by its token. */
export const archivePlan = z.object({
  /** Good once, for ten minutes, and for exactly these items. */
  token,
  archiveId: token.nullable(),
  /** It is in the folder already and becomes known there by being confirmed, also where nothing is fresh. */
  takesUp: z.boolean(),
  title: z.string(),
  folderName: z.string(),
  /** Items that were asked for: those are fresh, held, underway or gone. */
  found: count,
  /** To be fetched. */
  fresh: count,
  /** In the archive already. */
  held: count,
  /** Another run brings them. */
  underway: count,
  /** Their provider has them no more. */
  gone: count,
  /** Of the fresh: as far as sizes are known, and how many are not. */
  bytes,
  unknownSizes: count,
  /** Null where the disk does not tell. */
  freeBytes: bytes.nullable(),
  /** Whose the fresh ones are, the most first. */
  accounts: z.array(z.object({ accountId, count })),
  /** Where the first few of the fresh ones will be in the folder. */
  sample: z.array(z.string()),
});
export type ArchivePlan = z.infer<typeof archivePlan>;

export const archiveFinding = z.object({
  kind: z.enum(['missing', 'changed', 'foreign', 'unreadable']),
  /** In the archive's folder, with `/`. */
  path: z.string(),
  /** The item, where it is known to this library. */
  mediaId: mediaId.nullable(),
});
export type ArchiveFinding = z.infer<typeof archiveFinding>;

/** A copy of an item in an archive. */
export const archivedCopy = z.object({
  archiveId: token,
  title: z.string(),
  path: z.string(),
  sizeBytes: bytes,
  sha256: z.string(),
  writtenAt: instant,
  state: z.enum(['held', 'missing', 'changed']),
});
export type ArchivedCopy = z.infer<typeof archivedCopy>;

const archiveId = token;
const ofArchive = z.strictObject({ archiveId });
const ofRun = z.strictObject({ runId: token });

/** Copies of items in folders, with an index: prepared, shown, confirmed by a token, run to the end, checked. */
export const archives = {
  list: call(nothing, z.array(archive)),
  /** Asks for a folder in the system's dialog; null when none was chosen. */
  chooseFolder: call(nothing, archiveFolder.nullable()),
  /**
   * `what`: a filter is kept as what the archive is of; null asks for that again. `into`: an archive, or a folder
   * just chosen, with the title of the new archive in it. `options` are kept; without them those of the archive.
   */
  prepare: call(
    z.strictObject({
      what: z
        .union([z.strictObject({ filter: mediaFilter }), z.strictObject({ items: named })])
        .nullable(),
      into: z.union([ofArchive, z.strictObject({ folder: token, title: archiveTitle })]),
      options: archiveOptions.optional(),
    }),
    archivePlan,
  ),
  /** Answers when all of it is on disk; how it goes is told by `archiveRunsChanged`. */
  start: call(z.strictObject({ token }), archiveRun),
  /** All that run, and those over that nobody has dismissed. */
  runs: call(nothing, z.array(archiveRun)),
  pause: call(ofRun, nothing),
  resume: call(ofRun, nothing),
  /** What was not fetched yet is kept; what is in the archive stays. */
  stop: call(ofRun, nothing),
  /** Item by item, the first that could not be archived and why. */
  refusals: call(ofRun, refusals.max(mostRefusals)),
  /** All of those, by reason, the most items first. */
  refused: call(ofRun, z.array(refusalClass)),
  /** Once more all that could not be archived, as a run of its own; the first is dismissed. */
  retry: call(ofRun, archiveRun),
  dismiss: call(ofRun, nothing),
  /** Reads every file and compares; how it goes is told by `archivesChanged`. Answers when it has begun. */
  verify: call(ofArchive, nothing),
  stopVerifying: call(ofArchive, nothing),
  /** What the last look found since the start, item by item. */
  findings: call(
    portion.extend({ archiveId }),
    z.object({ total: count, findings: z.array(archiveFinding) }),
  ),
  /** Saves them as CSV: asks where, and answers when the file is there whole; null when nothing was chosen. */
  saveFindings: call(ofArchive, z.object({ name: z.string() }).nullable()),
  setSchedule: call(z.strictObject({ archiveId, schedule: schedule.nullable() }), nothing),
  setOptions: call(z.strictObject({ archiveId, options: archiveOptions }), nothing),
  rename: call(z.strictObject({ archiveId, title: archiveTitle }), nothing),
  /** Satchel knows it no more; every file stays. */
  forget: call(ofArchive, nothing),
  showFolder: call(ofArchive, nothing),
  /** The copies of an item, the newest first. */
  archivedOf: call(z.strictObject({ mediaId }), z.array(archivedCopy)),
  /** Shows the copy of an item in the system's file manager. */
  showFile: call(z.strictObject({ archiveId, mediaId }), nothing),
  /** How files of these items would be called. */
  names: call(z.strictObject({ template: nameTemplate, mediaIds }), z.array(z.string())),
} as const;
