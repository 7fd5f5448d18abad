import type { Receipt, ReceiptLine } from '../../shared/contract/receipts.ts';
import { reasonOf } from './reasonOf.ts';
import { momentOf, type ReceiptSource } from './receiptSource.ts';

const number = new Intl.NumberFormat('en-US');
const labels: Readonly<Record<NonNullable<ReceiptLine['outcome']>, string>> = {
  deleted: 'Deleted',
  refused: 'Not deleted',
  kept: 'Kept',
  unknown: 'Unknown',
};

/** A receipt to read, in portions of text; what is signed off is its canonical JSON, whose digest it ends with. */
export async function* textReceipt({ receipt, portions }: ReceiptSource): AsyncGenerator<string> {
  yield headOf(receipt);
  let place = 0;
  for await (const lines of portions()) {
    yield lines
      .map((line) => {
        place += 1;
        return lineOf(line, place, receipt);
      })
      .join('');
  }
  yield footOf(receipt);
}

function headOf(receipt: Receipt): string {
  const { id, confirmedAt, endedAt, of, deleted, refused, kept, unknown } = receipt;
  const accounts = receipt.accounts.map(
    ({ label, provider, identity, practice }) =>
      `            ${label} – ${provider} – ${identity}${practice ? ' – practice account' : ''}`,
  );
  return [
    'Satchel – deletion receipt',
    '',
    `Receipt     ${id}`,
    `Confirmed   ${momentOf(confirmedAt)}`,
    `Ended       ${endedAt === null ? 'not yet' : momentOf(endedAt)}`,
    `Accounts    ${accounts.join('\n').trimStart()}`,
    '',
    `Items       ${number.format(of)}`,
    `Deleted     ${number.format(deleted)}`,
    `Not deleted ${number.format(refused)}`,
    `Kept        ${number.format(kept)}`,
    ...(unknown === 0 ? [] : [`Unknown     ${number.format(unknown)}`]),
    '',
    '',
  ].join('\n');
}

function lineOf(line: ReceiptLine, place: number, { accounts }: Receipt): string {
  const { outcome, name, contentType, sizeBytes, sha256, messageRef, withMessage, from, to } = line;
  const account = accounts.find(({ accountId }) => accountId === line.accountId);
  const facts = [
    contentType,
    sizeBytes === null ? null : `${number.format(sizeBytes)} bytes`,
    line.direction === null ? null : line.direction === 'inbound' ? 'received' : 'sent',
  ].filter((fact) => fact !== null);
  const told: readonly (readonly [string, string | null])[] = [
    ['Account', accounts.length > 1 ? (account?.label ?? null) : null],
    ['Item', line.ref],
    [
      'Message',
      messageRef === null ? null : `${messageRef}${withMessage ? ' (deleted with it)' : ''}`,
    ],
    ['From', from],
    ['To', to],
    ['File', facts.length === 0 ? null : facts.join(', ')],
    ['SHA-256', sha256],
    ['Stored', line.storedAt === null ? null : momentOf(line.storedAt)],
    ['Asked', askedText(line)],
    ['Answer', answerText(line)],
    ['Checked', line.checkedAt === null ? null : `${momentOf(line.checkedAt)} – no longer there`],
    ['Reason', line.failure === null ? null : reasonOf(line.failure)],
  ];
  const rows = told.flatMap(([label, text]) =>
    text === null || text === '' ? [] : [`   ${label.padEnd(9)}${text}`],
  );
  const result = outcome === null ? 'In progress' : labels[outcome];
  return [`${place}. ${result}: ${name ?? 'no name'}`, ...rows, '', ''].join('\n');
}

function askedText({ askedAt, attempts }: ReceiptLine): string | null {
  if (askedAt === null) return null;
  return attempts > 1 ? `${momentOf(askedAt)} (attempt ${attempts})` : momentOf(askedAt);
}

function answerText({ status, answer, answeredAt }: ReceiptLine): string | null {
  if (answer === null || answeredAt === null) return null;
  const said = status === null ? 'none' : `HTTP ${status}`;
  return `${said} (${answer}), ${momentOf(answeredAt)}`;
}

function footOf({ digest }: Receipt): string {
  if (digest === null) return 'Not signed off yet.\n';
  return [
    'Signed off',
    `SHA-256     ${digest}`,
    'This is the hash of the receipt saved as JSON. To check it: sha256sum <file>.json',
    '',
  ].join('\n');
}
