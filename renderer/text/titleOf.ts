import { addressText } from '../../shared/address.ts';
import type { MediaRow } from '../../shared/media.ts';
import { en } from '../strings/en.ts';

type Named = Pick<MediaRow, 'name' | 'direction' | 'fromAddress' | 'toAddress'>;

/** What an item is called: its name, or else whom it came from or went to. */
export function titleOf({ name, direction, fromAddress, toAddress }: Named): string {
  if (name !== null) return name;
  if (direction === 'inbound' && fromAddress !== null)
    return en.library.unnamedFrom(addressText(fromAddress));
  if (direction === 'outbound' && toAddress !== null)
    return en.library.unnamedTo(addressText(toAddress));
  return en.library.unnamed;
}
