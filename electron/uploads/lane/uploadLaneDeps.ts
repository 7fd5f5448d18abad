import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { SessionSource, UploadCapability } from '../../providers/provider.ts';
import type { SawStored } from '../doubt/serverTime.ts';
import type { FileSource } from '../files/fileSource.ts';
import type { Patience } from '../files/patience.ts';
import type { RecordItems, UploadChange, UploadLedger } from '../ledger/uploadKinds.ts';

/**
 * The name of the newest item that the library knows, or 0; null while it has not read the account whole,
 * so that what it does not know may be old all the same.
 */
export type KnownUpTo = (accountId: AccountId) => number | null;

export interface UploadLaneDeps {
  readonly ledger: UploadLedger;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly files: FileSource;
  readonly patience: Patience;
  readonly failureOf: (error: unknown) => Failure;
  readonly record: RecordItems;
  /** Without it dates alone tell what is new. */
  readonly knownUpTo?: KnownUpTo | undefined;
  readonly sawStored?: SawStored | undefined;
  /** It is null for an account that takes no files. */
  readonly uploadOf: (accountId: AccountId) => UploadCapability | null;
  /** Writes what happened, again and again until it is written or the queue is closed. */
  readonly settle: (changes: readonly UploadChange[]) => Promise<unknown>;
}
