import { create } from 'zustand';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { Failure } from '../../../shared/failure.ts';
import { keptPosition } from '../../../shared/keptPosition.ts';
import { sameFilter } from '../../../shared/query/narrowFilter.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { datedBy, putDays } from './daysStore.ts';
import { createFollower } from './follower.ts';
import { keepNear, keepRows, linesOf, type Pages, pageSize, pagesBetween, rowAt } from './pages.ts';
import { follow } from './selection.ts';
import { select, useSelection } from './selectionStore.ts';
import { useSight } from './sightStore.ts';
import { startAt, startOf } from './startPlace.ts';

interface LibraryState {
  phase: 'opening' | 'ready' | 'failed';
  failure: Failure | null;
  query: LibraryQuery | null;
  token: string | null;
  total: number;
  pages: Pages;
  /** When the clock alone changes the list or its days next, by the providers' time; null where it never does. */
  changesAt: number | null;
  /** Where an item that was in sight in the list before stands in this one; null where nothing is known of that. */
  moved: { readonly from: number; readonly to: number } | null;
}

export const useLibrary = create<LibraryState>(() => ({
  phase: 'opening',
  failure: null,
  query: null,
  token: null,
  total: 0,
  pages: {},
  changesAt: null,
  moved: null,
}));

/** Whether both ask for the same items in the same order. */
export const sameQuery = (one: LibraryQuery, other: LibraryQuery): boolean =>
  sameFilter(one.filter, other.filter) &&
  one.sort.by === other.sort.by &&
  one.sort.descending === other.sort.descending;

/** Answers to an older question are dropped by this. */
let generation = 0;
/** What is being asked for, which is not what is shown yet; null while nothing is. */
let asked: LibraryQuery | null = null;
let visible = { first: 0, last: pageSize - 1 };
/** The list that the indexes of the selection belong to. */
let listed: string | null = null;
const loading = new Set<string>();
/** The question that is being answered; lists are made one after another, so more at once would only queue up. */
let opening: Promise<unknown> | null = null;

/**
 * Asks once what was asked before is answered; null where a newer question came meanwhile. The page in view
 * comes with the answer, so that what a key finds is there after one call.
 */
async function openNewest(query: LibraryQuery, over: () => boolean) {
  if (opening !== null) await opening;
  if (over()) return null;
  const page = Math.floor(visible.first / pageSize);
  const opened = client.library.open({ ...query, rows: portionOf(page) });
  const settled = opened.then(
    () => undefined,
    () => undefined,
  );
  opening = settled;
  void settled.then(() => {
    if (opening === settled) opening = null;
  });
  const { rows, ...list } = await opened;
  const known: Pages = rows === undefined ? {} : { [page]: rows };
  return { ...list, known };
}

const portionOf = (page: number) => ({ start: page * pageSize, count: pageSize });

const fetchPage = (token: string, page: number) =>
  client.library.rows({ token, ...portionOf(page) });

/** `known`: those that are here already. */
async function fetchPages(token: string, wanted: readonly number[], known: Pages): Promise<Pages> {
  const rows = await Promise.all(wanted.map((page) => known[page] ?? fetchPage(token, page)));
  return Object.fromEntries(wanted.map((page, place) => [page, rows[place] ?? []]));
}

/** The pages in view, and the one where the item with the keyboard is, if it was here before. */
function pagesToAsk(total: number, focus: number | null): number[] {
  const inView = pagesBetween(visible.first, visible.last, pageSize, total);
  const near = focus === null ? [] : pagesBetween(focus, focus, pageSize, total);
  return [...new Set([...inView, ...near])];
}

