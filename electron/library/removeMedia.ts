import type { Removed } from '../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { down } from '../base/httpFailure.ts';
import { libraryFailure } from '../base/libraryFailure.ts';
import { pause } from '../base/pause.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import type { Provider, Session, SessionSource } from '../providers/provider.ts';
import { askPatiently } from './askPatiently.ts';
import type { StoredMedia } from './mediaRow.ts';
import type { MediaTable } from './mediaTable.ts';
import type { RemovalGroup } from './planRemoval.ts';

const requestsAtOnce = 4;
/** A provider may not find at once what it has just stored (providers.md 3.6). */
const newbornMs = 2 * 60_000;
const newbornWaitMs = 3_000;

export interface RemoverDeps {
  readonly table: MediaTable;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  /** After the rows say so: these are gone. */
  onGone(accountId: AccountId, ids: readonly MediaId[]): void;
}

export type RemoveGroups = (
  groups: readonly RemovalGroup[],
  signal: AbortSignal,
) => Promise<Removed>;

/** Removes at the providers what a person confirmed, several at once; each row as soon as it is true. */
export function createRemover(deps: RemoverDeps): RemoveGroups {
  const { table, sessions, clock, random, onGone } = deps;
  const pool = createTaskPool(requestsAtOnce);

  async function removeItem(
    { provider, session }: { provider: Provider; session: Session },
    item: StoredMedia,
    signal: AbortSignal,
  ): Promise<void> {
    const { remove } = provider;
    if (!remove) throw new SatchelError({ kind: 'invalid-input', detail: 'cannot-remove' });
    const isGone = async () => {
      const failure = await failureOf(() => provider.stat(session, item, signal));
      return failure?.kind === 'not-found';
    };
    const once = async () => {
      const failure = await failureOf(() => remove.run(session, item, signal));
      if (failure === null) return;
      // Whatever was answered, something in between may have said it: the item itself is asked for.
      if (answers(failure) && (await isGone())) return;
      // That it is not there is untrue then.
      throw new SatchelError(failure.kind === 'not-found' ? denied : failure);
    };
    const age = clock.now() - (item.storedAt ?? 0);
    const settled = () => askPatiently(once, { clock, random, signal });
    await settled();
    if (age >= 0 && age < newbornMs && !(await isGone())) {
      await pause(clock, newbornWaitMs, signal);
      await settled();
    }
  }

  async function removeGroup(group: RemovalGroup, signal: AbortSignal): Promise<MediaId[]> {
    const { accountId, messageRef, items } = group;
    const [first] = items;
    if (first === undefined) return [];
    if (messageRef !== null) {
      const confirmed = new Set(items.map(({ id }) => id));
      const now = table.ofMessage(accountId, messageRef);
      if (now.some(({ id }) => !confirmed.has(id))) {
        throw new SatchelError({ kind: 'invalid-input', detail: 'changed' });
      }
    }
    const bound = await sessions(accountId);
    await removeItem(bound, first, signal);
    // While quitting nothing is written any more: the next walk finds out.
    if (signal.aborted) throw new SatchelError({ kind: 'cancelled' });
    const ids = items.map(({ id }) => id);
    await whenUnlocked(() => table.markGone(ids, clock.now()), { clock, signal });
    onGone(accountId, ids);
    return ids;
  }

  return async (groups, signal) => {
    const results = await Promise.allSettled(
      groups.map((group) => pool.run(() => removeGroup(group, signal))),
    );
    const removed: MediaId[] = [];
    const failed: { mediaId: MediaId; failure: Failure }[] = [];
    groups.forEach(({ items }, index) => {
      const result = results[index];
      if (result?.status === 'fulfilled') removed.push(...result.value);
      else {
        const failure = inWords(result?.reason);
        failed.push(...items.map(({ id }) => ({ mediaId: id, failure })));
      }
    });
    return { removed, failed };
  };
}

const denied = down('unreadable-answer', 404);

/** Not what never left, and not what is asked again after a wait, which then tells. */
function answers({ kind }: Failure): boolean {
  const answered = ['unauthorized', 'forbidden', 'not-found', 'provider-refused', 'provider-down'];
  return answered.includes(kind);
}

/** Throws what is a bug. */
function inWords(reason: unknown): Failure {
  const failure = reason instanceof SatchelError ? reason.failure : libraryFailure(reason);
  if (failure === null) throw reason;
  return failure;
}

async function failureOf(ask: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof SatchelError) return error.failure;
    throw error;
  }
}
