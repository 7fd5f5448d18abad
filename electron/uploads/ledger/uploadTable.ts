import { basename } from 'node:path';
import { z } from 'zod';
import type { MediaId } from '../../../shared/ids.ts';
import { accountId, batchId, jobId, mediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { createBugs } from '../../base/bugs.ts';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import type { OriginalFile, UploadEntry } from './uploadEntry.ts';
import { uploadJson } from './uploadJson.ts';

const columns = z.object({
  id: jobId,
  account_id: accountId,
  batch_id: batchId,
  position: z.number(),
  path: z.string(),
  spooled: z.number(),
  mtime_ms: z.number().nullable(),
  sha256: z.string().nullable(),
  sent_at: z.number().nullable(),
  added_at: z.number(),
  job: z.string(),
  original: z.string().nullable(),
  known_up_to: z.number().nullable(),
});
const claimedItem = z.object({ media_id: mediaId });
const originalFile = z.object({ path: z.string(), spooled: z.boolean() });
const originalJson = versionedJson<OriginalFile>({
  version: 1,
  schema: originalFile,
  upgrades: {},
});
const originalText = ({ original }: UploadEntry) =>
  original === undefined ? null : originalJson.write(original);
type Columns = z.infer<typeof columns>;

export type UploadTable = ReturnType<typeof createUploadTable>;

/** SQL of `upload_jobs`; the caller puts writes that belong together into one transaction. */
export function createUploadTable(database: Database, log: Log) {
  const insert = prepare(
    database,
    `INSERT INTO upload_jobs
      (id, account_id, batch_id, position, path, spooled, mtime_ms, sha256, sent_at, added_at, state, job,
        original, known_up_to)
    VALUES (:id, :accountId, :batchId, :position, :path, :spooled, :mtimeMs, :sha, :sentAt, :addedAt,
      :state, :job, :original, :knownUpTo)`,
  );
  // Never an upsert: a job whose account was removed meanwhile must not come back.
  const update = prepare(
    database,
    `UPDATE upload_jobs SET path = :path, spooled = :spooled, original = :original, mtime_ms = :mtimeMs,
      sha256 = :sha, sent_at = :sentAt, known_up_to = :knownUpTo, state = :state, job = :job
      WHERE id = :id`,
  );
  const remove = prepare(database, 'DELETE FROM upload_jobs WHERE id = :id');
  const claim = prepare(
    database,
    'INSERT OR REPLACE INTO upload_claims (media_id, stored_at) VALUES (:mediaId, :storedAt)',
  );
  const claims = prepare(database, 'SELECT media_id FROM upload_claims');
  const prune = prepare(database, 'DELETE FROM upload_claims WHERE stored_at < :before');
  const all = prepare(database, 'SELECT * FROM upload_jobs ORDER BY rowid');
  /** Jobs that a newer Satchel wrote: only that one knows what became of them, so their rows stay. */
  const newer = new Set<string>();

  return {
    insert(entry: UploadEntry): void {
      const { job } = entry;
      insert.run({
        id: job.id,
        accountId: job.accountId,
        batchId: job.batchId,
        position: job.position,
        path: entry.path,
        spooled: entry.spooled ? 1 : 0,
        mtimeMs: entry.mtimeMs,
        sha: entry.sha256,
        sentAt: entry.sentAt,
        addedAt: job.addedAt,
        state: job.state,
        job: uploadJson.write(job),
        original: originalText(entry),
        knownUpTo: entry.knownUpTo ?? null,
      });
    },
    update(entry: UploadEntry): void {
      const { job } = entry;
      if (newer.has(job.id)) throw new Error('a newer Satchel wrote this upload');
      update.run({
        id: job.id,
        path: entry.path,
        spooled: entry.spooled ? 1 : 0,
        original: originalText(entry),
        mtimeMs: entry.mtimeMs,
        sha: entry.sha256,
        sentAt: entry.sentAt,
        knownUpTo: entry.knownUpTo ?? null,
        state: job.state,
        job: uploadJson.write(job),
      });
    },
    /** What it was stored as stays claimed. */
    remove(job: UploadJob): void {
      if (newer.has(job.id)) return;
      remove.run({ id: job.id });
      if (job.state === 'stored') claim.run({ mediaId: job.mediaId, storedAt: job.storedAt });
    },
    /** Forgets what removed jobs were stored as before that. */
    pruneClaims(before: number): void {
      prune.run({ before });
    },
    /** What removed jobs were stored as. */
    claimed(): MediaId[] {
      return claimedItem
        .array()
        .parse(claims.all())
        .map((row) => row.media_id);
    },
    /** Every row, in the order in which they were added. */
    load(): UploadEntry[] {
      const entries: UploadEntry[] = [];
      for (const row of all.all()) {
        const parsed = columns.safeParse(row);
        if (parsed.success) entries.push(readRow(parsed.data, newer, log));
        else log.error({ event: 'upload-row-unreadable', cause: 'columns' });
      }
      return entries;
    },
  };
}

function readRow(row: Columns, newer: Set<string>, log: Log): UploadEntry {
  const original = originalJson.read(row.original);
  const kept = {
    path: row.path,
    spooled: row.spooled === 1,
    mtimeMs: row.mtime_ms,
    sha256: row.sha256,
    sentAt: row.sent_at,
    ...(original.kind === 'read' && { original: original.value }),
    ...(row.known_up_to !== null && { knownUpTo: row.known_up_to }),
  };
  const job = uploadJson.read(row.job);
  if (job.kind === 'read' && job.value.id === row.id) return { ...kept, job: job.value };
  if (job.kind === 'newer') newer.add(row.id);
  // Set aside and shown, never dropped: the row stays as it is until the person tries or clears it.
  const what = `the row ${row.id} cannot be read: it is ${job.kind}`;
  const failure = createBugs(log).write({ where: 'uploads.row', what, accountId: row.account_id });
  return {
    ...kept,
    job: {
      id: row.id,
      accountId: row.account_id,
      batchId: row.batch_id,
      position: Math.max(0, Math.trunc(row.position)),
      name: basename(row.path),
      sizeBytes: null,
      contentType: null,
      addedAt: row.added_at,
      attempt: 0,
      state: 'failed',
      failure,
    },
  };
}
