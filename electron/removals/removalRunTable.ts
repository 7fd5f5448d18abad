import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';

const storedRun = z.object({
  id: z.string().min(1),
  // A newer Satchel's phase is not known to allow anything: what is left of the run is kept.
  phase: z.enum(['writing', 'running', 'stopped']).catch('stopped'),
  items: z.number().int(),
  gone: z.number().int(),
  failed: z.number().int(),
  kept: z.number().int(),
});
/** All that a person confirmed at once: how many items, and what became of those that are over. */
export type StoredRun = z.infer<typeof storedRun>;

export interface Ended {
  readonly gone: number;
  readonly failed: number;
  readonly kept: number;
}

export interface RemovalRunTable {
  /** The first that was begun first. */
  load(): StoredRun[];
  insert(run: StoredRun, begunAt: number): void;
  setPhase(id: string, phase: StoredRun['phase']): void;
  /** So many more items came to an end. */
  count(id: string, ended: Ended): void;
  /** Its jobs go with it. */
  remove(id: string): void;
}

/** SQL of `removal_runs`. */
export function createRemovalRunTable(database: Database): RemovalRunTable {
  const all = prepare(
    database,
    'SELECT id, phase, items, gone, failed, kept FROM removal_runs ORDER BY begun_at, rowid',
  );
  const insert = prepare(
    database,
    `INSERT INTO removal_runs (id, begun_at, phase, items, gone, failed, kept)
      VALUES (:id, :begunAt, :phase, :items, :gone, :failed, :kept)`,
  );
  const setPhase = prepare(database, 'UPDATE removal_runs SET phase = :phase WHERE id = :id');
  const count = prepare(
    database,
    `UPDATE removal_runs SET gone = gone + :gone, failed = failed + :failed, kept = kept + :kept
      WHERE id = :id`,
  );
  const remove = prepare(database, 'DELETE FROM removal_runs WHERE id = :id');
  return {
    load: () => z.array(storedRun).parse(all.all()),
    insert({ id, phase, items, gone, failed, kept }, begunAt) {
      insert.run({ id, begunAt, phase, items, gone, failed, kept });
    },
    setPhase: (id, phase) => void setPhase.run({ id, phase }),
    count: (id, { gone, failed, kept }) => void count.run({ id, gone, failed, kept }),
    remove: (id) => void remove.run({ id }),
  };
}
