import { z } from 'zod';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { versionedJson } from '../database/versionedJson.ts';
import type { JobTable } from '../jobs/job.ts';
import { type RemovalJob, removalId, removalJob } from './removalJob.ts';
import type { RemovalEntry, RemovalKinds } from './removalKinds.ts';

/** What another Satchel knows of a removal beside what this one does is kept as it is. */
const stored: z.ZodType<RemovalJob> = z.unknown().transform((value, context) => {
  const read = removalJob.safeParse(withFailureOfNow(value));
  if (read.success) return { ...Object(value), ...read.data };
  context.addIssue({ code: 'custom', message: 'no removal' });
  return z.NEVER;
});
const document = versionedJson({ version: 1, schema: stored, upgrades: {} });

const columns = z.object({ id: removalId, job: z.string() });
const rowsAtOnce = 1_000;

export interface RemovalTable extends JobTable<RemovalKinds> {
  /** Those that could not be removed, the first that were confirmed first. */
  failed(runId: string, atMost: number): RemovalJob[];
  /** Removes some of the rows of a run; false when there are no more. */
  removeSome(runId: string): boolean;
}

/** SQL of `removal_jobs`. */
export function createRemovalTable(database: Database, log: Log): RemovalTable {
  const insert = prepare(
    database,
    `INSERT INTO removal_jobs (id, run_id, account_id, state, job)
      VALUES (:id, :runId, :accountId, :state, :job)`,
  );
  // Never an upsert: a job whose account was removed meanwhile must not come back.
  const update = prepare(
    database,
    'UPDATE removal_jobs SET state = :state, job = :job WHERE id = :id',
  );
  const remove = prepare(database, 'DELETE FROM removal_jobs WHERE id = :id');
  const one = prepare(database, 'SELECT id, job FROM removal_jobs WHERE id = :id');
  const open = prepare(
    database,
    `SELECT id, job FROM removal_jobs WHERE state NOT IN ('gone', 'failed', 'kept') ORDER BY rowid`,
  );
  const failed = prepare(
    database,
    `SELECT id, job FROM removal_jobs WHERE run_id = :runId AND state = 'failed'
      ORDER BY rowid LIMIT :atMost`,
  );
  const some = prepare(
    database,
    `DELETE FROM removal_jobs WHERE rowid IN
      (SELECT rowid FROM removal_jobs WHERE run_id = :runId LIMIT ${rowsAtOnce})`,
  );
  const read = (row: unknown): RemovalEntry[] => {
    const found = columns.parse(row);
    const job = document.read(found.job);
    if (job.kind === 'read' && job.value.id === found.id) return [{ job: job.value }];
    // It stays on disk as it is; nothing is asked of a provider that cannot be read.
    log.error({ event: 'removal-row-unreadable', cause: job.kind, reference: found.id });
    return [];
  };

  return {
    load: () => open.all().flatMap(read),
    insert({ job }) {
      const { id, runId, accountId, state } = job;
      insert.run({ id, runId, accountId, state, job: document.write(job) });
    },
    update({ job }) {
      update.run({ id: job.id, state: job.state, job: document.write(job) });
    },
    remove: ({ id }) => void remove.run({ id }),
    get(id) {
      const row = one.get({ id });
      return row === undefined ? null : (read(row)[0] ?? null);
    },
    failed: (runId, atMost) =>
      failed
        .all({ runId, atMost })
        .flatMap(read)
        .map(({ job }) => job),
    removeSome: (runId) => some.run({ runId }) > 0,
  };
}
