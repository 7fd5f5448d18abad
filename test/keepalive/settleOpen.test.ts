import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { createKeepTable } from '../../electron/keepalive/keepTable.ts';
import { settleOpen } from '../../electron/keepalive/look.ts';
import { accountId, mediaId } from '../../shared/ids.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

const [old, young] = [mediaId.parse(1), mediaId.parse(2)];
const renewal = { mediaId: old, keepId: 'k', accountId: accountId.parse('a'), at: 1_000 };

/** A library in which a renewal was written down, as a kill just after that leaves it. */
function killedAfterWriting(): string {
  const path = join(freshFolder(), 'library.db');
  const database = openDatabase(path);
  database.exec(
    `INSERT INTO accounts VALUES ('a', 'p', 'A', 'A', 0, 'session', '{}', 1, 0);
     INSERT INTO media (id, account_id, ref, kind, seen_at) VALUES (1, 'a', 'one', 'image', 1), (2, 'a', 'two', 'image', 1)`,
  );
  expect(createKeepTable(database).begin({ ...renewal, name: 'a.png', oldLink: null })).toBe(true);
  database.close();
  return path;
}

/** The next start: what is under way, and what followed the item, as the copies tell. */
async function nextStart(path: string, underway: boolean, became: boolean) {
  const database = openDatabase(path);
  const table = createKeepTable(database);
  const changed = await settleOpen({
    table,
    renewals: {
      begin: async () => new Map(),
      becameOf: () => (became ? young : null),
      underway: async () => new Set(underway ? [old] : []),
      failureOf: () => null,
    },
  });
  const found = table.renewal(old);
  const again = table.begin({ ...renewal, at: 2_000, name: 'a.png', oldLink: null });
  const trials = table.renewal(old)?.trials;
  database.close();
  return { changed: changed.length, outcome: found?.outcome, again, trials };
}

it('is tried again where Satchel was killed before it was begun, so that it is not lost', async () => {
  const told = await nextStart(killedAfterWriting(), false, false);
  expect(told).toEqual({ changed: 0, outcome: 'failed', again: true, trials: 2 });
});

it('is not begun a second time where Satchel was killed after it was begun', async () => {
  const told = await nextStart(killedAfterWriting(), true, false);
  expect(told).toEqual({ changed: 0, outcome: null, again: false, trials: 1 });
});

it('is told of once where it was stored before the next start, and not begun again', async () => {
  const path = killedAfterWriting();
  expect(await nextStart(path, false, true)).toEqual({
    changed: 1,
    outcome: 'done',
    again: false,
    trials: 1,
  });
  expect((await nextStart(path, false, true)).changed).toBe(0);
});
