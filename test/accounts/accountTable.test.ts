import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AccountTable, createAccountTable } from '../../electron/accounts/accountTable.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import type { Account } from '../../shared/account.ts';
import { accountId, providerId } from '../../shared/ids.ts';

const account: Account = {
  id: accountId.parse('main'),
  providerId: providerId.parse('plivo'),
  label: 'Main',
  identity: 'MA1',
  practice: false,
  secretStore: 'keychain',
  connectedAt: 5,
  colour: 3,
};

let database: Database;
let table: AccountTable;
beforeEach(() => {
  database = openDatabase(':memory:');
  table = createAccountTable(database);
});
afterEach(() => database.close());

const putFields = (publicFields: string) =>
  database.prepare('UPDATE accounts SET public_fields = :publicFields').run({ publicFields });
const fieldsText = () =>
  (database.prepare('SELECT public_fields AS text FROM accounts').get() as { text: string }).text;

it('gives back what was saved, and what was saved over it', () => {
  table.save(account, { authId: 'MA1' });
  expect(table.get(account.id)).toEqual({ account, publicFields: { authId: 'MA1' } });
  const replaced: Account = { ...account, label: 'Other', secretStore: 'session' };
  table.save(replaced, { authId: 'MA1', version: '2' });
  expect(table.get(account.id)).toEqual({
    account: replaced,
    publicFields: { authId: 'MA1', version: '2' },
  });
  expect(table.list()).toEqual([replaced]);
  expect(table.findIdentity(account.providerId, 'MA1')).toEqual(replaced);
  expect(table.findPractice(account.providerId)).toBeNull();
});

it('reads the bare fields that an earlier version wrote', () => {
  table.save(account, {});
  putFields('{"authId":"MA1"}');
  expect(table.get(account.id)?.publicFields).toEqual({ authId: 'MA1' });
});

it('shows an account whose fields a newer version wrote, and leaves them as they are', () => {
  const newer = '{"version":3,"sealed":"x"}';
  table.save(account, {});
  putFields(newer);
  expect(table.list()).toEqual([account]);
  expect(table.get(account.id)).toEqual({ account, publicFields: null });
  const renamed: Account = { ...account, label: 'Renamed' };
  table.update(renamed);
  expect(table.get(account.id)?.account).toEqual(renamed);
  expect(fieldsText()).toBe(newer);
});

it('gives a new account the colour that fewest have, and leaves the others theirs', () => {
  const add = (id: string) => {
    const added = { ...account, id: accountId.parse(id), colour: table.freeColour() };
    table.save(added, {});
    return added.colour;
  };
  expect(['a', 'b', 'c'].map(add)).toEqual([0, 1, 2]);
  table.remove(accountId.parse('b'));
  expect(table.list().map(({ colour }) => colour)).toEqual([0, 2]);
  expect(['d', 'e', 'f', 'g', 'h', 'i', 'j'].map(add)).toEqual([1, 3, 4, 5, 6, 7, 0]);
});
