import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { createReceiptTable } from '../../electron/receipts/receiptTable.ts';
import { renderReceipt } from '../../electron/receipts/renderReceipt.ts';
import type { Receipt, ReceiptLine } from '../../shared/contract/receipts.ts';
import { accountId, mediaId } from '../../shared/ids.ts';

const many = 100_000;
const database = openDatabase(':memory:');
afterEach(() => database.close());

const account = {
  accountId: accountId.parse('a'),
  label: 'A',
  provider: 'Plivo',
  identity: 'MA1',
  practice: false,
};

/** A receipt of so many lines, and how it is read. */
function receiptOf(lines: number) {
  const table = createReceiptTable(database);
  table.begin('r', 1, lines);
  const planned = Array.from({ length: lines }, (_, at) => ({
    receiptId: 'r',
    accountId: account.accountId,
    mediaId: mediaId.parse(at + 1),
    ref: `ME${at}`,
    messageRef: null,
    withMessage: 0,
    direction: null,
    fromAddress: null,
    toAddress: null,
    name: `picture, "${at}".jpg`,
    contentType: 'image/jpeg',
    sizeBytes: at,
    hash: null,
    storedAt: 1,
  }));
  database.exec('BEGIN');
  table.plan(account, planned);
  database.exec('COMMIT');
  const receipt: Receipt | null = table.get('r');
  if (receipt === null) throw new Error('no receipt');
  const asked: number[] = [];
  async function* portions(): AsyncGenerator<readonly ReceiptLine[]> {
    for (let after = 0; ; ) {
      const some = table.linesAfter('r', after, 500);
      const last = some.at(-1);
      if (last === undefined) return;
      asked.push(some.length);
      yield some;
      after = last.mediaId;
    }
  }
  return { source: { receipt, portions }, asked };
}

it('is written in portions however many lines it has, and read back whole', async () => {
  const { source, asked } = receiptOf(many);
  let largest = 0;
  async function* measured() {
    for await (const chunk of renderReceipt(source, 'csv')) {
      largest = Math.max(largest, chunk.length);
      yield chunk;
    }
  }
  let records = 0;
  let bytes = 0;
  const reader = Readable.from(measured()).pipe(parse({ columns: true }));
  for await (const record of reader as AsyncIterable<Record<string, string>>) {
    records += 1;
    bytes += Number(record['bytes']);
  }
  expect(records).toBe(many);
  expect(bytes).toBe((many * (many - 1)) / 2);
  // Nothing ever held more than a portion.
  expect(Math.max(...asked)).toBe(500);
  expect(largest).toBeLessThan(200_000);
});
