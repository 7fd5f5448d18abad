import { create } from 'zustand';
import type { AccountId } from '../../../shared/ids.ts';
import {
  firstOf,
  noRanges,
  type Ranges,
  rangesOf,
  without,
} from '../../../shared/selection/ranges.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { portionsOf } from '../../bridge/named.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { sayFailure } from '../notices/sayFailure.ts';
import { type Chosen, chosenAtHand, inOrder, isSameChosen, mostRows, ofRows } from './chosen.ts';
import { useLibrary } from './libraryStore.ts';
import { rowAt } from './pages.ts';
import { type Selection, selectedCount } from './selection.ts';
import { select, useSelection } from './selectionStore.ts';

interface ChosenState {
  /** What is selected; null while nothing is, or it is not known yet what it is. */
  readonly chosen: Chosen | null;
}

/** What the selection is of, beyond its indexes. */
export const useChosen = create<ChosenState>(() => ({ chosen: null }));

export const whatIsChosen = ({ chosen }: ChosenState) => chosen;

/** Of many, so many are shown. */
const mostShown = 12;
/** What many are together is counted anew no sooner than this, and takes no more than a tenth of the time. */
const restMs = 1_000;

interface Seen {
  readonly chosen: Ranges;
  readonly list: string | null;
}

const isSameAs = (one: Seen, other: Seen) => one.chosen === other.chosen && one.list === other.list;

/** What `useChosen` speaks of. */
let known: Seen = { chosen: noRanges, list: null };
/** The selection as it was looked at last, in the list that was shown then. */
let seen: Seen = known;
/** How often a person selected something else, rather than a newer list bringing the same items. */
let gestures = 0;

/** Chooses by ids what is selected of a list now, whatever becomes of the list. */
async function fetchChosen(selection: Selection, list: string): Promise<Chosen> {
  let after: string | undefined;
  for (const ranges of portionsOf(selection.chosen)) {
    const { token } = await client.library.choose({ list, ranges, after });
    after = token;
  }
  if (after === undefined) return ofRows([]);
  const few = selectedCount(selection) <= mostRows;
  const portion = { chosen: after, start: 0, count: few ? mostRows : mostShown };
  if (few) return ofRows(inOrder(await client.library.chosenRows(portion), selection.order));
  const [rows, summary] = await Promise.all([
    client.library.chosenRows(portion),
    client.library.summary({ chosen: after }),
  ]);
  return { rows, kept: { token: after, summary } };
}

/** What is selected at this moment; null where nothing is, or it cannot be told, which is said. */
export async function wholeSelection(): Promise<Chosen | null> {
  const selection = useSelection.getState();
  const { token, pages } = useLibrary.getState();
  if (selection.chosen.length === 0) return null;
  const here = chosenAtHand(selection, pages);
  if (here !== null) return here;
  const { chosen } = useChosen.getState();
  // While another order is opened there is no list, and what was known is meant still.
  const same = known.chosen === selection.chosen && (token === null || known.list === token);
  if (chosen !== null && same) return chosen;
  if (token === null) return null;
  try {
    return await fetchChosen(selection, token);
  } catch (error) {
    sayFailure(failureOf(error));
    return null;
  }
}

const put = (next: Chosen | null) => {
  const { chosen } = useChosen.getState();
  if (chosen === next || (chosen !== null && next !== null && isSameChosen(chosen, next))) return;
  useChosen.setState({ chosen: next });
};

let asking = false;
/** It ended for one of them: what was counted is true no more. */
let outdated = false;
let restUntil = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Brings what is known of the selection up to date. */
function refresh(): void {
  const selection = useSelection.getState();
  const { token: list, pages } = useLibrary.getState();
  const { chosen } = selection;
  if (chosen.length > 0 && list === null) return;
  const now = { chosen, list };
  if (chosen !== seen.chosen && list === seen.list) gestures += 1;
  const gesture = chosen !== seen.chosen && list === seen.list;
  seen = now;
  if (isSameAs(known, now) && !outdated) return;
  const here = chosenAtHand(selection, pages);
  if (here !== null) {
    known = now;
    outdated = false;
    put(here.rows.length === 0 ? null : here);
    return;
  }
  if (gesture) put(null);
  void ask(selection, list, gesture ? 0 : restUntil - Date.now());
}

function later(waitMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(refresh, waitMs);
}

async function ask(selection: Selection, list: string | null, waitMs: number): Promise<void> {
  if (asking || list === null) return;
  if (waitMs > 0) {
    later(waitMs);
    return;
  }
  const [mine, began] = [gestures, Date.now()];
  asking = true;
  outdated = false;
  // A list that was let go is followed by another: it is asked for that.
  const found = await fetchChosen(selection, list).catch(() => null);
  asking = false;
  restUntil = Date.now() + Math.max(restMs, 10 * (Date.now() - began));
  if (found !== null && mine === gestures) {
    known = { chosen: selection.chosen, list };
    put(found);
    awaitEnd(found);
  }
  if (found === null) later(restMs);
  else if (mine === gestures) refresh();
  else void ask(useSelection.getState(), useLibrary.getState().token, 0);
}

/** Many are counted anew when the first of them ends. */
function awaitEnd({ kept }: Chosen): void {
  const end = kept?.summary.soonestEndAt ?? null;
  const waitMs = end === null ? null : Math.max(end - providerNow(), restUntil - Date.now());
  if (waitMs === null || waitMs >= 2 ** 31) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    outdated = true;
    refresh();
  }, waitMs);
}

/** An account was removed, and its items with it; of many they leave with the list that is about to come. */
export function forgetChosenOf(accountId: AccountId): void {
  const selection = useSelection.getState();
  const { pages } = useLibrary.getState();
  const going = firstOf(selection.chosen, mostRows).filter(
    (index) => rowAt(pages, index)?.accountId === accountId,
  );
  if (going.length === 0) return;
  const chosen = without(selection.chosen, rangesOf(going));
  select({ ...selection, chosen });
}

let due = false;

/** After what is changed together: the selection, and the list that it is of. */
function soon(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    refresh();
  });
}

/** Keeps `useChosen` true. To be called once; returns what ends it. */
export function followSelection(): () => void {
  const stops = [useSelection.subscribe(soon), useLibrary.subscribe(soon)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
