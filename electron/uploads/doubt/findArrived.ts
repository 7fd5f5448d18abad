import { SatchelError } from '../../../shared/failure.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { Provider, Session } from '../../providers/provider.ts';
import type { RecordItems } from '../ledger/uploadKinds.ts';

export interface ArrivedSearch {
  readonly accountId: AccountId;
  readonly provider: Provider;
  readonly session: Session;
  readonly record: RecordItems;
  readonly signal: AbortSignal;
}

/**
 * Where a file is that arrived and was perhaps put into its target: there (as this item), still on
 * the way, gone, or somewhere that the target's list cannot tell. Throws when it cannot be asked.
 */
export async function findArrived(
  { accountId, provider, session, record, signal }: ArrivedSearch,
  { target, arrived }: Pick<UploadJob, 'target' | 'arrived'>,
): Promise<MediaId | 'waiting' | 'gone' | 'untold'> {
  const targets = provider.upload?.targets;
  if (target === undefined || arrived === undefined || targets === undefined) return 'gone';
  try {
    const item = await targets.find(session, target.id, arrived.ref, signal);
    if (item.messageRef === null && item.usedAt === null) return 'waiting';
    return record(accountId, [item])[0] ?? 'waiting';
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const { failure } = error;
    if (failure.kind === 'not-found') return 'gone';
    if (failure.kind === 'provider-down' && failure.cause === 'untold') return 'untold';
    throw error;
  }
}
