import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import type { Change, Roles, Wait } from '../../jobs/job.ts';
import type { Ledger } from '../../jobs/ledgerTypes.ts';
import type { Provider, RemoteItem } from '../../providers/provider.ts';
import type { UploadEntry } from './uploadEntry.ts';
import type { UploadEvent } from './uploadMachine.ts';

/** What is remembered of an upload while it lives and Satchel runs. */
export interface UploadMemory {
  /** One bad file must not take others with it, should a server refuse the request for it. */
  goesAlone: true;
  /** When its last attempt began, by the monotonic clock. */
  begunAt: number;
  /** A hash of its first bytes, as it was checked. */
  headPrint: string;
  /** A hash of all its bytes, as far as it was read to find duplicates. */
  wholePrint: string;
  /** What was to be made of it cannot be, so that it is judged as it is. */
  judgedAsIs: true;
}

/** Uploads as a client of the kernel. */
export interface UploadKinds {
  readonly entry: UploadEntry;
  readonly event: UploadEvent;
  /** What the provider answered that it stored. */
  readonly item: RemoteItem;
  readonly memory: UploadMemory;
}

export type UploadChange = Change<UploadKinds>;
export type UploadLedger = Ledger<UploadKinds>;

export const uploadRoles: Roles<UploadJob['state']> = {
  checking: 'idle',
  queued: 'ready',
  waiting: 'waiting',
  sending: 'sending',
  unsure: 'in-doubt',
  stored: 'ended',
  failed: 'ended',
  cancelled: 'ended',
};

/** The library writes the rows; their ids come back in the order of the items. */
export type RecordItems = (
  accountId: AccountId,
  items: readonly RemoteItem[],
) => readonly MediaId[];

/** The provider of a connected account, without its secret; throws SatchelError. */
export type ProviderOf = (accountId: AccountId) => Provider;

export function waitOf(job: UploadJob): Wait | null {
  return job.state === 'waiting' || job.state === 'unsure' ? job : null;
}

/** What arrived has minutes to live: it goes before all others once it is queued again. */
export function isUrgent(job: UploadJob): boolean {
  return job.state === 'queued' && job.arrived !== undefined;
}

/** An item is never taken for two files. */
export function claimOf(job: UploadJob): MediaId | null {
  return job.state === 'stored' ? job.mediaId : null;
}

/** Longer than any two clocks are apart for which an item is still looked for. */
const claimMarginMs = 7 * 24 * 60 * 60_000;

/** No upload in doubt, of this run or a later one, looks at items stored before. */
export function doubtsReachBackTo(entries: Iterable<UploadEntry>, now: number): number {
  let earliest = now;
  for (const { job, sentAt } of entries) {
    if (!isFinished(job)) earliest = Math.min(earliest, sentAt ?? job.addedAt);
  }
  return earliest - claimMarginMs;
}
