import { SatchelError } from '../../../shared/failure.ts';
import { finderOf } from '../finderOf.ts';
import type { ListOptions, Page, RemoteItem, Session } from '../provider.ts';
import { isoInstantOf } from '../wireValues.ts';
import { type ChatPage, listConversations, listMessages, listServices } from './api.ts';
import { type PlaceInList, readPlace, writePlace } from './placeInList.ts';
import { isSid } from './refs.ts';
import { fromMessage, sentAtOf } from './translate.ts';

/** Pages of messages read for one page of ours: a walk is stopped and taken up again between them. */
const readsAPage = 8;
/** Ours goes on to this many reads while it holds nothing, since most chats carry no files. */
const mostReads = 64;
const mostServices = 10_000;

/** The service that was named, or all of them (providers.md 4.4). */
export async function servicesOf(session: Session, signal: AbortSignal): Promise<string[]> {
  const named = session.credentials['serviceSid'] ?? '';
  if (named !== '') return [named];
  const found = new Set<string>();
  let token: string | null = null;
  do {
    const at: string | null = token;
    const page: ChatPage<{ sid: string }> = await finderOf(session).run(
      () => listServices(session, at, signal),
      signal,
    );
    const before = found.size;
    for (const { sid } of page.entries) if (isSid(sid)) found.add(sid);
    // A list that tells nothing new leads nowhere.
    token = found.size > before && found.size < mostServices ? page.nextToken : null;
  } while (token !== null);
  return [...found];
}

/** The next conversations of the first service, the liveliest first as far as their dates tell. */
async function moreConversations(
  session: Session,
  place: PlaceInList,
  signal: AbortSignal,
): Promise<PlaceInList> {
  const [serviceSid, ...others] = place.services;
  if (serviceSid === undefined) return place;
  const { entries, nextToken } = await listConversations(session, serviceSid, place.from, signal);
  const updatedAt = ({ date_updated }: (typeof entries)[number]) => isoInstantOf(date_updated) ?? 0;
  const added = entries
    .filter(({ sid }) => isSid(sid))
    .sort((a, b) => updatedAt(b) - updatedAt(a))
    .map(({ sid }): PlaceInList['pages'][number] => [serviceSid, sid, null]);
  return {
    services: nextToken === null ? others : place.services,
    from: nextToken,
    pages: [...place.pages, ...added],
  };
}

interface Read {
  readonly items: readonly RemoteItem[];
  readonly nextToken: string | null;
}

async function readMessages(
  session: Session,
  [serviceSid, conversationSid, token]: PlaceInList['pages'][number],
  newerThan: number,
  signal: AbortSignal,
): Promise<Read> {
  const place = { serviceSid, conversationSid };
  try {
    const { entries, nextToken } = await listMessages(session, place, token, signal);
    const items = entries.flatMap((message) => fromMessage(message, place));
    const last = entries.length === 0 ? null : sentAtOf(entries[entries.length - 1]);
    const past = last !== null && last < newerThan;
    return {
      items: items.filter(({ storedAt }) => storedAt === null || storedAt >= newerThan),
      nextToken: past ? null : nextToken,
    };
  } catch (error) {
    // Deleted since it was listed.
    const gone = error instanceof SatchelError && error.failure.kind === 'not-found';
    if (gone) return { items: [], nextToken: null };
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
  let place: PlaceInList =
    cursor === null
      ? { services: await servicesOf(session, signal), from: null, pages: [] }
      : readPlace(cursor);
  const finder = finderOf(session);
  const items: RemoteItem[] = [];
  for (let reads = 0; reads < mostReads && (items.length === 0 || reads < readsAPage); ) {
    if (place.pages.length < readsAPage && place.services.length > 0) {
      const from = place;
      place = await finder.run(() => moreConversations(session, from, signal), signal);
      reads += 1;
    }
    const now = place.pages.slice(0, readsAPage);
    if (now.length === 0) {
      if (place.services.length === 0) break;
      continue;
    }
    const read = new Map<PlaceInList['pages'][number], Read>();
    await finder.each(
      now,
      (page) => readMessages(session, page, newerThan, signal),
      (page, answer) => void read.set(page, answer),
      signal,
    );
    // In their order, not in that of the answers.
    const further = now.flatMap((page): PlaceInList['pages'] => {
      const { items: found = [], nextToken = null } = read.get(page) ?? {};
      items.push(...found);
      return nextToken === null ? [] : [[page[0], page[1], nextToken]];
    });
    place = { ...place, pages: [...place.pages.slice(readsAPage), ...further] };
    reads += now.length;
  }
  items.sort((a, b) => (b.storedAt ?? 0) - (a.storedAt ?? 0));
  return { items, nextCursor: writePlace(place), total: null };
}
