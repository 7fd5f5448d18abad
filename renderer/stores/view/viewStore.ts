import { create } from 'zustand';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { MediaKind } from '../../../shared/media.ts';
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
export type Sort = LibraryQuery['sort'];

export interface View {
  readonly name: ViewName;
  readonly accountId: AccountId | null;
  readonly search: string;
  readonly sort: Sort;
  readonly includeGone: boolean;
  /** Thumbnails fill their frame rather than being shown whole. */
  readonly fillFrame: boolean;
  readonly trayOpen: boolean;
  /** Side panels where the window is too narrow to hold them. */
  readonly drawer: 'none' | 'sidebar' | 'inspector';
}

export const useView = create<View>(() => ({
  name: 'all',
  accountId: null,
  search: '',
  sort: 'newest',
  includeGone: false,
  fillFrame: true,
  trayOpen: false,
  drawer: 'none',
}));

export const accountInView = ({ accountId }: View) => accountId;
export const viewName = ({ name }: View) => name;
export const isTrayOpen = ({ trayOpen }: View) => trayOpen;
export const wantedDrawer = ({ drawer }: View) => drawer;
export const fillsFrames = ({ fillFrame }: View) => fillFrame;

export function change(view: Partial<View>): void {
  useView.setState(view);
}

export function toggleTray(): void {
  change({ trayOpen: !useView.getState().trayOpen });
}

/** Whether other items are shown than before, rather than the same in another way. */
export function showsOthers(before: View, now: View): boolean {
  return (
    before.name !== now.name ||
    before.accountId !== now.accountId ||
    before.search.trim() !== now.search.trim()
  );
}

const kindsOf: Readonly<Record<ViewName, MediaKind[] | null>> = {
  all: null,
  expiring: null,
  images: ['image'],
  video: ['video'],
  documents: ['pdf', 'text'],
  received: null,
  sent: null,
  messages: null,
};

const directionsOf: Readonly<Partial<Record<ViewName, LibraryQuery['direction']>>> = {
  received: 'inbound',
  sent: 'outbound',
};

const soonMs = 2 * 60 * 60_000;

/** What decides which items a view shows, and in which order. */
export type Question = Pick<View, 'name' | 'accountId' | 'search' | 'sort' | 'includeGone'>;

export function questionOf({ name, accountId, search, sort, includeGone }: View): Question {
  return { name, accountId, search, sort, includeGone };
}

export function showAll(): void {
  change({ name: 'all', search: '' });
}

/** What the library is asked for a view. */
export function queryOf(view: Question): LibraryQuery {
  const direction = directionsOf[view.name];
  return {
    accountId: view.accountId,
    kinds: kindsOf[view.name],
    ...(direction === undefined ? {} : { direction }),
    expiringWithinMs: view.name === 'expiring' ? soonMs : null,
    search: longestStart(view.search.trim(), 200),
    sort: view.name === 'expiring' ? 'expiring' : view.sort,
    includeGone: view.includeGone && view.name !== 'expiring',
  };
}

/** An account is no more: a view of it becomes the view of all. */
export function leaveAccount(accountId: AccountId): void {
  if (useView.getState().accountId === accountId) change({ accountId: null });
}
