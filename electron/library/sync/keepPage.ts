import { setImmediate as turn } from 'node:timers/promises';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import { whenUnlocked } from '../../base/whenUnlocked.ts';
import { atomically } from '../../database/atomically.ts';
import type { Database } from '../../database/database.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { MediaTable } from '../mediaTable.ts';

/** Written at once: a few milliseconds, so that windows and transfers do not wait. */
const rowsAtOnce = 50;

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

/**
 * Writes the items of one page in portions, and `andThen` with the last of them. A cursor that is kept so is
 * never ahead of its rows; rows that are ahead of it are written once more when the page is read again, which
 * changes nothing.
 */
export async function keepPage(
  { database, table, clock }: KeepDeps,
  page: { accountId: AccountId; items: readonly RemoteItem[]; startedAt: number },
  andThen: () => void,
  signal: AbortSignal,
): Promise<Kept> {
  const { accountId, items, startedAt } = page;
  let kept: Kept = { added: 0, fresh: 0, changed: 0 };
  for (let start = 0; start === 0 || start < items.length; start += rowsAtOnce) {
    // What came over the wire meanwhile has its turn.
    await turn();
    const some = items.slice(start, start + rowsAtOnce);
    const last = start + rowsAtOnce >= items.length;
    const write = () => {
      const written = table.upsert(accountId, some, clock.now(), startedAt);
      if (last) andThen();
      return written;
    };
    const { added, fresh, changed } = await whenUnlocked(() => atomically(database, write), {
      clock,
      signal,
    });
    kept = {
      added: kept.added + added,
      fresh: kept.fresh + fresh,
      changed: kept.changed + changed,
    };
  }
  return kept;
}
