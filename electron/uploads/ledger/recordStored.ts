import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { RecordItems, UploadChange, UploadLedger } from './uploadKinds.ts';
import type { UploadEvent } from './uploadMachine.ts';

/**
 * Tells the library of the items that came with changes; those that nobody else has make their uploads
 * stored, whatever else their change would have made of them.
 */
export function recordStored(
  changes: readonly UploadChange[],
  ledger: Pick<UploadLedger, 'get' | 'claims'>,
  record: RecordItems,
): ReadonlyMap<UploadChange, UploadEvent> {
  const events = new Map<UploadChange, UploadEvent>();
  const byAccount = new Map<AccountId, { change: UploadChange; item: RemoteItem }[]>();
  for (const change of changes) {
    const account = ledger.get(change.id)?.job.accountId;
    if (change.item === undefined || account === undefined) continue;
    const group = byAccount.get(account) ?? [];
    group.push({ change, item: change.item });
    byAccount.set(account, group);
  }
  const given = new Set<MediaId>();
  for (const [account, group] of byAccount) {
    const items = group.map(({ item }) => item);
    const ids = record(account, items);
    for (const [index, { change }] of group.entries()) {
      const mediaId = ids[index];
      if (mediaId === undefined || given.has(mediaId)) continue;
      if (ledger.claims.isClaimed(mediaId)) continue;
      given.add(mediaId);
      events.set(change, { kind: 'stored', mediaId });
    }
  }
  return events;
}
