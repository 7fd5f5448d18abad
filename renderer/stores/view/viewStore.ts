import { create } from 'zustand';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import type { SavedView } from '../../../shared/contract/window/views.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { isLink } from '../../../shared/links/isLink.ts';
import type { QueryContext } from '../../../shared/query/filterValues.ts';
import {
  type MediaFilter,
  type MediaSort,
  newestFirst,
} from '../../../shared/query/mediaFilter.ts';
import { mergeFilters } from '../../../shared/query/mergeFilters.ts';
import { narrowFilter, sameFilter } from '../../../shared/query/narrowFilter.ts';
import { presentPart } from '../../../shared/query/presentPart.ts';
import { readQuery } from '../../../shared/query/readQuery.ts';
import { queryContext } from './queryContext.ts';

export type ViewName =
  | 'all'
  | 'expiring'
  | 'leaving'
  | 'images'
  | 'video'
  | 'documents'
  | 'received'
  | 'sent'
  | 'messages'
  | 'activity';

/** One thing of the side bar is shown at a time: a view of all accounts, all of one account, or a saved view. */
export interface View {
  /** `all` while an account or a saved view is shown. */
  readonly name: ViewName;
  readonly accountId: AccountId | null;
  /** The saved view that was chosen last, also while it is narrowed or widened. */
  readonly savedId: string | null;
  /** What stands in the search, as typed: words, and filters that are no chips yet. */
  readonly search: string;
  /** A link that stood in the search, and whose that is. */
  readonly link: { readonly typed: string; readonly whose: Recognised } | null;
  /** What narrows the view further. */
  readonly filter: MediaFilter;
  readonly sort: MediaSort;
  readonly trayOpen: boolean;
  /** Side panels where the window is too narrow to hold them. */
  readonly drawer: 'none' | 'sidebar' | 'inspector';
}

export const useView = create<View>(() => ({
  name: 'all',
  accountId: null,
  savedId: null,
  search: '',
  link: null,
  filter: {},
  sort: newestFirst,
  trayOpen: false,
  drawer: 'none',
}));

/** The view that is shown, where none of an account or a saved one is. */
export const shownView = ({ name, accountId, savedId }: View) =>
  accountId === null && savedId === null ? name : null;

export const accountInView = ({ accountId }: View) => accountId;
export const viewName = ({ name }: View) => name;
export const isTrayOpen = ({ trayOpen }: View) => trayOpen;
export const wantedDrawer = ({ drawer }: View) => drawer;

/** Changes the view; whichever of a view, an account and a saved view is chosen last is the one that is shown. */
export function change(view: Partial<View>): void {
  const { name, accountId = null } = view;
  const choosesView = accountId === null && name !== undefined && name !== 'all';
  const choosesAny = 'name' in view || 'accountId' in view;
  useView.setState({
    ...(choosesAny && { savedId: null }),
    ...view,
    ...(accountId !== null && { name: 'all' }),
    ...(choosesView && { accountId: null }),
  });
}

export function toggleTray(): void {
  change({ trayOpen: !useView.getState().trayOpen });
}

/** What is shown of that which is there; what is gone stands beside it and changes nothing of it. */
function presentIn(view: View, context: QueryContext): MediaFilter {
  return presentPart(queryOf(view, context).filter);
}

/** Whether items are shown at all, rather than messages or what runs. */
const isLibrary = ({ name }: View) => name !== 'messages' && name !== 'activity';

/** Whether other items are shown than before, rather than the same in another way or more beside them. */
export function showsOthers(before: View, now: View): boolean {
  const context = queryContext();
  return (
    isLibrary(before) !== isLibrary(now) ||
    !sameFilter(presentIn(before, context), presentIn(now, context))
  );
}

/** There is time to do something about what ends later. */
const soonMs = 30 * 24 * 60 * 60_000;

export const filterOf: Readonly<Record<ViewName, MediaFilter>> = {
  all: {},
  expiring: { endsWithinMs: soonMs },
  leaving: { endsWithinMs: soonMs, archived: false },
  images: { kinds: ['image'] },
  video: { kinds: ['video'] },
  documents: { kinds: ['pdf', 'text'] },
  received: { direction: 'inbound' },
  sent: { direction: 'outbound' },
  messages: {},
  activity: {},
};

