import type { Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import type { Database } from '../database/database.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { UploadEntry } from '../uploads/ledger/uploadEntry.ts';
import { createKeepRenewals } from './keepRenewals.ts';
import { createLineage } from './lineage.ts';
import { createLineageTable } from './lineageTable.ts';
import { createOriginalTable } from './originalTable.ts';

export interface CopyDeps {
  readonly database: Database;
  readonly table: Pick<MediaTable, 'byIds'>;
  /** What the window may know of an item. */
  readonly rowOf: (item: StoredMedia) => MediaRow;
}

/** Answers the copies' part of the contract: items uploaded again, to their own account or another. */
export function createCopyService({ database, table, rowOf }: CopyDeps) {
  const lineages = createLineageTable(database);
  const originals = createOriginalTable(database);
  const unknown = async (): Promise<never> => {
    throw new SatchelError(invalidInput('token'));
  };
  const service: Services['copies'] = {
    plan: unknown,
    begin: unknown,
    runs: async () => [],
    pause: unknown,
    resume: unknown,
    stop: unknown,
    dismiss: unknown,
    refusals: unknown,
    refused: unknown,
    retry: unknown,
    copyLinks: unknown,
    lineageOf: createLineage({ table, rowOf, lineages }),
  };
  return {
    service,
    /** For what keeps items alive: nobody is asked, and by whom it was is written down. */
    renewals: createKeepRenewals({
      lineages,
      begin: unknown,
      underway: async () => new Set(),
      failureOf: () => null,
    }),
    /** In the transaction that stores an upload. */
    stored({ job, path, spooled, sha256 }: UploadEntry): void {
      if (job.state !== 'stored') return;
      const { id: jobId, mediaId, again, storedAt } = job;
      if (again !== undefined) {
        const { mediaId: oldId, kind, by } = again;
        lineages.add({ newId: mediaId, oldId, kind, by, at: storedAt, jobId });
        if (sha256 !== null) originals.inherit(mediaId, oldId, sha256);
      } else if (!spooled && sha256 !== null) originals.keep(mediaId, { path, sha256 });
    },
    async begin(): Promise<void> {},
    resumeAccount(_id: AccountId): void {},
    async forgetAccount(_id: AccountId): Promise<void> {},
    async close(): Promise<void> {},
  };
}
