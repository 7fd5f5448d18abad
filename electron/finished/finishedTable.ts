import { z } from 'zod';
import { type FinishedWork, finishedWork } from '../../shared/contract/finished.ts';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { versionedJson } from '../database/versionedJson.ts';

const flag = z.number().transform((value) => value === 1);
const row = z.object({
  id: z.string(),
  endedAt: z.number(),
  path: z.string().nullable(),
  seen: flag,
  cleared: flag,
  facts: z.string(),
});
const facts = finishedWork
  .omit({ id: true, endedAt: true, seen: true, cleared: true })
  .extend({ failure: z.preprocess(withFailureOfNow, finishedWork.shape.failure.catch(null)) });
const document = versionedJson({ version: 1, schema: facts, upgrades: {} });
const named = z.object({ id: z.string() });
const counted = z.object({ n: z.number() });

/** Work as it is written, and where its folder or file is on this computer. */
export interface EndedWork extends Omit<FinishedWork, 'seen' | 'cleared'> {
  readonly path: string | null;
}

export type FinishedTable = ReturnType<typeof createFinishedTable>;

/** SQL of `finished_work`. */
export function createFinishedTable(database: Database) {
  const columns = 'id, ended_at AS endedAt, path, seen, cleared, facts';
  const insert = prepare(
    database,
    `INSERT OR IGNORE INTO finished_work (id, ended_at, path, facts)
      VALUES (:id, :endedAt, :path, :facts)`,
  );
  const one = prepare(database, `SELECT ${columns} FROM finished_work WHERE id = :id`);
  const some = prepare(
    database,
    `SELECT ${columns} FROM finished_work ORDER BY ended_at DESC, id LIMIT :count OFFSET :start`,
  );
  const total = prepare(database, 'SELECT count(*) AS n FROM finished_work');
  const clear = prepare(
    database,
    `UPDATE finished_work SET cleared = :cleared WHERE cleared <> :cleared AND id = :id
      RETURNING id`,
  );
  const clearAll = prepare(
    database,
    'UPDATE finished_work SET cleared = :cleared WHERE cleared <> :cleared RETURNING id',
  );
  const see = prepare(database, 'UPDATE finished_work SET seen = 1 WHERE seen = 0 AND id = :id');
  const over = prepare(
    database,
    `SELECT ${columns} FROM finished_work WHERE cleared = 1 OR id IN (
      SELECT id FROM finished_work ORDER BY ended_at DESC, id LIMIT -1 OFFSET :most)`,
  );
  const remove = prepare(database, 'DELETE FROM finished_work WHERE id = :id');

  function read(found: unknown): (FinishedWork & { readonly path: string | null })[] {
    const { facts: text, ...own } = row.parse(found);
    const known = document.read(text);
    // One that a newer Satchel wrote stays as it is.
    return known.kind === 'read' ? [{ ...own, ...known.value }] : [];
  }
  const shown = (found: unknown): FinishedWork[] => read(found).map(({ path: _, ...work }) => work);

  return {
    /** False when it is known already. */
    add({ id, endedAt, path, ...rest }: EndedWork): boolean {
      return insert.run({ id, endedAt, path, facts: document.write(rest) }) > 0;
    },
    get: (id: string): FinishedWork | null => one.all({ id }).flatMap(shown)[0] ?? null,
    pathOf: (id: string): string | null => one.all({ id }).flatMap(read)[0]?.path ?? null,
    list(start: number, count: number): { finished: FinishedWork[]; total: number } {
      return {
        finished: some.all({ start, count }).flatMap(shown),
        total: counted.parse(total.get()).n,
      };
    },
    clear(ids: readonly string[] | null, cleared: boolean): string[] {
      const value = cleared ? 1 : 0;
      const found: unknown[] =
        ids === null
          ? clearAll.all({ cleared: value })
          : ids.flatMap((id) => clear.all({ cleared: value, id }));
      return found.map((each) => named.parse(each).id);
    },
    see(ids: readonly string[]): string[] {
      return ids.filter((id) => see.run({ id }) > 0);
    },
    /** Those that were cleared, and all but the latest of this many. */
    over: (most: number): FinishedWork[] => over.all({ most }).flatMap(shown),
    remove: (id: string): void => void remove.run({ id }),
  };
}
