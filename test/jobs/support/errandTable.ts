import type { Database } from '../../../electron/database/database.ts';
import { prepare } from '../../../electron/database/prepare.ts';
import type { JobTable } from '../../../electron/jobs/job.ts';
import type { Errand, ErrandEntry, ErrandKinds } from './errands.ts';

interface Row {
  readonly job: string;
  readonly secret: string;
  readonly stamp: number | null;
}

/** Its rows, in a real database. */
export function createErrandTable(database: Database): Required<JobTable<ErrandKinds>> {
  database.exec(`CREATE TABLE IF NOT EXISTS errands
    (id TEXT PRIMARY KEY, state TEXT, job TEXT, secret TEXT, stamp INTEGER)`);
  const insert = prepare(
    database,
    'INSERT INTO errands VALUES (:id, :state, :job, :secret, :stamp)',
  );
  const update = prepare(
    database,
    'UPDATE errands SET state = :state, job = :job, secret = :secret, stamp = :stamp WHERE id = :id',
  );
  const remove = prepare(database, 'DELETE FROM errands WHERE id = :id');
  const one = prepare(database, 'SELECT job, secret, stamp FROM errands WHERE id = :id');
  const open = prepare(database, 'SELECT job, secret, stamp FROM errands ORDER BY rowid');
  const factsOf = ({ job, secret, stamp }: ErrandEntry) => ({
    id: job.id,
    state: job.state,
    job: JSON.stringify(job),
    secret,
    stamp,
  });
  const entryOf = (row: unknown): ErrandEntry => {
    const { job, secret, stamp } = row as Row;
    return { job: JSON.parse(job) as Errand, secret, stamp };
  };
  return {
    load: () => open.all().map(entryOf),
    insert: (entry) => void insert.run(factsOf(entry)),
    update: (entry) => void update.run(factsOf(entry)),
    remove: ({ id }) => void remove.run({ id }),
    get(id) {
      const row = one.get({ id });
      return row === undefined ? null : entryOf(row);
    },
  };
}
