import type { ArchiveFirst } from '../removals/archiveFirst.ts';
import type { ReceiptWitness } from './receiptWitness.ts';

/** Archives as removals ask them; what they answer is told to receipts as well. */
export function tellHashes(archives: ArchiveFirst, witness: ReceiptWitness): ArchiveFirst {
  return {
    async secure(...asked) {
      const hashes = await archives.secure(...asked);
      witness.secured(hashes);
      return hashes;
    },
  };
}
