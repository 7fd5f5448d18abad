import type { Receipt, ReceiptLine } from '../../shared/contract/receipts.ts';
import { canonical } from './canonical.ts';
import { reasonOf } from './reasonOf.ts';
import { momentOf, momentOrNull, type ReceiptSource } from './receiptSource.ts';

export const receiptFormatName = 'satchel-removal-receipt';

/**
 * A receipt as canonical JSON, in portions of text without a line end after the last: the bytes that its digest
 * is of. docs/receipts.md describes the fields.
 */
export async function* jsonReceipt({ receipt, portions }: ReceiptSource): AsyncGenerator<string> {
  // Written by hand around the lines, in the order of the keys.
  yield canonical(before(receipt)).slice(0, -1);
  yield ',"lines":[';
  let first = true;
  for await (const lines of portions()) {
    const text = lines.map((line) => canonical(fieldsOf(line))).join(',');
    if (text !== '') yield first ? text : `,${text}`;
    first &&= text === '';
  }
  yield `],${canonical(after(receipt)).slice(1)}`;
}

function before({ id, accounts, confirmedAt, endedAt, ...counts }: Receipt) {
  const { of, deleted, refused, kept, unknown } = counts;
  return {
    accounts: accounts.map(({ accountId, label, provider, identity, practice }) => ({
      id: accountId,
      label,
      provider,
      identity,
      practice,
    })),
    confirmed: momentOf(confirmedAt),
    counts: { items: of, deleted, refused, kept, unknown },
    ended: momentOrNull(endedAt),
    format: receiptFormatName,
    id,
  };
}

function after({ refusals }: Receipt) {
  return {
    refusals: refusals.map(({ kind, count }) => ({ kind, count })),
    version: 1,
  };
}

function fieldsOf(line: ReceiptLine) {
  return {
    account: line.accountId,
    item: line.ref,
    message: line.messageRef,
    messageDeleted: line.withMessage,
    direction: line.direction,
    from: line.from,
    to: line.to,
    name: line.name,
    type: line.contentType,
    bytes: line.sizeBytes,
    sha256: line.sha256,
    stored: momentOrNull(line.storedAt),
    outcome: line.outcome,
    asked: momentOrNull(line.askedAt),
    attempts: line.attempts,
    status: line.status,
    answer: line.answer,
    answered: momentOrNull(line.answeredAt),
    checkedGone: momentOrNull(line.checkedAt),
    ended: momentOrNull(line.endedAt),
    reason: line.failure === null ? null : reasonOf(line.failure),
    number: line.mediaId,
  };
}
