import { basename } from 'node:path';
import { z } from 'zod';
import type { MediaId } from '../../../shared/ids.ts';
import { accountId, batchId, jobId, mediaId } from '../../../shared/ids.ts';
import { type UploadJob, uploadJob } from '../../../shared/upload.ts';
import { createBugs } from '../../base/failures/bugs.ts';
import { withFailureOfNow } from '../../base/failures/olderFailure.ts';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import type { UploadEntry } from './uploadEntry.ts';

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
const madeFromText = (original: UploadEntry['original']) =>
  original === undefined ? null : JSON.stringify(original);
type Columns = z.infer<typeof columns>;

export type UploadTable = ReturnType<typeof createUploadTable>;

/** SQL of `upload_jobs`; the caller puts writes that belong together into one transaction. */
export function createUploadTable(database: Database, log: Log) {
  const insert = database.prepare(`
    INSERT INTO upload_jobs
      (id, account_id, batch_id, position, path, spooled, mtime_ms, sha256, sent_at, added_at, state, job,
        original, known_up_to)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  // Never an upsert: a job whose account was removed meanwhile must not come back.
  const update = database.prepare(
    `UPDATE upload_jobs SET path = ?, spooled = ?, original = ?, mtime_ms = ?, sha256 = ?, sent_at = ?,
      known_up_to = ?, state = ?, job = ? WHERE id = ?`,
  );
  const remove = database.prepare('DELETE FROM upload_jobs WHERE id = ?');
  const claim = database.prepare('INSERT OR REPLACE INTO upload_claims VALUES (?, ?)');
  const claims = database.prepare('SELECT media_id FROM upload_claims');
  const prune = database.prepare('DELETE FROM upload_claims WHERE stored_at < ?');
  const all = database.prepare('SELECT * FROM upload_jobs ORDER BY rowid');

  return {
    insert(entry: UploadEntry): void {
      const { job, path, spooled, original, mtimeMs, sha256, sentAt, knownUpTo = null } = entry;
      const { id, accountId, batchId, position, addedAt, state } = job;
      const copy = spooled ? 1 : 0;
      const text = JSON.stringify(job);
      insert.run(
        ...[id, accountId, batchId, position, path, copy, mtimeMs, sha256, sentAt],
        ...[addedAt, state, text, madeFromText(original), knownUpTo],
      );
    },
    update(entry: UploadEntry): void {
      const { job, path, spooled, original, mtimeMs, sha256, sentAt, knownUpTo = null } = entry;
      update.run(
        ...[path, spooled ? 1 : 0, madeFromText(original), mtimeMs, sha256, sentAt, knownUpTo],
        ...[job.state, JSON.stringify(job), job.id],
      );
    },
    /** What it was stored as stays claimed. */
    remove(job: UploadJob): void {
      remove.run(job.id);
      if (job.state === 'stored') claim.run(job.mediaId, job.storedAt);
    },
    /** Forgets what removed jobs were stored as before that. */
    pruneClaims(before: number): void {
      prune.run(before);
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
        if (parsed.success) entries.push(readRow(parsed.data, log));
        else log.error({ event: 'upload-row-unreadable', cause: 'columns' });
      }
      return entries;
    },
  };
}

function readRow(row: Columns, log: Log): UploadEntry {
  const original = originalFile.safeParse(parseJson(row.original ?? ''));
  const kept = {
    path: row.path,
    spooled: row.spooled === 1,
    mtimeMs: row.mtime_ms,
    sha256: row.sha256,
    sentAt: row.sent_at,
    ...(original.success && { original: original.data }),
    ...(row.known_up_to !== null && { knownUpTo: row.known_up_to }),
  };
  const job = uploadJob.safeParse(withFailureOfNow(parseJson(row.job)));
  if (job.success && job.data.id === row.id) return { ...kept, job: job.data };
  // Set aside and shown, never dropped: the row stays as it is until the person tries or clears it.
  const what = `the row ${row.id} cannot be read`;
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
