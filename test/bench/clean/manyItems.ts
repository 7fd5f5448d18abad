import type { MediaTable } from '../../../electron/library/mediaTable.ts';
import type { RemoteItem } from '../../../electron/providers/provider.ts';
import { mediaRef } from '../../../shared/ids.ts';
import { shop } from './openAccount.ts';

const itemsAtOnce = 1_000;

function item(index: number): RemoteItem {
  return {
    ref: mediaRef.parse(`ME${String(index).padStart(32, '0')}`),
    messageRef: `MM${String(index).padStart(32, '0')}`,
    direction: 'inbound',
    name: null,
    contentType: 'image/jpeg',
    sizeBytes: null,
    storedAt: 1_000 + index,
    usedAt: null,
    fromAddress: '+12125550100',
    toAddress: '+12125550101',
    messageStatus: 'received',
    linkUrl: null,
  };
}

/** So many items, as a reading of the account writes them. */
export function addItems(table: MediaTable, many: number): void {
  for (let start = 0; start < many; start += itemsAtOnce) {
    const count = Math.min(itemsAtOnce, many - start);
    const items = Array.from({ length: count }, (_, at) => item(start + at));
    table.upsert(shop, items, Date.now());
  }
}
