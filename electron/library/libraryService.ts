import { randomUUID } from 'node:crypto';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { Holdings } from '../../shared/contract/holdings.ts';
import type { ItemMatch, LibraryQuery } from '../../shared/contract/library.ts';
import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { type MediaKind, type MediaRow, saysNothing } from '../../shared/media.ts';
import { type MediaFilter, type MediaSort, newestFirst } from '../../shared/query/mediaFilter.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { GuardedWorker } from '../base/guardedWorker.ts';
import { inPortions } from '../base/inPortions.ts';
import type { Database } from '../database/database.ts';
import type { LinkCopies } from '../links/copying/linkCopies.ts';
import type { ItemKey, RemoteItem } from '../providers/provider.ts';
import { aboutItemOf } from './aboutItem.ts';
import { factText } from './factText.ts';
import type { Gathered } from './gathered.ts';
import type { LinkMaker } from './linkMaker.ts';
import { mediaRowOf, type StoredMedia } from './mediaRow.ts';
import type { MediaTable } from './mediaTable.ts';
import { datedBy } from './query/answers/changesByClock.ts';
import { queriesOf } from './query/answers/queriesOf.ts';
import { idsAt, placesOf } from './query/chosen.ts';
import { matchesIn } from './query/itemMatches.ts';
import { createOriginalCounter, noOriginals, type OriginalsAmong } from './query/livingAmong.ts';
import { createOpenLists } from './query/openLists.ts';
import { startingWith } from './query/startingWith.ts';
import type { Sync } from './sync/syncLibrary.ts';

export interface LibraryDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly sync: Sync;
  readonly links: LinkMaker;
  readonly copies: Pick<LinkCopies, 'copy' | 'stop'>;
  readonly gathered: Gathered;
  /** Of which items the file is known that they were uploaded from. */
  readonly originals?: { has(mediaId: MediaId): boolean; among: OriginalsAmong };
  /** Answers what is asked of all items; without one that is done here. */
  readonly queryWorker?: GuardedWorker | undefined;
  /** The language in which people are in order. */
  readonly locale?: string | undefined;
  clipboardWrite(text: string): void | Promise<void>;
  /** A person asks to refresh. */
  onRefresh?(): void;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly bugs: Bugs;
}

/** What else of an item is needed to fetch its bytes. */
export interface MediaSource {
  readonly accountId: AccountId;
  readonly key: ItemKey;
  readonly kind: MediaKind;
  readonly goneAt: number | null;
  /** A copy of it is in an archive. */
  readonly archived: boolean;
  readonly contentType: string | null;
  /** Its type says nothing, and its first bytes were not looked at. */
  readonly untold: boolean;
}

type Contract = Services['library'];

/** A long message in scripts that fold into many signs costs some ms: so many before everything else gets its turn. */
const matchedAtOnce = 2;

export interface LibraryService extends Contract {
  /** Writes what an upload has just brought to be; one id an item, in their order. */
  record(accountId: AccountId, items: readonly RemoteItem[]): MediaId[];
  /** The newest item known, or 0; null while the account has not been read whole. */
  knownUpTo(accountId: AccountId): number | null;
  keyOf(mediaId: MediaId): MediaSource | null;
  /** What everything that a filter finds is together at `now`. */
  holdings(filter: MediaFilter, now: number): Promise<Holdings>;
  /** The ids of everything that a filter finds, that is there, and whose size nobody told. */
  unsized(filter: MediaFilter): Promise<Float64Array>;
  /** Keeps a size that nobody told before; whether it was one. */
  learnSize(mediaId: MediaId, accountId: AccountId, sizeBytes: number): boolean;
  /** The ids of everything that a filter finds now, the newest first unless another order is given. */
  find(filter: MediaFilter, sort?: MediaSort): Promise<Float64Array>;
  close(): void;
}

