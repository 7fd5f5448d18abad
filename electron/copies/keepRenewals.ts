import type { Failure } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { LineageTable } from './lineageTable.ts';

interface KeepRenewalsDeps {
  readonly lineages: Pick<LineageTable, 'after' | 'renewed'>;
  /** Begins a run of keep-alive's; tells which cannot go and why. */
  readonly begin: (mediaIds: readonly MediaId[]) => Promise<ReadonlyMap<MediaId, Failure>>;
  /** All items that are being uploaded again, whoever began it. */
  readonly underway: () => Promise<ReadonlySet<MediaId>>;
  /** Why the last try to upload an item again came to nothing, `cancelled` where a person stopped it. */
  readonly failureOf: (mediaId: MediaId) => Failure | null;
}

/** How what is kept alive is uploaded again, and what became of it (`Renewals` of `electron/keepalive`). */
export function createKeepRenewals({ lineages, begin, underway, failureOf }: KeepRenewalsDeps) {
  return {
    begin,
    underway,
    failureOf,
    /** All items that another took the place of in its own account: their ends lose nothing. */
    renewed: lineages.renewed,
    becameOf(mediaId: MediaId): MediaId | null {
      const renewals = lineages.after(mediaId).filter(({ kind }) => kind === 'renewal');
      return renewals.at(-1)?.newId ?? null;
    },
  };
}
