import { z } from 'zod';
import { keepEnd, keepOf, keepState } from '../../shared/contract/keepAlive.ts';
import { failure } from '../../shared/failure.ts';
import { type AccountId, type MediaId, mediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import { keepLimits } from '../../shared/keepalive/keepLimits.ts';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { versionedJson } from '../database/versionedJson.ts';

const failureOrNone = z.preprocess(withFailureOfNow, failure.nullable().catch(null));
const keepFacts = z.object({
  of: keepOf,
  title: z.string(),
  limits: keepLimits,
  state: keepState,
  end: keepEnd.nullable(),
  failure: failureOrNone,
  /** When it was said last that a limit for the day is reached, by the providers' clock. */
  limitSaidAt: instant.nullable(),
  /** When these limits were agreed to; null for when it was made. */
  setAt: instant.nullable().default(null),
});
const keepDocument = versionedJson({ version: 1, schema: keepFacts, upgrades: {} });

/** A keep as it is stored. */
export interface StoredKeep extends z.infer<typeof keepFacts> {
  readonly id: string;
  readonly madeAt: number;
}

const changeFacts = z.object({
  name: z.string().nullable(),
  /** What its link was: a secret of who may open it, and never logged. */
  oldLink: z.string().nullable(),
  failure: failureOrNone,
});
const changeDocument = versionedJson({ version: 1, schema: changeFacts, upgrades: {} });

/** Whether an item is kept, is held back by a limit of items, a person is asked about it, or why it is kept no more. */
const memberState = z.enum(['kept', 'held', 'asks', 'deleted', 'ended', 'times', 'refused']);
export type MemberState = z.infer<typeof memberState>;

const member = z.object({
  keepId: z.string(),
  mediaId,
  times: z.number(),
  state: memberState,
  confirmed: z.number().transform((value) => value === 1),
});
export type Member = z.infer<typeof member>;

const renewalRow = z.object({
  mediaId,
  keepId: z.string(),
  at: instant,
  outcome: z.enum(['done', 'failed']).nullable(),
  newId: mediaId.nullable(),
  trials: z.number(),
  facts: z.string(),
});

/** A renewal that was begun: at most one is open of an item. */
export interface StoredRenewal extends z.infer<typeof changeFacts> {
  readonly mediaId: MediaId;
  readonly keepId: string;
  /** By the providers' clock. */
  readonly at: number;
  readonly outcome: 'done' | 'failed' | null;
  readonly newId: MediaId | null;
  /** How often it was begun. */
  readonly trials: number;
}

const keepRow = z.object({ id: z.string(), madeAt: z.number(), facts: z.string() });
const counted = z.object({ n: z.number() });
const columns = `media_id AS mediaId, keep_id AS keepId, at, outcome, new_media_id AS newId, trials,
  facts` as const;

export type KeepTable = ReturnType<typeof createKeepTable>;

/** SQL of what is kept alive, and of its renewals. */
export function createKeepTable(database: Database) {
  const keeps = prepare(
    database,
    'SELECT id, made_at AS madeAt, facts FROM keeps ORDER BY made_at, id',
  );
  const put = prepare(
    database,
    `INSERT INTO keeps (id, made_at, facts) VALUES (:id, :madeAt, :facts)
      ON CONFLICT (id) DO UPDATE SET facts = excluded.facts`,
  );
  const removeKeep = prepare(database, 'DELETE FROM keeps WHERE id = :id');
  const members = prepare(
    database,
    `SELECT keep_id AS keepId, media_id AS mediaId, times, state, confirmed FROM kept_items
      ORDER BY keep_id, media_id`,
  );
  const addMember = prepare(
    database,
    `INSERT INTO kept_items (keep_id, media_id, times, state) VALUES (:keepId, :mediaId, :times, :state)
      ON CONFLICT DO NOTHING`,
  );
  const dropMember = prepare(
    database,
    'DELETE FROM kept_items WHERE keep_id = :keepId AND media_id = :mediaId',
  );
  const setMember = prepare(
    database,
    `UPDATE kept_items SET state = :state, confirmed = :confirmed
      WHERE keep_id = :keepId AND media_id = :mediaId`,
  );
  const begin = prepare(
    database,
    `INSERT INTO kept_renewals (media_id, keep_id, account_id, at, trials, facts)
      VALUES (:mediaId, :keepId, :accountId, :at, 1, :facts)
      ON CONFLICT (media_id) DO UPDATE SET keep_id = excluded.keep_id, at = excluded.at,
        trials = trials + 1, facts = excluded.facts, outcome = NULL WHERE outcome = 'failed'`,
  );
  const settle = prepare(
    database,
    `UPDATE kept_renewals SET outcome = :outcome, new_media_id = :newId, facts = :facts
      WHERE media_id = :mediaId AND outcome IS NULL`,
  );
  const one = prepare(database, `SELECT ${columns} FROM kept_renewals WHERE media_id = :mediaId`);
  const open = prepare(database, `SELECT ${columns} FROM kept_renewals WHERE outcome IS NULL`);
  const failed = prepare(database, `SELECT ${columns} FROM kept_renewals WHERE outcome = 'failed'`);
  const forgive = prepare(
    database,
    `DELETE FROM kept_renewals WHERE outcome = 'failed' AND (keep_id = :keepId
      OR media_id IN (SELECT media_id FROM kept_items WHERE keep_id = :keepId))`,
  );
  const reopen = prepare(
    database,
    `UPDATE kept_items SET state = 'kept'
      WHERE keep_id = :keepId AND state IN ('refused', 'times', 'ended')`,
  );
  const since = prepare(
    database,
    `SELECT ${columns} FROM kept_renewals WHERE at > :at AND outcome IS NOT 'failed'`,
  );
  const changes = prepare(
    database,
    `SELECT ${columns} FROM kept_renewals WHERE outcome = 'done'
      AND (:keepId IS NULL OR keep_id = :keepId) ORDER BY at DESC, media_id DESC
      LIMIT :count OFFSET :start`,
  );
  const done = prepare(
    database,
    "SELECT count(*) AS n FROM kept_renewals WHERE outcome = 'done' AND keep_id = :keepId",
  );

  function renewalOf(row: unknown): StoredRenewal[] {
    const { facts, ...told } = renewalRow.parse(row);
    const read = changeDocument.read(facts);
    const known = read.kind === 'read' ? read.value : { name: null, oldLink: null, failure: null };
    return [{ ...told, ...known }];
  }

  return {
    /** Those that this Satchel can read, the first that was made first. */
    keeps(): StoredKeep[] {
      return keeps.all().flatMap((row) => {
        const { id, madeAt, facts } = keepRow.parse(row);
        const read = keepDocument.read(facts);
        return read.kind === 'read' ? [{ id, madeAt, ...read.value }] : [];
      });
    },
    put({ id, madeAt, ...facts }: StoredKeep): void {
      put.run({ id, madeAt, facts: keepDocument.write(facts) });
    },
    /** Its items go with it; what was renewed stays known. */
    remove: (id: string) => void removeKeep.run({ id }),
    members: (): Member[] => z.array(member).parse(members.all()),
    addMember: (keepId: string, mediaId: MediaId, times: number, state: MemberState = 'kept') =>
      addMember.run({ keepId, mediaId, times, state }) > 0,
    dropMember: (keepId: string, mediaId: MediaId) => void dropMember.run({ keepId, mediaId }),
    setMember: (keepId: string, mediaId: MediaId, state: MemberState, confirmed: boolean) =>
      void setMember.run({ keepId, mediaId, state, confirmed: confirmed ? 1 : 0 }),
    /** Written before anybody is asked to renew it; false where one is open of it, or was done. */
    begin: (
      renewal: Pick<StoredRenewal, 'mediaId' | 'keepId' | 'at' | 'name' | 'oldLink'> & {
        readonly accountId: AccountId;
      },
    ): boolean => {
      const { mediaId, keepId, at, accountId, name, oldLink } = renewal;
      const facts = changeDocument.write({ name, oldLink, failure: null });
      return begin.run({ mediaId, keepId, at, accountId, facts }) > 0;
    },
    settle({ mediaId, outcome, newId, name, oldLink, failure: why }: StoredRenewal): void {
      const facts = changeDocument.write({ name, oldLink, failure: why });
      settle.run({ mediaId, outcome, newId, facts });
    },
    renewal: (id: MediaId): StoredRenewal | null => {
      const row = one.get({ mediaId: id });
      return row === undefined ? null : (renewalOf(row)[0] ?? null);
    },
    open: (): StoredRenewal[] => open.all().flatMap(renewalOf),
    failed: (): StoredRenewal[] => failed.all().flatMap(renewalOf),
    /** What came to nothing may be tried again, and what was given up is judged anew; not what was deleted. */
    forgive(keepId: string): void {
      forgive.run({ keepId });
      reopen.run({ keepId });
    },
    /** Those of which an upload came or may come. */
    begunAfter: (at: number): StoredRenewal[] => since.all({ at }).flatMap(renewalOf),
    changes: (keepId: string | null, start: number, count: number): StoredRenewal[] =>
      changes.all({ keepId, start, count }).flatMap(renewalOf),
    renewed: (keepId: string): number => counted.parse(done.get({ keepId })).n,
    atomically: <T>(work: () => T): T => atomically(database, work),
  };
}
