import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { pause } from '../base/pause.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import { askPatiently } from '../http/askPatiently.ts';
import { down } from '../http/httpFailure.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { Provider, Session, SessionSource } from '../providers/provider.ts';
import type { RemovalGroup } from './planRemoval.ts';

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

/** What ends a removal: `stop` whatever was not asked of the provider yet, `end` all of it. */
export interface Ends {
  readonly stop: AbortSignal;
  readonly end: AbortSignal;
}

/** Throws `cancelled` when it was stopped and nothing was removed. */
export type RemoveGroup = (group: RemovalGroup, ends: Ends) => Promise<readonly MediaId[]>;

/** Removes at its provider what a person confirmed, a request a time; each row as soon as it is true. */
export function createRemover(deps: RemoverDeps): RemoveGroup {
  const { table, sessions, clock, random, onGone } = deps;

  async function removeItem(
    { provider, session }: { provider: Provider; session: Session },
    item: StoredMedia,
    { stop, end }: Ends,
  ): Promise<void> {
    const { remove } = provider;
    if (!remove) throw new SatchelError(invalidInput('cannot-remove'));
    const isGone = async () => {
      const failure = await failureOf(() => provider.stat(session, item, end));
      return failure?.kind === 'not-found';
    };
    const told: { last: Failure | null } = { last: null };
    const once = async () => {
      const failure = await failureOf(() => remove.run(session, item, end));
      told.last = failure;
      if (failure === null) return;
      // Whatever was answered, something in between may have said it: the item itself is asked for.
      if (answers(failure) && (await isGone())) return;
      // That it is not there is untrue then.
      throw new SatchelError(failure.kind === 'not-found' ? denied : failure);
    };
    const age = clock.now() - (item.storedAt ?? 0);
    try {
      await askPatiently(once, { clock, random, signal: stop });
    } catch (error) {
      // Stopped while it waited to ask again: only a provider that put it off has surely kept it.
      const { last } = told;
      if (!stop.aborted || last === null || last.kind === 'rate-limited') throw error;
      throw new SatchelError(last);
    }
    if (age >= 0 && age < newbornMs && !(await isGone())) {
      await pause(clock, newbornWaitMs, end);
      await askPatiently(once, { clock, random, signal: end });
    }
  }

  return async (group, ends) => {
    const { stop, end } = ends;
    const { accountId, messageRef, items } = group;
    const [first] = items;
    if (first === undefined) return [];
    if (messageRef !== null) {
      const confirmed = new Set(items.map(({ id }) => id));
      const now = table.ofMessage(accountId, messageRef);
      if (now.some(({ id }) => !confirmed.has(id))) {
        throw new SatchelError(invalidInput('changed'));
      }
    }
    const bound = await sessions(accountId);
    if (stop.aborted) throw new SatchelError(cancelled);
    await removeItem(bound, first, ends);
    const ids = items.map(({ id }) => id);
    await whenUnlocked(() => table.markGone(ids, clock.now()), { clock, signal: end });
    onGone(accountId, ids);
    return ids;
  };
}

const denied = down('unreadable-answer', 404);

/** Not what never left, and not what is asked again after a wait, which then tells. */
function answers({ kind }: Failure): boolean {
  const answered = ['unauthorized', 'forbidden', 'not-found', 'provider-refused', 'provider-down'];
  return answered.includes(kind);
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
