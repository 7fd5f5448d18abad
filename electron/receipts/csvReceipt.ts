import type { ReceiptLine } from '../../shared/contract/receipts.ts';
import { csvLine } from '../../shared/text/csvLine.ts';
import { reasonOf } from './reasonOf.ts';
import { momentOrNull, type ReceiptSource } from './receiptSource.ts';

/** The columns of a receipt as CSV, in their order. */
export const csvColumns = [
  'receipt',
  'account',
  'provider',
  'identity',
  'item',
  'message',
  'message_deleted',
  'direction',
  'from',
  'to',
  'name',
  'type',
  'bytes',
  'sha256',
  'stored',
  'outcome',
  'confirmed',
  'asked',
  'attempts',
  'status',
  'answer',
  'answered',
  'checked_gone',
  'ended',
  'reason',
] as const;

/** A receipt as CSV (RFC 4180, UTF-8), a record an item, in portions of text. */
export async function* csvReceipt({ receipt, portions }: ReceiptSource): AsyncGenerator<string> {
  const accounts = new Map(receipt.accounts.map((account) => [account.accountId, account]));
  const record = (line: ReceiptLine) => {
    const account = accounts.get(line.accountId);
    return csvLine([
      receipt.id,
      account?.label ?? null,
      account?.provider ?? null,
      account?.identity ?? null,
      line.ref,
      line.messageRef,
      line.withMessage ? 'yes' : 'no',
      line.direction,
      line.from,
      line.to,
      line.name,
      line.contentType,
      line.sizeBytes,
      line.sha256,
      momentOrNull(line.storedAt),
      line.outcome,
      momentOrNull(receipt.confirmedAt),
      momentOrNull(line.askedAt),
      line.attempts,
      line.status,
      line.answer,
      momentOrNull(line.answeredAt),
      momentOrNull(line.checkedAt),
      momentOrNull(line.endedAt),
      line.failure === null ? null : reasonOf(line.failure),
    ]);
  };
  yield csvLine(csvColumns);
  for await (const lines of portions()) yield lines.map(record).join('');
}
