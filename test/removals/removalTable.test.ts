import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { type RemovalJob, removalJob } from '../../electron/removals/removalJob.ts';
import { createRemovalTable } from '../../electron/removals/removalTable.ts';

const errors: string[] = [];
const log = { info() {}, error: ({ event }: { event: string }) => errors.push(event) };
let database: Database;
beforeEach(() => {
  errors.length = 0;
  database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('a', 'p', 'A', 'A', 0, 'session', '{}', 1, 0)");
  database.exec(
    "INSERT INTO runs VALUES ('run', 'removal', 'running', 1, NULL, 1, 0, 0, 0, '{}', 0)",
  );
});
afterEach(() => database.close());

const job: RemovalJob = removalJob.parse({
  id: 'r',
  runId: 'run',
  accountId: 'a',
  messageRef: 'message',
  items: [{ mediaId: 7, ref: 'ref', messageRef: 'message', linkUrl: null, storedAt: 1 }],
  attempt: 0,
  state: 'queued',
});

it('keeps a fact that it does not know, to disk and back', () => {
  const table = createRemovalTable(database, log);
  const noted = Object.assign({ note: 'keep me' }, job);
  table.insert({ job: noted });
  expect([table.load(), table.untouched('run', job.accountId, 0, 9).jobs]).toEqual([[], [noted]]);
  const again = { ...noted, attempt: 1 };
  table.update({ job: again });
  expect([table.load(), table.untouched('run', job.accountId, 0, 9).jobs]).toEqual([
    [{ job: again }],
    [],
  ]);
  const gone = { ...noted, state: 'gone' as const };
  table.update({ job: gone });
  expect([table.load(), table.get?.(job.id)]).toEqual([[], { job: gone }]);
});

it('leaves a row that it cannot read as it is, and asks nobody for it', () => {
  const table = createRemovalTable(database, log);
  table.insert({ job });
  const newer = '{"version":99,"what":"ever"}';
  database.prepare('UPDATE run_jobs SET job = ?').run(newer);
  expect([table.untouched('run', job.accountId, 0, 9).jobs, errors]).toEqual([
    [],
    ['removal-row-unreadable'],
  ]);
  expect(database.prepare('SELECT job FROM run_jobs').get()).toEqual({ job: newer });
});

it('does not bring back what was removed with its account', () => {
  const table = createRemovalTable(database, log);
  table.insert({ job });
  database.exec("DELETE FROM accounts WHERE id = 'a'");
  table.update({ job: { ...job, state: 'gone' } });
  expect(table.get?.(job.id)).toBeNull();
});