/** Asks anew; what is shown stays until the new rows are here, so that nothing flickers. */
async function ask(query: LibraryQuery): Promise<void> {
  generation += 1;
  const mine = generation;
  const over = () => mine !== generation;
  asked = query;
  try {
    const opened = await openNewest(query, over);
    if (opened === null) return;
    const { token, total, days, known, changesAt = null } = opened;
    const start = listed === null ? await startOf(query, token) : null;
    if (start !== null) seeFrom(start.top);
    const seen = visible.first;
    const moved = createFollower(listed, token, over, seen > 0 ? [seen] : []);
    await moved.learn();
    if (over()) return;
    const { focusMoved, focus } = useSelection.getState();
    const before = useLibrary.getState();
    const focusHere = focusMoved && rowAt(before.pages, focus) !== undefined;
    const seenNow = seen > 0 ? (moved.indexNow(seen) ?? seen) : 0;
    visible = { first: seenNow, last: visible.last + seenNow - seen };
    const wanted = pagesToAsk(total, focusHere ? (moved.indexNow(focus) ?? focus) : null);
    const pages = await fetchPages(token, wanted, known);
    await moved.learn();
    if (over()) return;
    const byRows = (place: number) =>
      keptPosition(linesOf(before), place, linesOf({ pages, total }));
    const indexNow = (place: number) => moved.indexNow(place) ?? byRows(place);
    const now = useSelection.getState();
    select(start?.selection ?? follow(now, { indexNow, rangesNow: moved.rangesNow }));
    listed = token;
    startAt(null);
    const kept = keepRows(pages, before.pages);
    // Together, so that nothing is laid out by the days of the list before.
    const by = datedBy(query.sort);
    if (days !== undefined && by !== null) putDays(token, by, days);
    useLibrary.setState({
      phase: 'ready',
      failure: null,
      query,
      token,
      total,
      pages: kept,
      changesAt,
      moved: query === before.query ? { from: seen, to: seenNow } : null,
    });
  } catch (error) {
    if (over()) return;
    useLibrary.setState({ phase: 'failed', failure: failureOf(error), query });
  } finally {
    if (!over()) asked = null;
  }
}

function seeFrom(first: number): void {
  visible = { first, last: first + pageSize - 1 };
  useSight.setState({ first });
}

/** What is shown stays for as long as nobody would notice that it is not what is asked for. */
const slowMs = 150;

const empty = {
  phase: 'opening',
  failure: null,
  token: null,
  total: 0,
  pages: {},
  changesAt: null,
  moved: null,
} as const;

/** Shows another list, from its top; the one before stays until it is here, unless that takes long. */
export async function openLibrary(query: LibraryQuery): Promise<void> {
  seeFrom(0);
  if (useLibrary.getState().phase !== 'ready') useLibrary.setState({ ...empty, query });
  const mine = generation + 1;
  const late = setTimeout(() => {
    if (generation === mine) useLibrary.setState({ ...empty, query });
  }, slowMs);
  await ask(query);
  clearTimeout(late);
}

let holders = 0;
let missed = false;

/** The list stays as it is until what this answers is called; what is news by then is shown then. */
export function holdLibrary(): () => void {
  holders += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holders -= 1;
    if (holders > 0 || !missed) return;
    missed = false;
    void reopenLibrary();
  };
}

/** Shows the same list as it is now; scroll position and selection are kept. */
export async function reopenLibrary(): Promise<void> {
  if (holders > 0) {
    missed = true;
    return;
  }
  // News of the library must not bring back the list that a person is leaving.
  const query = asked ?? useLibrary.getState().query;
  if (query !== null) await ask(query);
}

/** Sees to it that the items in view are there. */
export function showRange(first: number, last: number): void {
  visible = { first, last };
  useSight.setState({ first });
  fetchAhead(first, last);
}

/** Fetches what may be in view next. */
export function fetchAhead(first: number, last: number): void {
  const { token, total, pages } = useLibrary.getState();
  if (token === null) return;
  for (const page of pagesBetween(first, last, pageSize, total)) {
    if (pages[page] === undefined) void loadPage(token, page);
  }
}

async function loadPage(token: string, page: number): Promise<void> {
  const key = `${token} ${page}`;
  if (loading.has(key)) return;
  loading.add(key);
  try {
    const rows = await fetchPage(token, page);
    useLibrary.setState((state) =>
      state.token === token ? { pages: keepNear({ ...state.pages, [page]: rows }, page) } : state,
    );
  } catch {
    // Most likely a list that main has let go of: asking anew says what is wrong if that fails too.
    if (useLibrary.getState().token === token) void reopenLibrary();
  } finally {
    loading.delete(key);
  }
}
