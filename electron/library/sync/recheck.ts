import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { TaskPool } from '../../base/taskPool.ts';
import { whenUnlocked } from '../../base/whenUnlocked.ts';
import { atomically } from '../../database/atomically.ts';
import type { Database } from '../../database/database.ts';
import { askPatiently } from '../../http/askPatiently.ts';
import type { Provider, RemoteItem, Session } from '../../providers/provider.ts';
import type { MediaTable } from '../mediaTable.ts';
import type { Doubtful } from './dueTable.ts';

const chunk = 32;

export interface RecheckDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly pool: TaskPool;
  readonly clock: Clock;
  readonly random: () => number;
}

type Verdict = { kind: 'alive'; item: RemoteItem } | { kind: 'gone' } | { kind: 'unclear' };

/**
 * Failures that concern one item only; any other would meet the next item too. An answer without a status
 * was one of the provider, and only what it says of the item was not understood.
 */
const concernsItem = (failure: Failure) =>
  failure.kind === 'forbidden' ||
  failure.kind === 'provider-refused' ||
  (failure.kind === 'provider-down' &&
    failure.cause === 'unreadable-answer' &&
    failure.status === null);

/**
 * Asks the provider for each item by name and writes down what it says: only "not found" makes an
 * item gone. Returns those about which it said nothing of use.
 */
export async function recheck(
  { database, table, pool, clock, random }: RecheckDeps,
  { provider, session }: { provider: Provider; session: Session },
  items: readonly Doubtful[],
  signal: AbortSignal,
): Promise<MediaId[]> {
  const judge = async (item: Doubtful): Promise<Verdict> => {
    try {
      const ask = () => provider.stat(session, item, signal);
      const found = await askPatiently(ask, { clock, random, signal });
      return found.ref === item.ref ? { kind: 'alive', item: found } : { kind: 'unclear' };
    } catch (error) {
      if (!(error instanceof SatchelError)) throw error;
      const { settlingMs } = provider;
      const settling = item.storedAt !== null && clock.now() - item.storedAt < settlingMs;
      if (error.failure.kind === 'not-found') return { kind: settling ? 'unclear' : 'gone' };
      if (concernsItem(error.failure)) return { kind: 'unclear' };
      throw error;
    }
  };

  const unclear: MediaId[] = [];
  for (let start = 0; start < items.length; start += chunk) {
    const asked = items.slice(start, start + chunk);
    // All are waited for even when one fails, so that nothing is left running behind.
    const verdicts = await Promise.allSettled(asked.map((item) => pool.run(() => judge(item))));
    if (signal.aborted) throw new SatchelError(cancelled);
    const now = clock.now();
    const write = () => {
      // An account that was removed meanwhile took its rows along.
      const kept = new Set(table.byIds(asked.map(({ id }) => id)).map(({ id }) => id));
      asked.forEach((item, index) => {
        const verdict = verdicts[index];
        if (verdict?.status !== 'fulfilled' || !kept.has(item.id)) return;
        if (verdict.value.kind === 'alive') {
          table.upsert(item.accountId, [verdict.value.item], now);
        } else if (verdict.value.kind === 'gone') table.markGone([item.id], now);
        else unclear.push(item.id);
      });
    };
    await whenUnlocked(() => atomically(database, write), { clock, signal });
    const broken = verdicts.find((verdict) => verdict.status === 'rejected');
    if (broken) throw broken.reason;
  }
  return unclear;
}
