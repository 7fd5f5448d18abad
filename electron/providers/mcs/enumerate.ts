import { SatchelError } from '../../../shared/failure.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { membersOf, readEntries } from '../answers/readEntries.ts';
import { isoInstantOf, textOf } from '../answers/wireValues.ts';
import { finderOf } from '../pace/finderOf.ts';
import type { ListOptions, Page, RemoteItem, Session, UnreadItem } from '../provider.ts';
import { type ChatPage, listConversations, listMessages, listServices } from './api.ts';
import { type ListCursor, markAfter, nameLength, readCursor, writeCursor } from './listCursor.ts';
import { readMessage, sentAtOf } from './translate.ts';

/** Pages of messages read for one page of ours: a walk is stopped and taken up again between them. */
const readsAPage = 8;
/** Ours goes on to this many reads while it holds nothing, since most chats carry no files. */
const mostReads = 64;
/** As many as a session has connections, and half as many more: the next is asked for before the last is back. */
const readsAhead = 24;
const mostServicePages = 100;
/** A hundred thousand conversations of a service, a million messages of one. */
const mostConversationPages = 1_000;
const mostMessagePages = 10_000;

/** What was met on the way beside items. */
interface Met {
  readonly unread: readonly UnreadItem[];
  readonly endless: boolean;
}

/** What cannot be named tells nothing else of use either. */
const untold = (entries: readonly unknown[], notAfter: number | null = null): UnreadItem[] =>
  entries.map(() => ({ name: null, sizeBytes: null, notAfter }));

/** The service that was named, or all of them (providers.md 4.4). */
async function servicesOf(
  session: Session,
  signal: AbortSignal,
): Promise<Met & { readonly services: string[] }> {
  const named = session.credentials['serviceSid'] ?? '';
  if (named !== '') return { services: [named], unread: [], endless: false };
  const found = new Set<string>();
  const unread: UnreadItem[] = [];
  const guard = createPagesGuard(mostServicePages);
  for (let token: string | null = null; ; ) {
    const at: string | null = token;
    const page: ChatPage<{ sid: string }> = await finderOf(session).run(
      () => listServices(session, at, signal),
      signal,
    );
    const names = page.entries.map(({ sid }) => sid);
    for (const sid of names) found.add(sid);
    unread.push(...untold(page.unread));
    token = page.nextToken;
    const endless = token !== null && !guard.leadsOn(token, names);
    if (token === null || endless) return { services: [...found], unread, endless };
  }
}

const noPage: Awaited<ReturnType<typeof listConversations>> = {
  entries: [],
  unread: [],
  nextToken: null,
};

/** The next conversations of the first service, the liveliest first as far as their dates tell. */
async function moreConversations(
  session: Session,
  position: ListCursor,
  signal: AbortSignal,
): Promise<Met & { readonly position: ListCursor }> {
  const { mark, ...rest } = position;
  const [serviceSid, ...others] = rest.services;
  if (serviceSid === undefined) return { position, unread: [], endless: false };
  const { entries, unread, nextToken } = await listConversations(
    session,
    serviceSid,
    rest.from,
    signal,
  ).catch((error: unknown) => {
    // Deleted since it was listed.
    const gone = error instanceof SatchelError && error.failure.kind === 'not-found';
    if (gone && (session.credentials['serviceSid'] ?? '') === '') return noPage;
    throw error;
  });
  const names = entries.map(({ sid }) => sid);
  const next = nextToken === null ? null : markAfter(mark, names, mostConversationPages);
  const updatedAt = ({ date_updated }: (typeof entries)[number]) => isoInstantOf(date_updated) ?? 0;
  const added = [...entries]
    .sort((a, b) => updatedAt(b) - updatedAt(a))
    .map(({ sid, ...told }): ListCursor['pages'][number] => {
      const name = textOf(told.friendly_name, nameLength) ?? textOf(told.unique_name, nameLength);
      return name === null ? [serviceSid, sid, null] : [serviceSid, sid, null, '', name];
    });
  const ended = { services: others, from: null, pages: [...rest.pages, ...added] };
  return {
    position:
      next === null
        ? ended
        : { ...ended, ...rest, from: nextToken, pages: ended.pages, mark: next },
    unread: untold(unread),
    endless: nextToken !== null && next === null,
  };
}

interface Read extends Met {
  readonly items: readonly RemoteItem[];
  /** Where its messages go on; null at their end. */
  readonly next: ListCursor['pages'][number] | null;
}

const nothing: Read = { items: [], unread: [], endless: false, next: null };

