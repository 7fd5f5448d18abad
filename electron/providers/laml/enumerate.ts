import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { type Entries, readEntries, type Unread } from '../answers/readEntries.ts';
import { createWidthFinder, type WidthFinder } from '../pace/widthFinder.ts';
import type { ListOptions, Page, RemoteItem, Session } from '../provider.ts';
import type { LamlAccount, ListAnswer, Query } from './api.ts';
import { listMedia, listMessages, messagesAPage } from './api.ts';
import { carriesNothing, type MessageFacts, toItem, toMessage, toUnread } from './translate.ts';

/** Most messages carry no media: a page of ours goes on through so many of theirs until it holds some. */
const mostMessagePages = 20;
const mostMediaPages = 20;
const hourMs = 3_600_000;
/** How long what was found before a failure may be used when the same page is asked for again. */
const keptMs = 5 * 60_000;

/** What a message carries; `endless`: more pages of it than it can have. */
interface Carried extends Entries<RemoteItem> {
  readonly endless: boolean;
}

/** What a page had found when it failed: it is not asked for again, so that retrying leads on. */
interface Begun {
  readonly cursor: string;
  readonly sinceMs: number;
  readonly found: Map<string, Carried>;
}

interface Walker {
  readonly finder: WidthFinder;
  begun: Begun | null;
}

/** What one session has learnt of the provider. */
const walkers = new WeakMap<Session, Walker>();

function walkerOf(session: Session): Walker {
  const known = walkers.get(session);
  if (known) return known;
  const made: Walker = { finder: createWidthFinder(session.clock), begun: null };
  walkers.set(session, made);
  return made;
}

function readCursor(cursor: string): Query {
  const query = Object.fromEntries(new URLSearchParams(cursor));
  if ('PageToken' in query || 'Page' in query) return query;
  throw new SatchelError(invalidInput('unusable'));
}

/** Whole days in GMT (providers.md 3.2); an hour more, since a message can be dated before it is listed. */
function filterOf(newerThan: number | undefined): Query {
  if (newerThan === undefined) return {};
  return { 'DateSent>': new Date(newerThan - hourMs).toISOString().slice(0, 10) };
}

/** All that one message carries; a new message may have nothing for a moment (providers.md 3.6). */
async function mediaOf(
  account: LamlAccount,
  message: MessageFacts,
  signal: AbortSignal,
): Promise<Carried> {
  const entries: unknown[] = [];
  const guard = createPagesGuard(mostMediaPages);
  let endless = false;
  for (let query: Query | null = null; ; ) {
    let answer: ListAnswer;
    try {
      answer = await listMedia(account, message.sid, query, signal);
    } catch (error) {
      const unknown = error instanceof SatchelError && error.failure.kind === 'not-found';
      if (unknown) break;
      throw error;
    }
    entries.push(...answer.entries);
    query = answer.next;
    if (query === null) break;
    endless = !guard.leadsOn(JSON.stringify(query), answer.names);
    if (endless) break;
  }
  return { ...readEntries(entries, (media) => toItem(media, message)), endless };
}

/**
 * Media by way of the messages that carry it, the newest first, since nothing else lists it
 * (providers.md 2.3, 3.3). A page is some messages with all their media.
 */
export async function enumerate(
  account: LamlAccount,
  cursor: string | null,
  signal: AbortSignal,
  { newerThan }: ListOptions = {},
): Promise<Page> {
  const walker = walkerOf(account.session);
  const { finder } = walker;
  const filter = filterOf(newerThan);
  let query: Query | null =
    cursor === null ? { PageSize: String(messagesAPage), ...filter } : readCursor(cursor);
  let carriers: MessageFacts[] = [];
  const unread: Unread[] = [];
  const guard = createPagesGuard(mostMessagePages + 1);
  let endless = false;
  for (let page = 0; page < mostMessagePages && query !== null; page += 1) {
    const asked: Query = query;
    const answer = await finder.run(() => listMessages(account, asked, signal), signal);
    const listed = readEntries(answer.entries, toMessage, ({ createdAt }) => createdAt);
    unread.push(...listed.unread.filter(({ entry }) => !carriesNothing(entry)));
    carriers = listed.read.filter(({ mediaCount }) => mediaCount !== 0);
    // A server may leave the filter out of its link.
    query = answer.next === null ? null : { ...filter, ...answer.next };
    endless = query !== null && !guard.leadsOn(JSON.stringify(query), answer.names);
    if (endless) query = null;
    if (carriers.length > 0) break;
  }

  const now = account.session.clock.monotonic();
  const key = JSON.stringify([cursor, filter]);
  const { begun } = walker;
  const fits = begun?.cursor === key && now - begun.sinceMs < keptMs;
  const found = fits ? begun.found : new Map<string, Carried>();
  walker.begun = { cursor: key, sinceMs: fits ? begun.sinceMs : now, found };
  await finder.each(
    carriers.filter(({ sid }) => !found.has(sid)),
    (message) => mediaOf(account, message, signal),
    ({ sid }, carries) => void found.set(sid, carries),
    signal,
  );
  walker.begun = null;
  const carried = carriers.flatMap(({ sid }) => found.get(sid) ?? []);
  return {
    items: carried.flatMap(({ read }) => read),
    unread: [...unread, ...carried.flatMap((one) => one.unread)].map(toUnread),
    ...((endless || carried.some((one) => one.endless)) && { endless: true }),
    nextCursor: query === null ? null : new URLSearchParams(query).toString(),
    // How many messages carry media is told nowhere.
    total: null,
  };
}