/** A view that a newer Satchel remembered may be none of ours. */
export const isViewName = (name: string): name is ViewName => Object.hasOwn(filterOf, name);

const isOfEnds = (name: ViewName) => name === 'expiring' || name === 'leaving';
const firstToEnd: MediaSort = { by: 'end', descending: false };

/** What decides which items a view shows, and in which order. */
export type Question = Pick<View, 'name' | 'accountId' | 'search' | 'link' | 'filter' | 'sort'>;

export function questionOf({ name, accountId, search, link, filter, sort }: View): Question {
  return { name, accountId, search, link, filter, sort };
}

/** Whose the link is that stands in the search; null where nobody knows yet, or where it has other words. */
export const searchedLink = ({ search, link }: Pick<View, 'search' | 'link'>): Recognised | null =>
  link?.typed === search && isLink(search) ? link.whose : null;

/** Whether a link stands in the search that is still being looked up. */
export const awaitsLink = (view: Pick<View, 'search' | 'link'>): boolean =>
  isLink(view.search) && searchedLink(view) === null;

/** What is in the form of no provider's links is looked for as words, in a message perhaps. */
export const isWords = ({ kind }: Recognised) => kind === 'foreign' || kind === 'no-link';

/** Nothing narrows it any longer. */
const whole = { search: '', filter: {}, savedId: null } as const;

/** What ends soon is shown by its end; the order of all else is that which was chosen last. */
function sortFor(name: ViewName): MediaSort {
  const { name: before, sort } = useView.getState();
  if (isOfEnds(name)) return firstToEnd;
  return isOfEnds(before) ? newestFirst : sort;
}

export function showView(name: ViewName): void {
  change({ ...whole, accountId: null, name, sort: sortFor(name) });
}

export function showAccount(accountId: AccountId): void {
  change({ ...whole, name: 'all', accountId, sort: sortFor('all') });
}

export function showSaved({ id, filter: { text = '', ...filter }, sort }: SavedView): void {
  useView.setState({ name: 'all', accountId: null, savedId: id, search: text, filter, sort });
}

/** What has expired or was deleted, the latest first; where any of it is archived, that alone. */
export function showLost(archived: boolean): void {
  const filter: MediaFilter = archived ? { gone: 'only', archived } : { gone: 'only' };
  change({ ...whole, accountId: null, name: 'all', filter, sort: { by: 'end', descending: true } });
}

/** All that there is, wherever it is. */
export function showAll(): void {
  showView('all');
}

/** What a view is narrowed to: chips, and what is typed. */
export function narrowedTo(
  view: Pick<View, 'search' | 'link' | 'filter'>,
  context: QueryContext = queryContext(),
): MediaFilter {
  const { search, filter } = view;
  const whose = searchedLink(view);
  if (whose?.kind === 'item') return { ...filter, itemId: whose.row.id };
  // No item is known by it, or not yet.
  if (whose === null ? isLink(search) : !isWords(whose)) return { ...filter, kinds: [] };
  return mergeFilters(filter, readQuery(search, context).filter);
}

/** What the library is asked for a view. */
export function queryOf(question: Question, context: QueryContext = queryContext()): LibraryQuery {
  const { name, accountId, sort } = question;
  const wide = accountId === null ? filterOf[name] : { accountIds: [accountId] };
  const { gone, ...filter } = narrowFilter(wide, narrowedTo(question, context));
  // What ends is there; of nothing but what is gone it finds nothing.
  const withGone = gone === 'only' || (gone === 'also' && filter.endsWithinMs === undefined);
  return { filter: withGone ? { ...filter, gone } : filter, sort };
}

/** An account is no more: a view of it becomes the view of all. */
export function leaveAccount(accountId: AccountId): void {
  const { accountId: shown, filter } = useView.getState();
  if (shown === accountId) change({ accountId: null });
  const { accountIds, ...others } = filter;
  if (!accountIds?.includes(accountId)) return;
  const left = accountIds.filter((id) => id !== accountId);
  change({ filter: left.length === 0 ? others : { ...others, accountIds: left } });
}
