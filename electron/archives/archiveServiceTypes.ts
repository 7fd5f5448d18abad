import type { Account } from '../../shared/account.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import type { OpenPart } from '../disk/writePart.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { Gathered } from '../library/gathered.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { SaveDocument } from '../saving/saveDocument.ts';
import type { ArchiveHost } from './archiveHost.ts';
import type { OpenedCopy } from './openArchived.ts';

export interface ArchiveDeps {
  readonly database: Database;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly downloads: Pick<Downloads, 'whole'>;
  readonly hashes: {
    ofSize(account: AccountId, sizeBytes: number, now: number): { id: MediaId; sha256: string }[];
  };
  readonly gathered: Gathered;
  readonly find: (filter: MediaFilter) => Promise<Float64Array>;
  readonly accountOf: (id: AccountId) => Account | null;
  readonly archiveHost?: ArchiveHost | undefined;
  /** As the disk does it unless given. */
  readonly openPart?: OpenPart | undefined;
  /** Asks where to save what Satchel writes; null where nobody can be asked. */
  readonly saveDocument?: SaveDocument | undefined;
  /** A look at the files of an archive could not be brought to its end; must not throw. */
  readonly onLookFailed?: ((archiveId: string, failure: Failure) => void) | undefined;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly failureOf: (error: unknown) => Failure;
}

export type ArchiveContract = Services['archives'];

export interface ArchiveService extends ArchiveContract {
  begin(): Promise<void>;
  resumeAccount(id: AccountId): void;
  forgetAccount(id: AccountId): Promise<void>;
  /** The bytes of an item out of an archive, checked; null where none has them. */
  openArchived(mediaId: MediaId): Promise<OpenedCopy | null>;
  /** How many of these are in any archive by more than the word of an index. */
  comparedAmong(ids: readonly MediaId[]): number;
  /**
   * Resolves when each of these is in the archive and was read again now with the hash it was written with; what is
   * missing is fetched first. Throws why it could not be.
   */
  secure(
    archiveId: string,
    ids: readonly MediaId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<MediaId, string>>;
  /** Which of these the archive, or any, holds: each file is read again now, and has the bytes that were written. */
  isSafelyArchived(ids: readonly MediaId[], archiveId?: string): Promise<ReadonlySet<MediaId>>;
  close(): Promise<void>;
}
