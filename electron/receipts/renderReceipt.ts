import { createHash } from 'node:crypto';
import type { ReceiptFormat } from '../../shared/contract/receipts.ts';
import { csvReceipt } from './csvReceipt.ts';
import { jsonReceipt } from './jsonReceipt.ts';
import type { ReceiptSource } from './receiptSource.ts';
import { textReceipt } from './textReceipt.ts';

const writers: Readonly<Record<ReceiptFormat, (source: ReceiptSource) => AsyncGenerator<string>>> =
  {
    text: textReceipt,
    csv: csvReceipt,
    json: jsonReceipt,
  };

export const formats: readonly ReceiptFormat[] = ['json', 'csv', 'text'];
export const endingOf: Readonly<Record<ReceiptFormat, string>> = {
  text: 'txt',
  csv: 'csv',
  json: 'json',
};

/** The bytes of a receipt in a format; the same receipt is the same bytes. */
export async function* renderReceipt(
  source: ReceiptSource,
  format: ReceiptFormat,
): AsyncGenerator<Buffer> {
  for await (const text of writers[format](source)) yield Buffer.from(text);
}

/** SHA-256 in hex of what is written. */
export async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