async function readMessages(
  session: Session,
  [serviceSid, conversationSid, token, mark, name]: ListCursor['pages'][number],
  newerThan: number,
  signal: AbortSignal,
): Promise<Read> {
  const chat = { serviceSid, conversationSid, name: name ?? null };
  try {
    const { entries, nextToken } = await listMessages(session, chat, token, signal);
    const { read, unread } = readEntries(entries, (message) => ({
      sentAt: sentAtOf(message),
      ...readMessage(message, chat),
    }));
    const last = read[read.length - 1]?.sentAt ?? null;
    const goesOn = nextToken !== null && !(last !== null && last < newerThan);
    const names = entries.map((message) => membersOf(message)['sid']);
    const next = goesOn ? markAfter(mark, names, mostMessagePages) : null;
    const items = read.flatMap((message) => message.read);
    return {
      items: items.filter(({ storedAt }) => storedAt === null || storedAt >= newerThan),
      unread: untold([...unread, ...read.flatMap((message) => message.unread)]),
      next:
        next === null
          ? null
          : [serviceSid, conversationSid, nextToken, next, ...(name === undefined ? [] : [name])],
      endless: goesOn && next === null,
    };
  } catch (error) {
    // Deleted since it was listed.
    const gone = error instanceof SatchelError && error.failure.kind === 'not-found';
    if (gone) return nothing;
    throw error;
  }
}

/** How a walk begins, or where it goes on. */
async function begin(session: Session, cursor: string | null, signal: AbortSignal) {
  if (cursor !== null) return { position: readCursor(cursor), unread: [], endless: false };
  const { services, ...beside } = await servicesOf(session, signal);
  return { position: { services, from: null, pages: [] } satisfies ListCursor, ...beside };
}

type ToRead = ListCursor['pages'][number];

/**
 * Media through the messages that own it: nothing else lists it (providers.md 4.4). The newest pages of all
 * conversations come before the second newest of any. `ahead`: so many pages of messages are asked for before
 * they are wanted, so that none waits for the slowest of others; with 0 no more than one page of ours takes.
 */
async function* pagesOf(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  { newerThan = Number.NEGATIVE_INFINITY }: ListOptions,
  ahead: number,
): AsyncGenerator<Page, void, undefined> {
  const finder = finderOf(session);
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) stop.abort();
  const asked = new Map<ToRead, Promise<Read>>();
  /** Conversations that are being listed; what stands before them is read meanwhile. */
  let listing = null as Promise<Met> | null;
  let position: ListCursor;
  /** Pages of messages that are in the page of ours so far. */
  let reads = 0;

  const listMore = async (): Promise<Met> => {
    const from = { ...position, pages: [] };
    const more = await finder.run(() => moreConversations(session, from, stop.signal), stop.signal);
    const isNewest = ([, , token]: ToRead) => token === null;
    const newest = [...position.pages.filter(isNewest), ...more.position.pages];
    const further = position.pages.filter((page) => !isNewest(page));
    position = { ...more.position, pages: [...newest, ...further] };
    listing = null;
    askSome();
    return more;
  };
  const askSome = () => {
    const most = ahead > 0 ? ahead : readsAPage - (reads % readsAPage);
    for (const page of position.pages.slice(0, most)) {
      if (asked.has(page)) continue;
      const read = finder.run(
        () => readMessages(session, page, newerThan, stop.signal),
        stop.signal,
      );
      read.catch(() => {});
      asked.set(page, read);
    }
    if (listing !== null || position.services.length === 0) return;
    if (position.pages.length >= Math.max(readsAPage, ahead)) return;
    listing = listMore();
    listing.catch(() => {});
  };

  try {
    const { position: first, ...beside } = await begin(session, cursor, signal);
    position = first;
    for (let met: Met[] = [beside]; ; met = []) {
      const items: RemoteItem[] = [];
      let lists = 0;
      for (reads = 0; reads + lists < mostReads; ) {
        if (items.length > 0 && reads >= readsAPage) break;
        askSome();
        const [page] = position.pages;
        // Who reads one page alone has the list of conversations first, so that all of them have their turn.
        if (listing !== null && (page === undefined || ahead === 0)) {
          met.push(await listing);
          lists += 1;
          continue;
        }
        if (page === undefined) break;
        const read = await asked.get(page)?.catch((error: unknown) => {
          // What was read before it is given first: asked for again, it could fail for ever.
          if (ahead === 0 || reads === 0 || stop.signal.aborted) throw error;
          return null;
        });
        if (read === null) break;
        const { items: found, next, ...also } = read ?? nothing;
        asked.delete(page);
        const further = next === null ? [] : [next];
        position = {
          ...position,
          pages: [...position.pages.filter((one) => one !== page), ...further],
        };
        items.push(...found);
        met.push(also);
        reads += 1;
      }
      const nextCursor = writeCursor(position);
      yield {
        items: items.sort((a, b) => (b.storedAt ?? 0) - (a.storedAt ?? 0)),
        nextCursor,
        total: null,
        unread: met.flatMap(({ unread }) => unread),
        ...(met.some(({ endless }) => endless) ? { endless: true as const } : {}),
      };
      if (nextCursor === null) return;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

/** One page, and nothing beyond it. */
export async function enumerate(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions = {},
): Promise<Page> {
  const pages = pagesOf(session, cursor, signal, options, 0);
  const { value } = await pages.next();
  await pages.return();
  return value ?? { items: [], nextCursor: null, total: null };
}

/** Page after page, several requests at once; they are given in their order. */
export function walk(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions = {},
): AsyncGenerator<Page, void, undefined> {
  return pagesOf(session, cursor, signal, options, readsAhead);
}
