import type { Receipt, ReceiptLine } from '../../shared/contract/receipts.ts';

/** A receipt to be written: its lines come in portions, so that a hundred thousand cost no more memory than some. */
export interface ReceiptSource {
  readonly receipt: Receipt;
  readonly portions: () => AsyncIterable<readonly ReceiptLine[]>;
}

/** UTC, to the second where nothing is between: the same text on every machine. */
export function momentOf(at: number): string {
  return new Date(at).toISOString();
}

export const momentOrNull = (at: number | null) => (at === null ? null : momentOf(at));
