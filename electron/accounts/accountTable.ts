import type { Account } from '../../shared/account.ts';
import { secretPlace } from '../../shared/account.ts';
import { type AccountId, accountId, type ProviderId, providerId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import type { Database } from '../database/database.ts';
import type { Credentials } from '../providers/provider.ts';

/** An account with the fields that are no secret; the secret ones are in a vault, never here. */
export interface StoredAccount {
  readonly account: Account;
  readonly publicFields: Credentials;
}

export interface AccountTable {
  list(): Account[];
  get(id: AccountId): StoredAccount | null;
  /** The account of that identity, practice ones apart. */
  findIdentity(provider: ProviderId, identity: string): Account | null;
  /** The practice account of that provider. */
  findPractice(provider: ProviderId): Account | null;
  /** Adds it, or replaces what is known of it. */
  save(stored: StoredAccount): void;
  /** With all that hangs on it: its library, its jobs. */
  remove(id: AccountId): void;
}

type Row = Record<string, unknown>;

function toAccount(row: Row): Account {
  return {
    id: accountId.parse(row.id),
    providerId: providerId.parse(row.provider_id),
    label: String(row.label),
    identity: String(row.identity),
    practice: row.practice === 1,
    secretPlace: secretPlace.parse(row.secret_place),
    connectedAt: instant.catch(0).parse(row.connected_at),
  };
}

export function createAccountTable(database: Database): AccountTable {
  const all = database.prepare('SELECT * FROM accounts ORDER BY connected_at, id');
  const one = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const identified = database.prepare(
    'SELECT * FROM accounts WHERE provider_id = ? AND identity = ? AND practice = 0',
  );
  const practice = database.prepare(
    'SELECT * FROM accounts WHERE practice = 1 AND provider_id = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO accounts
      (id, provider_id, label, identity, practice, secret_place, public_fields, connected_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      label = excluded.label, identity = excluded.identity, secret_place = excluded.secret_place,
      public_fields = excluded.public_fields
  `);
  const gone = database.prepare('DELETE FROM accounts WHERE id = ?');

  const accountOrNull = (row: unknown) => (row ? toAccount(row as Row) : null);

  return {
    list: () => (all.all() as Row[]).map(toAccount),
    get(id) {
      const row = one.get(id) as Row | undefined;
      if (!row) return null;
      return { account: toAccount(row), publicFields: JSON.parse(String(row.public_fields)) };
    },
    findIdentity: (provider, identity) => accountOrNull(identified.get(provider, identity)),
    findPractice: (provider) => accountOrNull(practice.get(provider)),
    save({ account, publicFields }) {
      upsert.run(
        account.id,
        account.providerId,
        account.label,
        account.identity,
        account.practice ? 1 : 0,
        account.secretPlace,
        JSON.stringify(publicFields),
        account.connectedAt,
      );
    },
    remove(id) {
      gone.run(id);
    },
  };
}
