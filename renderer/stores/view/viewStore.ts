import { create } from 'zustand';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { AccountId } from '../../../shared/ids.ts';
import {
  type MediaFilter,
  type MediaSort,
  newestFirst,
} from '../../../shared/query/mediaFilter.ts';
import { longestStart } from '../../../shared/text/graphemes.ts';

export type ViewName =
  | 'all'
  | 'expiring'
  | 'images'
  | 'video'
  | 'documents'
  | 'received'
  | 'sent'
  | 'messages';

export interface View {
  readonly name: ViewName;
  readonly accountId: AccountId | null;
  readonly search: string;
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
  search: '',
  filter: {},
  sort: newestFirst,
  trayOpen: false,
  drawer: 'none',
}));

export const accountInView = ({ accountId }: View) => accountId;
export const viewName = ({ name }: View) => name;
export const isTrayOpen = ({ trayOpen }: View) => trayOpen;
export const wantedDrawer = ({ drawer }: View) => drawer;

export function change(view: Partial<View>): void {
  useView.setState(view);
}

export function toggleTray(): void {
  change({ trayOpen: !useView.getState().trayOpen });
}

/** Gone items that are shown beside the others make those no other items. */
function amongLiving({ filter: { gone, ...others } }: View): MediaFilter {
  return gone === 'only' ? { ...others, gone } : others;
}

/** Whether other items are shown than before, rather than the same in another way. */
export function showsOthers(before: View, now: View): boolean {
  return (
    before.name !== now.name ||
    before.accountId !== now.accountId ||
    JSON.stringify(amongLiving(before)) !== JSON.stringify(amongLiving(now)) ||
    before.search.trim() !== now.search.trim()
  );
}

const soonMs = 2 * 60 * 60_000;

const filterOf: Readonly<Record<ViewName, MediaFilter>> = {
  all: {},
  expiring: { endsWithinMs: soonMs },
  images: { kinds: ['image'] },
  video: { kinds: ['video'] },
  documents: { kinds: ['pdf', 'text'] },
  received: { direction: 'inbound' },
  sent: { direction: 'outbound' },
  messages: {},
};

/** A view that a newer Satchel remembered may be none of ours. */
export const isViewName = (name: string): name is ViewName => Object.hasOwn(filterOf, name);

const firstToEnd: MediaSort = { by: 'end', descending: false };

/** What decides which items a view shows, and in which order. */
export type Question = Pick<View, 'name' | 'accountId' | 'search' | 'filter' | 'sort'>;

export function questionOf({ name, accountId, search, filter, sort }: View): Question {
  return { name, accountId, search, filter, sort };
}

export function showAll(): void {
  change({ name: 'all', search: '', filter: {} });
}

/** What the library is asked for a view. */
export function queryOf({ name, accountId, search, filter, sort }: Question): LibraryQuery {
  const { gone, ...others } = filter;
  const text = longestStart(search.trim(), 200);
  return {
    filter: {
      ...others,
      ...filterOf[name],
      ...(gone !== undefined && name !== 'expiring' && { gone }),
      ...(accountId !== null && { accountIds: [accountId] }),
      ...(text !== '' && { text }),
    },
    sort: name === 'expiring' ? firstToEnd : sort,
  };
}

/** An account is no more: a view of it becomes the view of all. */
export function leaveAccount(accountId: AccountId): void {
  if (useView.getState().accountId === accountId) change({ accountId: null });
}
