import { z } from 'zod';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import type { VersionedJson } from '../../database/versionedJson.ts';
import type { JobTable } from '../job.ts';
import type { OutcomeOf, RunJob, RunKinds } from './runKinds.ts';

const columns = z.object({ id: z.string(), job: z.string() });
const rowsAtOnce = 1_000;

export interface RunJobTable<J extends RunJob> extends JobTable<RunKinds<J>> {
  /** Those that could not be done, the first that were written first. */
  failed(runId: string, atMost: number): J[];
  /** All of a run after this one, by the order in which they were written; `null` begins. */
  page(runId: string, after: string | null, atMost: number): J[];
  /** Removes some of the rows of a run; false when there are no more. */
  removeSome(runId: string): boolean;
}

export interface RunJobTableDeps<J extends RunJob> {
  readonly database: Database;
  readonly log: Log;
  /** The client whose they are, as in `runs`. */
  readonly kind: string;
  readonly document: VersionedJson<J>;
  readonly outcomeOf: OutcomeOf<J>;
}

/** SQL of `run_jobs`; the whole job of a client as JSON, and beside it what is asked for. */
export function createRunJobTable<J extends RunJob>(deps: RunJobTableDeps<J>): RunJobTable<J> {
  const { database, log, kind, document, outcomeOf } = deps;
  const insert = prepare(
    database,
    `INSERT INTO run_jobs (id, kind, run_id, account_id, outcome, job)
      VALUES (:id, :kind, :runId, :accountId, :outcome, :job)`,
  );
  // Never an upsert: a job whose account was removed meanwhile must not come back.
  const update = prepare(
    database,
    'UPDATE run_jobs SET outcome = :outcome, job = :job WHERE id = :id',
  );
  const remove = prepare(database, 'DELETE FROM run_jobs WHERE id = :id');
  const one = prepare(database, 'SELECT id, job FROM run_jobs WHERE id = :id');
  const open = prepare(
    database,
    'SELECT id, job FROM run_jobs WHERE outcome IS NULL AND kind = :kind ORDER BY rowid',
  );
  const failed = prepare(
    database,
    `SELECT id, job FROM run_jobs WHERE run_id = :runId AND outcome = 'failed'
      ORDER BY rowid LIMIT :atMost`,
  );
  const page = prepare(
    database,
    `SELECT id, job FROM run_jobs WHERE run_id = :runId
      AND rowid > coalesce((SELECT rowid FROM run_jobs WHERE id = :after), 0)
      ORDER BY rowid LIMIT :atMost`,
  );
  const some = prepare(
    database,
    `DELETE FROM run_jobs WHERE rowid IN
      (SELECT rowid FROM run_jobs WHERE run_id = :runId LIMIT ${rowsAtOnce})`,
  );
  const read = (row: unknown): { job: J }[] => {
    const found = columns.parse(row);
    const job = document.read(found.job);
    if (job.kind === 'read' && job.value.id === found.id) return [{ job: job.value }];
    // It stays on disk as it is; nothing is asked of a provider that cannot be read.
    log.error({ event: `${kind}-row-unreadable`, cause: job.kind, reference: found.id });
    return [];
  };
  const jobs = (rows: unknown[]) => rows.flatMap(read).map(({ job }) => job);

  return {
    load: () => open.all({ kind }).flatMap(read),
    insert({ job }) {
      const { id, runId, accountId } = job;
      const outcome = outcomeOf(job);
      insert.run({ id, kind, runId, accountId, outcome, job: document.write(job) });
    },
    update({ job }) {
      update.run({ id: job.id, outcome: outcomeOf(job), job: document.write(job) });
    },
    remove: ({ id }) => void remove.run({ id }),
    get(id) {
      const row = one.get({ id });
      return row === undefined ? null : (read(row)[0] ?? null);
    },
    failed: (runId, atMost) => jobs(failed.all({ runId, atMost })),
    page: (runId, after, atMost) => jobs(page.all({ runId, after, atMost })),
    removeSome: (runId) => some.run({ runId }) > 0,
  };
}
