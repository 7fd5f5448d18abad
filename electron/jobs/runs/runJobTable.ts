import { z } from 'zod';
import type { AccountId } from '../../../shared/ids.ts';
import { accountId } from '../../../shared/ids.ts';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import type { VersionedJson } from '../../database/versionedJson.ts';
import type { JobTable } from '../job.ts';
import type { OutcomeOf, RunJob, RunKinds } from './runKinds.ts';

const columns = z.object({ id: z.string(), job: z.string() });
const numbered = z.object({
  number: z.number(),
  id: z.string(),
  runId: z.string(),
  items: z.number(),
  job: z.string(),
});
const sum = z.object({ items: z.number() });
const account = z.object({ accountId });
const span = z.object({ first: z.number().nullable(), last: z.number().nullable() });
const rowsAtOnce = 1_000;

/** A row that another Satchel wrote, and this one cannot read. */
export interface Unread {
  readonly id: string;
  readonly runId: string;
  readonly items: number;
}

/** Some rows, in the order in which they were written. */
export interface Page<J> {
  readonly jobs: readonly J[];
  /** The number of the last row, after which the next page begins; null where there is none. */
  readonly last: number | null;
}

/** Numbers of rows. */
export interface Span {
  readonly after: number;
  readonly last: number;
}

export interface RunJobTable<J extends RunJob> extends JobTable<RunKinds<J>> {
  /** Those that could not be done, the first that were written first. */
  failed(runId: string, atMost: number): J[];
  /** All of a run after this one, by the order in which they were written; `null` begins. */
  page(runId: string, after: string | null, atMost: number): J[];
  /** Those of an account that are as they were planned, after the row of that number; 0 begins. */
  untouched(runId: string, account: AccountId, after: number, atMost: number): Page<J>;
  /** Between which rows all that is open of a run is, after the first and up to the last; null where nothing is. */
  openSpan(runId: string): Span | null;
  /** All that are open within a span. */
  open(runId: string, span: Span, atMost: number): Page<J>;
  /** Of how many items the open jobs of a run are. */
  openItems(runId: string): number;
  /** Whose open jobs a run has. */
  accountsOf(runId: string): AccountId[];
  /** What was met and could not be read since this was asked last. */
  takeUnread(): Unread[];
  /** Leaves what it is in a row, and asks nobody for it ever again; false where that was done before. */
  setAside(id: string): boolean;
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
  /** How many items a job is of; 1 unless given. */
  readonly itemsIn?: (job: J) => number;
}

/** SQL of `run_jobs`; the whole job of a client as JSON, and beside it what is asked for. */
export function createRunJobTable<J extends RunJob>(deps: RunJobTableDeps<J>): RunJobTable<J> {
  const { database, log, kind, document, outcomeOf, itemsIn = () => 1 } = deps;
  const insert = prepare(
    database,
    `INSERT INTO run_jobs (id, kind, run_id, account_id, outcome, job, items)
      VALUES (:id, :kind, :runId, :accountId, :outcome, :job, :items)`,
  );
  // Never an upsert: a job whose account was removed meanwhile must not come back.
  const update = prepare(
    database,
    'UPDATE run_jobs SET outcome = :outcome, job = :job, touched = 1 WHERE id = :id',
  );
  const aside = prepare(
    database,
    "UPDATE run_jobs SET outcome = 'kept' WHERE id = :id AND outcome IS NULL",
  );
  const remove = prepare(database, 'DELETE FROM run_jobs WHERE id = :id');
  const one = prepare(database, 'SELECT id, job FROM run_jobs WHERE id = :id');
  const row = 'rowid AS number, id, run_id AS runId, items, job';
  const begun = prepare(
    database,
    `SELECT ${row} FROM run_jobs
      WHERE outcome IS NULL AND touched = 1 AND kind = :kind ORDER BY rowid`,
  );
  const untouched = prepare(
    database,
    `SELECT ${row} FROM run_jobs
      WHERE outcome IS NULL AND touched = 0 AND run_id = :runId AND account_id = :account
      AND rowid > :after ORDER BY rowid LIMIT :atMost`,
  );
  const openSpan = prepare(
    database,
    'SELECT min(rowid) AS first, max(rowid) AS last FROM run_jobs WHERE run_id = :runId AND outcome IS NULL',
  );
  // By its index all of them would be sorted for each page. A run is written in one go: others are hardly between.
  const open = prepare(
    database,
    `SELECT ${row} FROM run_jobs NOT INDEXED WHERE rowid > :after AND rowid <= :last
      AND run_id = :runId AND outcome IS NULL ORDER BY rowid LIMIT :atMost`,
  );
  const openItems = prepare(
    database,
    'SELECT coalesce(sum(items), 0) AS items FROM run_jobs WHERE run_id = :runId AND outcome IS NULL',
  );
  const accounts = prepare(
    database,
    `SELECT DISTINCT account_id AS accountId FROM run_jobs
      WHERE run_id = :runId AND outcome IS NULL`,
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
  const unread: Unread[] = [];
  function read(found: { id: string; job: string }): { job: J }[] {
    const job = document.read(found.job);
    if (job.kind === 'read' && job.value.id === found.id) return [{ job: job.value }];
    // It stays on disk as it is; nothing is asked of a provider that cannot be read.
    log.error({ event: `${kind}-row-unreadable`, cause: job.kind, reference: found.id });
    return [];
  }
  const jobs = (rows: unknown[]) =>
    rows.flatMap((found) => read(columns.parse(found))).map(({ job }) => job);
  function opened(rows: unknown[]): Page<J> {
    const found = z.array(numbered).parse(rows);
    const whole = found.flatMap((one) => {
      const [entry] = read(one);
      if (entry === undefined) unread.push({ id: one.id, runId: one.runId, items: one.items });
      return entry === undefined ? [] : [entry.job];
    });
    return { jobs: whole, last: found.at(-1)?.number ?? null };
  }

  return {
    /** Those that were begun: the others wait on disk for their turn (`untouched`). */
    load: () => opened(begun.all({ kind })).jobs.map((job) => ({ job })),
    insert({ job }) {
      const { id, runId, accountId } = job;
      const outcome = outcomeOf(job);
      const text = document.write(job);
      insert.run({ id, kind, runId, accountId, outcome, job: text, items: itemsIn(job) });
    },
    update({ job }) {
      update.run({ id: job.id, outcome: outcomeOf(job), job: document.write(job) });
    },
    remove: ({ id }) => void remove.run({ id }),
    get(id) {
      const found = one.get({ id });
      return found === undefined ? null : (read(columns.parse(found))[0] ?? null);
    },
    failed: (runId, atMost) => jobs(failed.all({ runId, atMost })),
    page: (runId, after, atMost) => jobs(page.all({ runId, after, atMost })),
    untouched: (runId, account, after, atMost) =>
      opened(untouched.all({ runId, account, after, atMost })),
    openSpan(runId) {
      const { first, last } = span.parse(openSpan.get({ runId }));
      return first === null || last === null ? null : { after: first - 1, last };
    },
    open: (runId, { after, last }, atMost) => opened(open.all({ runId, after, last, atMost })),
    openItems: (runId) => sum.parse(openItems.get({ runId })).items,
    accountsOf: (runId) =>
      z
        .array(account)
        .parse(accounts.all({ runId }))
        .map((found) => found.accountId),
    takeUnread: () => unread.splice(0),
    setAside: (id) => aside.run({ id }) > 0,
    removeSome: (runId) => some.run({ runId }) > 0,
  };
}
