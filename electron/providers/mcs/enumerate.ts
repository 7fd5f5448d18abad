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

/**
 * Media through the messages that own it: nothing else lists it (providers.md 4.4). The newest pages
 * of all conversations come before the second newest of any, several at once.
 */
export async function enumerate(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  { newerThan = Number.NEGATIVE_INFINITY }: ListOptions = {},
): Promise<Page> {
  const unread: UnreadItem[] = [];
  let endless = false as boolean;
  const met = (one: Met) => {
    unread.push(...one.unread);
    endless ||= one.endless;
  };
  async function begin(): Promise<ListCursor> {
    const { services, ...beside } = await servicesOf(session, signal);
    met(beside);
    return { services, from: null, pages: [] };
  }
  let position = cursor === null ? await begin() : readCursor(cursor);
  const finder = finderOf(session);
  const items: RemoteItem[] = [];
  for (let reads = 0; reads < mostReads && (items.length === 0 || reads < readsAPage); ) {
    if (position.pages.length < readsAPage && position.services.length > 0) {
      const from = position;
      const more = await finder.run(() => moreConversations(session, from, signal), signal);
      met(more);
      position = more.position;
      reads += 1;
    }
    const now = position.pages.slice(0, readsAPage);
    if (now.length === 0) {
      if (position.services.length === 0) break;
      continue;
    }
    const read = new Map<ListCursor['pages'][number], Read>();
    await finder.each(
      now,
      (page) => readMessages(session, page, newerThan, signal),
      (page, answer) => void read.set(page, answer),
      signal,
    );
    // In their order, not in that of the answers.
    const further = now.flatMap((page): ListCursor['pages'] => {
      const { items: found, next, ...beside } = read.get(page) ?? nothing;
      items.push(...found);
      met(beside);
      return next === null ? [] : [next];
    });
    position = { ...position, pages: [...position.pages.slice(readsAPage), ...further] };
    reads += now.length;
  }
  items.sort((a, b) => (b.storedAt ?? 0) - (a.storedAt ?? 0));
  const nextCursor = writeCursor(position);
  return { items, nextCursor, total: null, unread, ...(endless ? { endless: true } : {}) };
}
