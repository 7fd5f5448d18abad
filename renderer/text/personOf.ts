import { addressText } from '../../shared/address.ts';
import type { MediaRow } from '../../shared/media.ts';

type Person = Pick<MediaRow, 'direction' | 'fromName' | 'toName' | 'fromAddress' | 'toAddress'>;

/** The other end of an item's message: its sender where it came in, else who received it; null where nobody is known. */
export function personOf(row: Person): string | null {
  const sender = row.direction !== 'outbound';
  const [name, address] = sender ? [row.fromName, row.fromAddress] : [row.toName, row.toAddress];
  if (name !== null && name.trim() !== '') return name;
  return address === null ? null : addressText(address);
}