/** Answers the library's part of the contract, from SQLite alone but for links. */
export function createLibraryService(deps: LibraryDeps): LibraryService {
  const { table, sync, links, copies, gathered, emit, clock, bugs } = deps;
  const lists = createOpenLists(randomUUID);
  const queries = queriesOf(deps);
  const originalCount = createOriginalCounter(deps.database, deps.originals?.among ?? noOriginals);
  const accounts = () => sync.states().map(({ accountId }) => accountId);
  const wholeList = (token: string) => lists.slice(token, 0, Number.POSITIVE_INFINITY);
  /** With what is known of its file on this computer. */
  function rowOf(stored: StoredMedia): MediaRow {
    const row = mediaRowOf(stored);
    return deps.originals?.has(row.id) === true ? { ...row, original: true } : row;
  }
  const rowsOf = ({ token, start, count }: { token: string; start: number; count: number }) =>
    table.byIds([...lists.slice(token, start, count)]).map(rowOf);
  const closing = new AbortController();
  const orderNames = async () => {
    if (await table.orderNames(closing.signal)) emit('libraryChanged', { accountId: null });
  };
  const putInOrder = () => {
    orderNames().catch((error: unknown) => bugs.failureOf(error, 'library.orderNames'));
  };
  putInOrder();
  table.onNamesCrowded(putInOrder);
  const listed = (query: LibraryQuery) =>
    queries.list({ query, now: clock.now(), accounts: accounts() });
  return {
    async open({ rows: portion, ...query }) {
      const { ids, days, changesAt } = await listed(query);
      const list = {
        token: lists.keep(ids, datedBy(query.sort)),
        total: ids.length,
        ...(changesAt !== null && { changesAt }),
      };
      if (portion === undefined) return list;
      const rows = rowsOf({ token: list.token, ...portion });
      return days === null ? { ...list, rows } : { ...list, rows, days: [...days] };
    },
    rows: async (portion) => rowsOf(portion),
    async startingWith({ token, total, text, from, descending }) {
      const nameAt = (index: number) =>
        table.byIds([...lists.slice(token, index, 1)])[0]?.name ?? null;
      const list = { total, nameAt, compare: table.compareNames, descending };
      return { index: startingWith(list, text, from) };
    },
    follow: async ({ from, to, positions }) => lists.follow(from, to, positions),
    days: async ({ token }) => {
      const dated = lists.dated(token);
      return dated === null ? [] : queries.days({ ...dated, now: clock.now() });
    },
    async countsOf({ filters }) {
      const { counts, changesAt } = await queries.counts({ filters, now: clock.now() });
      return { counts: [...counts], changesAt };
    },
    async about({ mediaId }) {
      const [stored] = table.byIds([mediaId]);
      if (stored === undefined) throw new SatchelError(notFound);
      return aboutItemOf(stored, table.alongside(stored));
    },
    async matched({ text, mediaIds }) {
      const matches: ItemMatch[] = [];
      await inPortions(table.byIds(mediaIds), matchedAtOnce, (items) => {
        for (const item of items) matches.push({ mediaId: item.id, found: matchesIn(item, text) });
      });
      return matches;
    },
    expectSearch: () => queries.expectSearch({}),
    suggest: queries.suggest,
    within: async ({ token, mediaIds }) => table.byIds(lists.within(token, mediaIds)).map(rowOf),
    items: async ({ mediaIds }) => table.byIds(mediaIds).map(rowOf),
    counts: () => queries.totals({ accounts: accounts() }),
    syncStates: async () => sync.states(),
    async refresh({ accountId }) {
      deps.onRefresh?.();
      // Answers once it has begun: how it goes is told by events.
      const known = sync.states().some((state) => state.accountId === accountId);
      const run = sync.refresh(accountId);
      if (accountId !== null && !known) await run;
      run.catch((error: unknown) => bugs.failureOf(error, 'library.refresh'));
    },
    async choose({ list, ranges, after }) {
      const ids = idsAt((start, count) => lists.slice(list, start, count), ranges);
      return gathered.choose(ids, after);
    },
    async chosenRows({ chosen, accountIds, start, count }) {
      const all = accountIds && (await gathered.livingOf(chosen, accountIds));
      const ids = [...(all ?? gathered.chosen(chosen)).slice(start, start + count)];
      return table.byIds(ids).map(rowOf);
    },
    async summary({ chosen }) {
      const ids = gathered.chosen(chosen);
      const now = clock.now();
      const { soonestId, ...counted } = await queries.summary({ ids, now });
      const [first] = soonestId === null ? [] : table.byIds([soonestId]);
      const original =
        counted.obtainable < counted.count
          ? await originalCount(ids, now)
          : new Map<string, number>();
      const accounts = counted.accounts.map((account) => {
        // What ended since the others were counted is among those.
        const lost = account.count - account.obtainable;
        const count = Math.min(original.get(account.accountId) ?? 0, lost);
        return count === 0 ? account : { ...account, original: count };
      });
      return { ...counted, accounts, soonest: first === undefined ? null : mediaRowOf(first) };
    },
    async followRanges({ from, to, ranges }) {
      const ids = idsAt((start, count) => lists.slice(from, start, count), ranges);
      return { ranges: [...placesOf(ids, wholeList(to))] };
    },
    async placesOf({ list, of }) {
      const ids = Float64Array.from(await gathered.take(of));
      return { ranges: [...placesOf(ids, wholeList(list))] };
    },
    gather: async (named) => ({ token: gathered.add(named) }),
    copyLinks: async ({ key, format, ...named }) =>
      copies.copy(await gathered.take(named), { key, format }),
    async copyFact({ mediaId, fact }) {
      const [row] = table.byIds([mediaId]);
      const text = row === undefined ? null : factText(row, fact);
      if (text === null) throw new SatchelError(notFound);
      await deps.clipboardWrite(text);
    },
    async stopCopy({ key }) {
      copies.stop(key);
    },
    async linksOf({ accountId }) {
      const newest = table.newestOf(accountId);
      if (newest === null) return { access: null };
      const { access } = await links.one(newest, closing.signal);
      return { access };
    },
    async link({ mediaId }) {
      const { access, expiresAt } = await links.one(mediaId, closing.signal);
      return { access, expiresAt };
    },
    record(accountId, items) {
      const { ids } = table.upsert(accountId, items, clock.now());
      sync.changed(accountId);
      return [...ids];
    },
    knownUpTo: (accountId) => (sync.hasWalked(accountId) ? table.newestId() : null),
    find: async (filter, sort = newestFirst) => (await listed({ filter, sort })).ids,
    holdings: (filter, now) => queries.holdings({ filter, now }),
    unsized: (filter) => queries.unsized({ filter, now: clock.now() }),
    learnSize(mediaId, accountId, sizeBytes) {
      const isNews = table.learnSize(mediaId, sizeBytes);
      if (isNews) sync.changed(accountId);
      return isNews;
    },
    keyOf(mediaId) {
      const row = table.byIds([mediaId])[0];
      if (row === undefined) return null;
      const { accountId, ref, messageRef, linkUrl, kind, goneAt } = row;
      const { archived, contentType } = row;
      const untold = row.toldType === null && saysNothing(contentType);
      const key = { ref, messageRef, linkUrl };
      return { accountId, key, kind, goneAt, archived, contentType, untold };
    },
    close() {
      closing.abort();
      queries.close();
    },
  };
}
