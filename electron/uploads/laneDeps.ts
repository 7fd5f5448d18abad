import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Provider, RemoteItem, SessionSource } from '../providers/provider.ts';
import type { FileSource } from './fileSource.ts';
import type { Change, JobBook } from './jobBook.ts';
import type { Patience } from './patience.ts';

/** The library writes the rows; their ids come back in the order of the items. */
export type RecordItems = (
  accountId: AccountId,
  items: readonly RemoteItem[],
) => readonly MediaId[];

/** The provider of a connected account, without its secret; throws SatchelError. */
export type ProviderOf = (accountId: AccountId) => Provider;

export interface LaneDeps {
  readonly book: JobBook;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly files: FileSource;
  readonly patience: Patience;
  readonly log: Log;
  readonly record: RecordItems;
  readonly limitsOf: (accountId: AccountId) => FileLimits | null;
  /** Writes what happened, again and again until it is written or the queue is closed. */
  readonly settle: (changes: readonly Change[]) => Promise<void>;
}
