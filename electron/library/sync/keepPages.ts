import { setImmediate as turn } from 'node:timers/promises';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import { whenUnlocked } from '../../base/whenUnlocked.ts';
import { atomicallyMany } from '../../database/atomicallyMany.ts';
import { checkpointWhereMany } from '../../database/checkpoint.ts';
import type { Database } from '../../database/database.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { MediaTable } from '../mediaTable.ts';

/** Written between two looks at the time. */
const rowsAtOnce = 20;
/** One transaction is no longer, give or take some rows, so that windows and transfers do not wait. */
const longestMs = 15;

export interface Kept {
  readonly added: number;
  readonly fresh: number;
  readonly changed: number;
}

export interface KeepDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly clock: Clock;
}

interface PageToKeep {
  readonly items: readonly RemoteItem[];
  /** Runs in the transaction that holds the last of its rows. */
  andThen(): void;
}

const nothing: Kept = { added: 0, fresh: 0, changed: 0 };

/**
 * Writes pages in their order, in portions. A cursor that is kept with the last rows of its page is never ahead
 * of them; rows that are ahead of it are written once more when the page is read again, which changes nothing.
 * Tells of each page what it brought.
 */
export async function keepPages(
  { database, table, clock }: KeepDeps,
  { accountId, startedAt }: { accountId: AccountId; startedAt: number },
  pages: readonly PageToKeep[],
  signal: AbortSignal,
): Promise<Kept[]> {
  const kept = pages.map(() => nothing);
  let at = { page: 0, row: 0 };
  while (at.page < pages.length) {
    // What came over the wire meanwhile has its turn.
    await turn();
    if (checkpointWhereMany(database)) await turn();
    const portion = () => {
      const now = clock.now();
      const beganMs = performance.now();
      const found = [...kept];
      let { page, row } = at;
      do {
        const { items, andThen } = pages[page] as PageToKeep;
        const written = table.upsert(accountId, items.slice(row, row + rowsAtOnce), now, startedAt);
        found[page] = plus(found[page] ?? nothing, written);
        row += rowsAtOnce;
        if (row < items.length) continue;
        andThen();
        page += 1;
        row = 0;
      } while (page < pages.length && performance.now() - beganMs < longestMs);
      return { found, next: { page, row } };
    };
    const work = () => atomicallyMany(database, portion);
    const { found, next } = await whenUnlocked(work, { clock, signal });
    for (const [page, one] of found.entries()) kept[page] = one;
    at = next;
  }
  return kept;
}

function plus(one: Kept, more: Kept): Kept {
  return {
    added: one.added + more.added,
    fresh: one.fresh + more.fresh,
    changed: one.changed + more.changed,
  };
}
