import type { MediaId } from '../../../shared/ids.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';

/**
 * Whether an item can have come of the attempts at a job, given its bytes are the same. What the library
 * knew before the first attempt cannot, and all that it did not know can, whatever any clock says. Dates
 * decide only where the library had not read the account whole by then.
 */
export function mayBeOf(
  { knownUpTo }: Pick<UploadEntry, 'knownUpTo'>,
  item: { readonly id: MediaId; readonly storedAt: number | null },
  sinceAt: number,
): boolean {
  if (knownUpTo !== undefined) return item.id > knownUpTo;
  return item.storedAt === null || item.storedAt >= sinceAt;
}

/**
 * The order in which a list, the newest first, is looked through for equal files in the order of their
 * attempts: the oldest first, but what is dated before the first of these attempts last.
 */
export function inOrderOfLikelihood(
  newestFirst: readonly RemoteItem[],
  sinceAt: number,
): RemoteItem[] {
  const isOld = ({ storedAt }: RemoteItem) => storedAt !== null && storedAt < sinceAt;
  const young = newestFirst.filter((item) => !isOld(item));
  return [...young.reverse(), ...newestFirst.filter(isOld)];
}
