import type { Account } from '../shared/account.ts';
import type { AccountId } from '../shared/ids.ts';
import type { MediaFilter } from '../shared/query/mediaFilter.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { createRemovalService, type RemovalServiceDeps } from './removals/removalService.ts';
import { createSavingService, type SavingDeps } from './saving/savingService.ts';

type Removing = Omit<RemovalServiceDeps, 'failureOf' | 'rowOf'>;

export interface CurationDeps extends Removing, Omit<SavingDeps, keyof Removing> {
  /** The ids of everything that a filter finds now. */
  readonly find: (filter: MediaFilter) => Promise<Float64Array>;
  /** Null for one that is not connected. */
  readonly accountOf: (id: AccountId) => Account | null;
}

/**
 * What takes items out of accounts and cleans up in them: saving, archives, removals by hand and by rule, and
 * what is known of all that. Wired here as `app.ts` wires everything else.
 */
export function createCuration(deps: CurationDeps) {
  const { bugs } = deps;
  const removals = createRemovalService({
    ...deps,
    rowOf: mediaRowOf,
    failureOf: (error) => bugs.failureOf(error, 'removals'),
  });
  const saving = createSavingService(deps);
  return {
    services: { removals, saving },
    /** Work that outlives quits and kills. */
    durable: [removals],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      void removals.begin();
    },
    async close(): Promise<void> {
      await Promise.all([saving.close(), removals.close()]);
    },
  };
}
