import { z } from 'zod';
import {
  type LineOutcome,
  type Receipt,
  type ReceiptAccount,
  type ReceiptLine,
  receipt,
  receiptAccount,
  receiptLine,
} from '../../shared/contract/receipts.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import type { plannedLine, writtenLine } from './receiptLines.ts';

const head = `SELECT id, confirmed_at AS confirmedAt, ended_at AS endedAt, items AS 'of', deleted,
  refused, kept, unknown, cleared, digest FROM receipts` as const;
const stored = receipt
  .omit({ accounts: true, refusals: true })
  .extend({ cleared: z.number().transform((cleared) => cleared === 1) });
const storedAccount = receiptAccount.extend({
  practice: z.number().transform((practice) => practice === 1),
});
const refusal = receipt.shape.refusals.element;

const line = `SELECT account_id AS accountId, media_id AS mediaId, ref, message_ref AS messageRef,
  with_message AS withMessage, direction, from_address AS 'from', to_address AS 'to', name,
  content_type AS contentType, size_bytes AS sizeBytes, sha256, stored_at AS storedAt, outcome,
  asked_at AS askedAt, attempts, status, answer, answered_at AS answeredAt, checked_at AS checkedAt,
  ended_at AS endedAt, failure FROM receipt_lines` as const;
/** One that is damaged keeps no other line from being told. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const storedLine = receiptLine.extend({
  withMessage: z.number().transform((with_) => with_ === 1),
  failure: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : withFailureOfNow(parsed(text))))
    .pipe(receiptLine.shape.failure.catch(null)),
});
const named = z.object({ id: z.string() });
const counted = z.object({ n: z.number() });

export type ReceiptTable = ReturnType<typeof createReceiptTable>;

/** SQL of receipts: what was confirmed, and what became of it. Lines are changed until they tell an end, and then never. */
export function createReceiptTable(database: Database) {
  const insert = prepare(
    database,
    'INSERT INTO receipts (id, confirmed_at, items) VALUES (:id, :confirmedAt, :items)',
  );
  const discard = prepare(database, 'DELETE FROM receipts WHERE id = :id');
  const discardLines = prepare(database, 'DELETE FROM receipt_lines WHERE receipt_id = :id');
  const discardAccounts = prepare(database, 'DELETE FROM receipt_accounts WHERE receipt_id = :id');
  const insertAccount = prepare(
    database,
    `INSERT OR IGNORE INTO receipt_accounts
      (receipt_id, account_id, label, provider, identity, practice)
      VALUES (:id, :accountId, :label, :provider, :identity, :practice)`,
  );
  const insertLine = prepare(
    database,
    `INSERT OR IGNORE INTO receipt_lines (receipt_id, account_id, media_id, ref, message_ref,
      with_message, direction, from_address, to_address, name, content_type, size_bytes, sha256,
      stored_at)
      VALUES (:receiptId, :accountId, :mediaId, :ref, :messageRef, :withMessage, :direction,
      :fromAddress, :toAddress, :name, :contentType, :sizeBytes, :hash, :storedAt)`,
  );
  const setHash = prepare(
    database,
    `UPDATE receipt_lines SET sha256 = :hash
      WHERE receipt_id = :id AND media_id = :mediaId AND sha256 IS NULL AND outcome IS NULL`,
  );
  const writeLines = prepare(
    database,
    `UPDATE receipt_lines SET outcome = :outcome,
      asked_at = CASE WHEN :before THEN :askedAt ELSE coalesce(:askedAt, asked_at) END, attempts = :attempts,
      status = :status, answer = :answer, answered_at = :answeredAt, checked_at = :checkedAt,
      ended_at = :endedAt, failure_kind = :failureKind, failure = :failure
      WHERE receipt_id = :receiptId AND outcome IS NULL
      AND media_id IN (SELECT value FROM json_each(:mediaIds))`,
  );
  const lose = prepare(
    database,
    `UPDATE receipt_lines SET outcome = CASE WHEN asked_at IS NULL THEN 'kept' ELSE 'unknown' END,
      ended_at = :now
      WHERE outcome IS NULL AND account_id NOT IN (SELECT value FROM json_each(:accountIds))
      RETURNING receipt_id AS id`,
  );
  const one = prepare(database, `${head} WHERE id = :id`);
  const isOver = prepare(
    database,
    'SELECT 1 FROM receipts WHERE id = :id AND ended_at IS NOT NULL',
  );
  const page = prepare(
    database,
    `${head} ORDER BY confirmed_at DESC, id DESC LIMIT :count OFFSET :start`,
  );
  const total = prepare(database, 'SELECT count(*) AS n FROM receipts');
  const accounts = prepare(
    database,
    `SELECT account_id AS accountId, label, provider, identity, practice FROM receipt_accounts
      WHERE receipt_id = :id ORDER BY account_id`,
  );
  const refusals = prepare(
    database,
    `SELECT failure_kind AS kind, count(*) AS count FROM receipt_lines
      WHERE receipt_id = :id AND outcome = 'refused' AND failure_kind IS NOT NULL
      GROUP BY failure_kind ORDER BY count DESC, kind`,
  );
  const lines = prepare(
    database,
    `${line} WHERE receipt_id = :id AND (:outcome IS NULL OR outcome = :outcome)
      ORDER BY media_id LIMIT :count OFFSET :start`,
  );
  const linesAfter = prepare(
    database,
    `${line} WHERE receipt_id = :id AND media_id > :after ORDER BY media_id LIMIT :count`,
  );
  const unsigned = prepare(
    database,
    'SELECT id FROM receipts WHERE ended_at IS NOT NULL AND digest IS NULL ORDER BY confirmed_at',
  );
  const sign = prepare(
    database,
    `UPDATE receipts SET digest = :digest
      WHERE id = :id AND digest IS NULL AND ended_at IS NOT NULL`,
  );
  const clear = prepare(
    database,
    `UPDATE receipts SET cleared = :cleared WHERE ended_at IS NOT NULL AND cleared <> :cleared
      AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids))) RETURNING id`,
  );
  const idsIn = (rows: readonly unknown[]) => [...new Set(rows.map((row) => named.parse(row).id))];

  function whole(row: unknown): Receipt {
    const told = stored.parse(row);
    const { id } = told;
    return {
      ...told,
      accounts: z.array(storedAccount).parse(accounts.all({ id })),
      refusals: told.refused === 0 ? [] : z.array(refusal).parse(refusals.all({ id })),
    };
  }

  return {
    begin: (id: string, confirmedAt: number, items: number) =>
      void insert.run({ id, confirmedAt, items }),
    discard(id: string): void {
      discardLines.run({ id });
      discardAccounts.run({ id });
      discard.run({ id });
    },
    plan(
      { accountId, label, provider, identity, practice }: ReceiptAccount,
      planned: readonly ReturnType<typeof plannedLine>[],
    ): void {
      for (const id of new Set(planned.map(({ receiptId }) => receiptId))) {
        insertAccount.run({ id, accountId, label, provider, identity, practice: practice ? 1 : 0 });
      }
      for (const one of planned) insertLine.run(one);
    },
    /** The hash of an item, where none was known when it was confirmed. */
    learn: (id: string, mediaId: MediaId, hash: string) => void setHash.run({ id, mediaId, hash }),
    write: (written: ReturnType<typeof writtenLine>) => void writeLines.run(written),
    /** Of accounts that are no more, what was not asked for is kept, and of the rest nobody knows; the receipts that changed. */
    loseOthersThan: (accountIds: readonly AccountId[], now: number) =>
      idsIn(lose.all({ accountIds: JSON.stringify(accountIds), now })),
    get(id: string): Receipt | null {
      const row = one.get({ id });
      return row === undefined ? null : whole(row);
    },
    /** Asked for each item that came to its end, so that it reads no more of the receipt than that. */
    isOver: (id: string): boolean => isOver.get({ id }) !== undefined,
    page: (start: number, count: number): Receipt[] => page.all({ start, count }).map(whole),
    total: () => counted.parse(total.get()).n,
    lines: (id: string, start: number, count: number, outcome: LineOutcome | null) =>
      z.array(storedLine).parse(lines.all({ id, start, count, outcome })),
    /** The next lines after that of an item, by its id; 0 begins. */
    linesAfter: (id: string, after: number, count: number): ReceiptLine[] =>
      z.array(storedLine).parse(linesAfter.all({ id, after, count })),
    unsigned: () => idsIn(unsigned.all()),
    sign: (id: string, digest: string) => void sign.run({ id, digest }),
    clear: (ids: readonly string[] | null, cleared: boolean) =>
      idsIn(
        clear.all({ ids: ids === null ? null : JSON.stringify(ids), cleared: cleared ? 1 : 0 }),
      ),
  };
}
