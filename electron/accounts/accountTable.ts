import { z } from 'zod';
import { type Account, accountColours, secretStore } from '../../shared/account.ts';
import { type AccountId, accountId, type ProviderId, providerId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { versionedJson } from '../database/versionedJson.ts';
import type { Credentials } from '../providers/provider.ts';

/** An account with the fields that are no secret; the secret ones are in a vault, never here. */
export interface StoredAccount {
  readonly account: Account;
  /** The fields are null while they cannot be read, for example since a newer Satchel wrote them. */
  readonly publicFields: Credentials | null;
}

export interface AccountTable {
  list(): Account[];
  get(id: AccountId): StoredAccount | null;
  /** The account of that identity, practice ones apart. */
  findIdentity(provider: ProviderId, identity: string): Account | null;
  /** The practice account of that provider. */
  findPractice(provider: ProviderId): Account | null;
  /** The colour that fewest accounts have. */
  freeColour(): number;
  /** Adds the account, or replaces what is known of it but for its colour. */
  save(account: Account, publicFields: Credentials): void;
  /** Replaces what is known of the account but for its fields. */
  update(account: Account): void;
  /** Its library and its jobs go with it. */
  remove(id: AccountId): void;
}

const columns = z.object({
  id: accountId,
  provider_id: providerId,
  label: z.string(),
  identity: z.string(),
  practice: z.number(),
  secret_place: secretStore,
  public_fields: z.string(),
  connected_at: instant.catch(0),
  colour: z.number().int().nonnegative().catch(0),
});

/** The fields have names of the provider's choice, so they are apart from the version; version 1 was the fields alone. */
const publicFieldsJson = versionedJson({
  version: 2,
  schema: z.object({ fields: z.record(z.string(), z.string()) }),
  upgrades: { 1: (fields) => ({ fields }) },
});

const everyColumn =
  'id, provider_id, label, identity, practice, secret_place, public_fields, connected_at, colour';

/** The `accounts` table. */
export function createAccountTable(database: Database): AccountTable {
  const select = `SELECT ${everyColumn} FROM accounts` as const;
  const all = prepare(database, `${select} ORDER BY connected_at, id`);
  const one = prepare(database, `${select} WHERE id = :id`);
  const identified = prepare(
    database,
    `${select} WHERE provider_id = :providerId AND identity = :identity AND practice = 0`,
  );
  const practice = prepare(database, `${select} WHERE practice = 1 AND provider_id = :providerId`);
  const upsert = prepare(
    database,
    `INSERT INTO accounts (${everyColumn})
      VALUES (:id, :providerId, :label, :identity, :practice, :secretStore, :publicFields, :connectedAt,
        :colour)
      ON CONFLICT (id) DO UPDATE SET
        label = excluded.label, identity = excluded.identity, secret_place = excluded.secret_place,
        public_fields = excluded.public_fields`,
  );
  const update = prepare(
    database,
    `UPDATE accounts SET label = :label, identity = :identity, secret_place = :secretStore
      WHERE id = :id`,
  );
  const gone = prepare(database, 'DELETE FROM accounts WHERE id = :id');

  const accountOrNull = (row: unknown) => (row ? toAccount(row) : null);

  return {
    list: () => all.all().map(toAccount),
    get(id) {
      const row = columns.optional().parse(one.get({ id }));
      if (row === undefined) return null;
      return { account: toAccount(row), publicFields: toFields(row.public_fields) };
    },
    findIdentity: (provider, identity) =>
      accountOrNull(identified.get({ providerId: provider, identity })),
    findPractice: (provider) => accountOrNull(practice.get({ providerId: provider })),
    freeColour() {
      const uses = Array.from({ length: accountColours }, () => 0);
      for (const { colour } of all.all().map(toAccount)) {
        const at = colour % accountColours;
        uses[at] = (uses[at] ?? 0) + 1;
      }
      return uses.indexOf(Math.min(...uses));
    },
    save(account, publicFields) {
      upsert.run({
        id: account.id,
        providerId: account.providerId,
        label: account.label,
        identity: account.identity,
        practice: account.practice ? 1 : 0,
        secretStore: account.secretStore,
        publicFields: publicFieldsJson.write({ fields: { ...publicFields } }),
        connectedAt: account.connectedAt,
        colour: account.colour,
      });
    },
    update({ id, label, identity, secretStore: store }) {
      update.run({ id, label, identity, secretStore: store });
    },
    remove(id) {
      gone.run({ id });
    },
  };
}

function toAccount(row: unknown): Account {
  const parsed = columns.parse(row);
  return {
    id: parsed.id,
    providerId: parsed.provider_id,
    label: parsed.label,
    identity: parsed.identity,
    practice: parsed.practice === 1,
    secretStore: parsed.secret_place,
    connectedAt: parsed.connected_at,
    colour: parsed.colour,
  };
}

function toFields(text: string): Credentials | null {
  const read = publicFieldsJson.read(text);
  return read.kind === 'read' ? read.value.fields : null;
}
