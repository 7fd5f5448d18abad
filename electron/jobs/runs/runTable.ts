import { z } from 'zod';
import { atomically } from '../../database/atomically.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { type Ended, phases, type StoredRun } from './run.ts';

const storedRun = z.object({
  id: z.string().min(1),
  phase: z.enum(phases).catch('stopped'),
  begunAt: z.number().int(),
  startsAt: z.number().int().nullable(),
  graceMs: z.number().nonnegative(),
  items: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  kept: z.number().int(),
  facts: z.string(),
});

export interface RunTable {
  /** The first that was begun first. */
  load(): StoredRun[];
  insert(run: StoredRun): void;
  setPhase(id: string, phase: StoredRun['phase']): void;
  /** When its grace ended. */
  endGrace(id: string, startsAt: number): void;
  /** So many more items came to an end. */
  count(id: string, ended: Ended): void;
  /** Its jobs go with it. */
  remove(id: string): void;
}

/** What a client adds to the transactions that write its runs; throwing undoes them. */
export interface RunHooks {
  /** It was written, and none of its jobs yet. */
  readonly begun?: (run: StoredRun) => void;
  /** One that was never written whole, and so never begun, was let go of. */
  readonly discarded?: (runId: string) => void;
}

const removed = z.object({ phase: z.string() });

/** SQL of `runs`; `kind` names the client whose they are. */
export function createRunTable(database: Database, kind: string, hooks: RunHooks = {}): RunTable {
  const all = prepare(
    database,
    `SELECT id, phase, begun_at AS begunAt, starts_at AS startsAt, grace_ms AS graceMs, items, done,
        failed, kept, facts
      FROM runs WHERE kind = :kind ORDER BY begun_at, rowid`,
  );
  const insert = prepare(
    database,
    `INSERT INTO runs (id, kind, phase, begun_at, starts_at, grace_ms, items, done, failed, kept, facts)
      VALUES (:id, :kind, :phase, :begunAt, :startsAt, :graceMs, :items, :done, :failed, :kept, :facts)`,
  );
  const setPhase = prepare(database, 'UPDATE runs SET phase = :phase WHERE id = :id');
  const endGrace = prepare(
    database,
    'UPDATE runs SET starts_at = :startsAt, grace_ms = 0 WHERE id = :id',
  );
  const count = prepare(
    database,
    `UPDATE runs SET done = done + :done, failed = failed + :failed, kept = kept + :kept
      WHERE id = :id`,
  );
  const remove = prepare(database, 'DELETE FROM runs WHERE id = :id RETURNING phase');
  return {
    load: () => z.array(storedRun).parse(all.all({ kind })),
    insert(run) {
      const { id, phase, begunAt, startsAt, graceMs, items, done, failed, kept, facts } = run;
      const counts = { items, done, failed, kept };
      atomically(database, () => {
        insert.run({ id, kind, phase, begunAt, startsAt, graceMs, ...counts, facts });
        hooks.begun?.(run);
      });
    },
    setPhase: (id, phase) => void setPhase.run({ id, phase }),
    endGrace: (id, startsAt) => void endGrace.run({ id, startsAt }),
    count: (id, { done, failed, kept }) => void count.run({ id, done, failed, kept }),
    remove(id) {
      atomically(database, () => {
        const was = removed.optional().parse(remove.get({ id }));
        if (was?.phase === 'writing') hooks.discarded?.(id);
      });
    },
  };
}
