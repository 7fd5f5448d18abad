import { SatchelError } from '../../../shared/failure.ts';
import { cancelled, notFound } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { whenUnlocked } from '../../base/whenUnlocked.ts';
import { askPatiently } from '../../http/askPatiently.ts';
import { down } from '../../http/httpFailure.ts';
import { createWalkGuard } from '../../http/walkGuard.ts';
import type { Provider, Session } from '../../providers/provider.ts';
import type { Doubtful, DueTable } from './dueTable.ts';
import { createGathering } from './gatherPages.ts';
import { keepPages } from './keepPages.ts';
import { openPages } from './openPages.ts';
import { type RecheckDeps, recheck } from './recheck.ts';
import type { SyncRunTable } from './syncRunTable.ts';

const dayMs = 24 * 60 * 60_000;
const mostRechecks = 1_000;
/** After a walk through what is new, which is short. */
const mostMissing = 100;

export interface WalkDeps extends RecheckDeps {
  readonly runs: SyncRunTable;
  readonly due: DueTable;
  /** Items that a walk through what is new did not meet, and that live nevertheless: asked for once. */
  readonly unlisted: Set<MediaId>;
}

export interface Walk {
  readonly accountId: AccountId;
  readonly provider: Provider;
  readonly session: Session;
  /** Walks to the end even when the first page shows nothing new. */
  readonly full: boolean;
  readonly signal: AbortSignal;
  /** After each page is on disk. */
  onPage(seen: number, total: number | null, unread: number): void;
  /** Something is to be shown that was not before. */
  onChange(): void;
}

/** Brings the library up to what the provider lists, from where a stopped walk was left. */
export async function walkList(deps: WalkDeps, walk: Walk): Promise<void> {
  const { runs, clock } = deps;
  const run = runs.of(walk.accountId);
  if (run === null) throw new SatchelError(notFound);
  const { cursor, startedAt, finishedAt, walkedAt, unread } = run;
  const now = clock.now();
  if (cursor !== null && startedAt !== null && now - startedAt < dayMs) {
    const { unreadSoFar } = run;
    const start = { cursor, startedAt, mayStop: false, newerThan: null, unread, unreadSoFar };
    await walkFrom(deps, walk, start);
    // Items that were stored since that walk began are listed before the cursor from which it went on.
    return walkList(deps, walk);
  }
  await whenUnlocked(() => runs.begin(walk.accountId, now), { clock, signal: walk.signal });
  const mayStop = !walk.full && walkedAt !== null && now - walkedAt < dayMs;
  // No walk takes longer than a day, so all that the last one can have missed is younger than this.
  const newerThan =
    mayStop && walk.provider.listsNewer === true && startedAt !== null && finishedAt !== null
      ? Math.min(startedAt, finishedAt) - dayMs
      : null;
  const start = { cursor: null, startedAt: now, mayStop, newerThan, unread, unreadSoFar: 0 };
  await walkFrom(deps, walk, start);
}

async function walkFrom(
  deps: WalkDeps,
  walk: Walk,
  start: {
    cursor: string | null;
    startedAt: number;
    mayStop: boolean;
    newerThan: number | null;
    /** What the last whole walk could not read, and what this one could not so far. */
    unread: number;
    unreadSoFar: number;
  },
): Promise<void> {
  const { table, runs, due, clock, random } = deps;
  const { accountId, provider, session, signal } = walk;
  const { startedAt, newerThan } = start;
  const held = (messageRef: string) =>
    table.ofMessage(accountId, messageRef).map((item) => item.ref);
  const options = newerThan === null ? {} : { newerThan, held };
  let unread = start.unreadSoFar;
  let endless = false;
  const finish = (whole: boolean) =>
    whenUnlocked(() => runs.finish(accountId, clock.now(), whole, unread), { clock, signal });
  const guard = createWalkGuard(start.cursor);
  const pages = openPages({ provider, session, signal }, options);
  const gathering = createGathering((from) =>
    askPatiently(() => pages.at(from), { clock, random, signal }),
  );
  let cursor = start.cursor;
  let seen = table.seenSince(accountId, startedAt);
  try {
    for (;;) {
      const gathered = await gathering.from(cursor, start.mayStop);
      if (signal.aborted) throw new SatchelError(cancelled);
      const toKeep = gathered.pages.map(({ items, nextCursor, unread: missed = [] }) => {
        unread += missed.length;
        const unreadSoFar = unread;
        // The cursor is kept with the rows: a walk taken up again neither skips nor repeats a page. A
        // walk through what is new is short, and begins anew.
        const andThen = () => {
          // At the end the last page stays the cursor until the walk is finished, so that a stop between the two
          // costs one page and not all of them.
          const goesOn = newerThan === null && nextCursor !== null;
          if (goesOn) runs.keepCursor(accountId, nextCursor, unreadSoFar);
        };
        return { items, andThen };
      });
      const kept = await keepPages(deps, { accountId, startedAt }, toKeep, signal);
      for (const [index, page] of gathered.pages.entries()) {
        const { added = 0, fresh = 0, changed = 0 } = kept[index] ?? {};
        endless ||= page.endless === true;
        seen += fresh;
        walk.onPage(seen, page.total, unread);
        if (changed > 0) walk.onChange();
        if (page.nextCursor === null) break;
        const reachesKnown = start.mayStop && added < page.items.length;
        // What could not be read counts at the provider, though nothing of it is in the library.
        if (reachesKnown && page.total === table.liveCount(accountId) + start.unread) {
          return await finish(false);
        }
        if (!guard.leadsOn(page, fresh)) {
          throw new SatchelError(down('endless-list'));
        }
      }
      if (gathered.nextCursor === null) break;
      cursor = gathered.nextCursor;
    }
  } finally {
    pages.close();
  }
  const missing =
    newerThan === null ? due.unseen(accountId, startedAt, mostRechecks) : missingSince(newerThan);
  if (missing.length > 0) {
    await recheck(deps, walk, missing, signal).finally(walk.onChange);
  }
  await finish(newerThan === null);
  if (endless) throw new SatchelError(down('endless-list'));

  /**
   * Offsets shift while paging and hide items, so not being listed is a question, not an answer. What is older
   * was not asked for by a walk through what is new; what it should have met and did not may have been deleted.
   */
  function missingSince(storedAfter: number): readonly Doubtful[] {
    if (endless) return [];
    const all = due.unseen(accountId, startedAt, mostMissing, storedAfter);
    const asked = all.filter(({ id }) => !deps.unlisted.has(id));
    for (const { id } of asked) deps.unlisted.add(id);
    return asked;
  }
}
