import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import type { UploadEntry } from '../../../electron/uploads/ledger/uploadEntry.ts';
import { createUploadTable } from '../../../electron/uploads/ledger/uploadTable.ts';
import { accountId, batchId, jobId, mediaId } from '../../../shared/ids.ts';

function entry(id: string): UploadEntry {
  return {
    path: `/files/${id}.png`,
    spooled: false,
    mtimeMs: 12.5,
    sha256: null,
    sentAt: null,
    job: {
      id: jobId.parse(id),
      accountId: accountId.parse('main'),
      batchId: batchId.parse('batch'),
      position: 3,
      name: `${id}.png`,
      sizeBytes: 5,
      contentType: 'image/png',
      addedAt: 77,
      attempt: 1,
      state: 'sending',
      sentBytes: 0,
      committing: false,
    },
  };
}

function openTable() {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('main','plivo','Main','MA',0,'session','{}',0, 0)");
  const reported: string[] = [];
  const log = { ...silentLog, error: ({ event }: { event: string }) => reported.push(event) };
  return { database, reported, table: createUploadTable(database, log) };
}

describe('the upload table', () => {
  it('gives back what was written, in the order in which it was added', () => {
    const { table } = openTable();
    for (const id of ['c', 'a', 'b']) table.insert(entry(id));
    const changed = { ...entry('a'), sha256: 'ff', sentAt: 9, mtimeMs: null, knownUpTo: 0 };
    table.update(changed);
    table.remove(entry('b').job);
    expect(table.load()).toEqual([entry('c'), changed]);
  });

  it('reads a job that was left with a remedy by a Satchel that did not keep all of it', () => {
    const { database, table } = openTable();
    table.insert(entry('a'));
    const { id, accountId: account, batchId: batch, ...rest } = entry('a').job;
    const job = { id, accountId: account, batchId: batch, name: rest.name };
    const old = { ...entry('a').job, state: 'checking', remedy: 'shrink' };
    database.prepare('UPDATE upload_jobs SET job = ?').run(JSON.stringify(old));
    expect(table.load()).toMatchObject([{ job: { ...job, state: 'checking' } }]);
    expect(table.load()[0]?.job).not.toHaveProperty('making');
  });

  it('reads a failure that was written down in the form of an earlier Satchel', () => {
    const { database, table, reported } = openTable();
    table.insert(entry('a'));
    const failure = {
      kind: 'provider-refused',
      status: 415,
      code: null,
      detail: 'too green',
    };
    const old = { ...entry('a').job, state: 'failed', failure };
    database.prepare('UPDATE upload_jobs SET job = ?').run(JSON.stringify(old));
    const now = { ...failure, detail: null, said: 'too green' };
    expect(table.load()).toMatchObject([{ job: { state: 'failed', failure: now } }]);
    expect(reported).toEqual([]);
  });

  it('shows a job that a newer Satchel wrote, and neither changes nor drops its row', () => {
    const { database, reported, table } = openTable();
    table.insert(entry('a'));
    const newer = JSON.stringify({ version: 99, id: 'a', state: 'teleporting' });
    database.prepare('UPDATE upload_jobs SET job = :newer').run({ newer });
    const [shown] = table.load();
    if (shown === undefined) throw new Error('it is not shown');
    expect(shown.job).toMatchObject({ id: 'a', name: 'a.png', state: 'failed' });
    expect(reported).toHaveLength(1);
    expect(() => table.update({ ...shown, job: entry('a').job })).toThrow(/newer/);
    table.remove(shown.job);
    expect(database.prepare('SELECT job FROM upload_jobs').all()).toEqual([{ job: newer }]);
    expect(table.load()).toHaveLength(1);
  });

  it('keeps what removed jobs were stored as, until that is pruned', () => {
    const { table } = openTable();
    for (const [item, storedAt] of [
      [7, 100],
      [8, 200],
    ] as const) {
      const { job } = entry(`job-${item}`);
      table.remove({ ...job, state: 'stored', mediaId: mediaId.parse(item), storedAt });
    }
    table.remove(entry('unfinished').job);
    table.pruneClaims(100);
    expect(table.claimed()).toEqual([7, 8]);
    table.pruneClaims(101);
    expect(table.claimed()).toEqual([8]);
  });

  it('does not bring back the jobs of a removed account', () => {
    const { database, table } = openTable();
    table.insert(entry('a'));
    database.exec("DELETE FROM accounts WHERE id = 'main'");
    table.update(entry('a'));
    expect(table.load()).toEqual([]);
  });

  it.each([
    ['cut JSON', '{"id":"a","sta'],
    ['a state that nobody knows', JSON.stringify({ ...entry('a').job, state: 'flying' })],
    ['another job', JSON.stringify(entry('b').job)],
    ['nothing', 'null'],
  ])('sets a row with %s aside, reports it and keeps it', (_, text) => {
    const { database, table, reported } = openTable();
    table.insert(entry('a'));
    table.insert(entry('z'));
    database.prepare("UPDATE upload_jobs SET job = ? WHERE id = 'a'").run(text);
    const [broken, whole] = table.load();
    expect(whole).toEqual(entry('z'));
    expect(broken).toMatchObject({
      path: '/files/a.png',
      job: { id: 'a', batchId: 'batch', position: 3, name: 'a.png', state: 'failed' },
    });
    expect(reported).toEqual(['bug']);
    const kept = database.prepare("SELECT job FROM upload_jobs WHERE id = 'a'").get();
    expect(kept).toEqual({ job: text });
  });
});

it('writes every column by its name: what is missing fails instead of becoming nothing', () => {
  const { table } = openTable();
  const { sha256: _, ...without } = { ...entry('a'), knownUpTo: 7 };
  expect(() => table.insert(without as UploadEntry)).toThrow('sha');
  table.insert({ ...entry('a'), sha256: 'ff', sentAt: 8, knownUpTo: 7 });
  const { path: __, ...nowhere } = entry('a');
  expect(() => table.update(nowhere as UploadEntry)).toThrow('path');
  expect(table.load()).toEqual([{ ...entry('a'), sha256: 'ff', sentAt: 8, knownUpTo: 7 }]);
});
