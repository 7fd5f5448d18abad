import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type {
  Provider,
  RemoteItem,
  SessionSource,
  UploadCapability,
} from '../../providers/provider.ts';
import type { FileSource } from '../files/fileSource.ts';
import type { Patience } from '../files/patience.ts';
import type { Change, JobBook } from '../ledger/jobBook.ts';

/** The library writes the rows; their ids come back in the order of the items. */
export type RecordItems = (
  accountId: AccountId,
  items: readonly RemoteItem[],
) => readonly MediaId[];

/**
 * The name of the newest item that the library knows, or 0; null while it has not read the account whole,
 * so that what it does not know may be old all the same.
 */
export type KnownUpTo = (accountId: AccountId) => number | null;

/** The provider dated so what it has stored within the last `tookMs`; must not throw. */
export type SawStored = (accountId: AccountId, storedAt: number, tookMs: number) => void;

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
  /** Without it dates alone tell what is new. */
  readonly knownUpTo?: KnownUpTo;
  readonly sawStored?: SawStored;
  /** Not before what an earlier run left was taken up. */
  readonly mayBegin: () => boolean;
  /** A person holds its uploads back. */
  readonly isPaused: (accountId: AccountId) => boolean;
  /** Null for an account that takes no files. */
  readonly uploadOf: (accountId: AccountId) => UploadCapability | null;
  /** Writes what happened, again and again until it is written or the queue is closed. */
  readonly settle: (changes: readonly Change[]) => Promise<void>;
}
