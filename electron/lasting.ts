import type { Account } from '../shared/account.ts';
import type { Emit } from '../shared/contract/contract.ts';
import type { AccountId, MediaId } from '../shared/ids.ts';
import type { Bugs } from './base/bugs.ts';
import { type CopyDeps, createCopyService } from './copies/copyService.ts';
import type { LibraryService } from './library/libraryService.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { offersFor } from './remedies/offersFor.ts';
import type { UploadService } from './uploads/uploadService.ts';

export interface LastingDeps
  extends Omit<
    CopyDeps,
    | 'rowOf'
    | 'uploads'
    | 'offersFor'
    | 'hashesOf'
    | 'isThere'
    | 'isPractice'
    | 'failureOf'
    | 'announce'
    | 'copyLinks'
  > {
  readonly uploads: UploadService;
  readonly hashes: { of: CopyDeps['hashesOf'] };
  readonly library: Pick<LibraryService, 'copyLinks'>;
  readonly accountOf: (id: AccountId) => Account | null;
  readonly emit: Emit;
  readonly bugs: Bugs;
}

/**
 * What makes links and items last: uploading again, keeping alive, telling in time. Wired here as `app.ts`
 * wires everything else.
 */
export function createLasting(deps: LastingDeps) {
  const { bugs, accountOf, emit, library, hashes } = deps;
  const copies = createCopyService({
    ...deps,
    uploads: deps.uploads.copies,
    rowOf: mediaRowOf,
    offersFor: (refusal, limits) => offersFor(refusal, limits, []),
    hashesOf: hashes.of,
    isThere: (id) => accountOf(id) !== null,
    isPractice: (id) => accountOf(id)?.practice ?? false,
    announce: (runs) => emit('copyRunsChanged', runs),
    copyLinks: (mediaIds: MediaId[]) => library.copyLinks({ mediaIds }),
    failureOf: (error) => bugs.failureOf(error, 'copies'),
  });
  return {
    services: { copies: copies.service },
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored: copies.stored,
    /** Work that outlives quits and kills. */
    durable: [copies],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      copies.begin().catch((error: unknown) => bugs.failureOf(error, 'lasting.begin'));
    },
    async close(): Promise<void> {
      await copies.close();
    },
  };
}
