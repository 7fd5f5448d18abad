import { createPagesGuard, type PagesGuard } from '../../http/pagesGuard.ts';
import { readEntries, type Unread } from '../answers/readEntries.ts';
import { finderOf } from '../pace/finderOf.ts';
import type { ListOptions, Page } from '../provider.ts';
import { type LamlAccount, listMessages, messagesAPage, type Query } from './api.ts';
import { type Carried, foundOf, heldBy, mediaOf } from './carried.ts';
import { type Place, readCursor, writeCursor } from './listCursor.ts';
import { carriesNothing, type MessageFacts, toMessage, toUnread } from './translate.ts';

/** Most messages carry no media: a page of ours goes on through so many of theirs until it holds some. */
const mostMessagePages = 20;
/** Ten million messages. */
const mostPages = 10_000;
const hourMs = 3_600_000;

/** How a list is read: `ahead` counts messages with media that may be asked for before they are wanted. */
interface Reading {
  /** Messages with media of one page of ours; the first is smaller, so that something is there soon. */
  readonly portion: number;
  readonly firstPortion: number;
  readonly ahead: number;
  readonly pageSize: number;
}

/** One page of theirs is one of ours. */
const onePage: Reading = {
  portion: Number.POSITIVE_INFINITY,
  firstPortion: Number.POSITIVE_INFINITY,
  ahead: 0,
  pageSize: messagesAPage,
};
/** Enough that as many as may be are always in flight; pages of messages are as long as they come. */
const readAhead: Reading = { portion: 50, firstPortion: 16, ahead: 200, pageSize: 1_000 };

/** Some messages of one page of theirs. */
interface Portion {
  readonly carriers: readonly MessageFacts[];
  readonly unread: readonly Unread[];
  readonly endless: boolean;
  readonly nextCursor: string | null;
  found: Promise<readonly Carried[]> | null;
}

/** Whole days in GMT (providers.md 3.2); an hour more, since a message can be dated before it is listed. */
function filterOf(newerThan: number | undefined): Query {
  if (newerThan === undefined) return {};
  return { 'DateSent>': new Date(newerThan - hourMs).toISOString().slice(0, 10) };
}

/**
 * Media by way of the messages that carry it, the newest first, since nothing else lists it
 * (providers.md 2.3, 3.3). A page is some messages with all their media. The next page of messages is asked for
 * as soon as its token is known, while the media of those before it is read.
 */
async function* pagesOf(
  account: LamlAccount,
  cursor: string | null,
  signal: AbortSignal,
  { newerThan, held }: ListOptions,
  { portion, firstPortion, ahead, pageSize }: Reading,
): AsyncGenerator<Page, void, undefined> {
  const { session } = account;
  const finder = finderOf(session);
  const known = foundOf(session);
  const filter = filterOf(newerThan);
  const guard = createPagesGuard(mostPages);
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) stop.abort();

  const portions: Portion[] = [];
  const underWay = new Set<Promise<void>>();
  let size = firstPortion;
  let failed: { readonly error: unknown } | null = null;
  let reading: Promise<void> | null = null;
  let place: Place | null =
    cursor === null
      ? { query: { PageSize: String(pageSize), ...filter }, afterSid: null }
      : readCursor(cursor);

  const readOn = () => {
    if (place === null || reading !== null || failed !== null) return;
    reading = readMessages(account, place, filter, guard, stop.signal)
      .then(
        ({ carriers, next, ...met }) => {
          const { query = {} } = place ?? {};
          place = next === null ? null : { query: next, afterSid: null };
          const nextCursor = place === null ? null : writeCursor(place);
          const before = [];
          for (let start = 0; carriers.length - start > size; ) {
            const some = carriers.slice(start, start + size);
            start += some.length;
            size = portion;
            before.push(some);
            const afterSid = some[some.length - 1]?.sid ?? null;
            const goesOn = writeCursor({ query, afterSid });
            portions.push({
              carriers: some,
              unread: [],
              endless: false,
              nextCursor: goesOn,
              found: null,
            });
          }
          const rest = carriers.slice(before.flat().length);
          portions.push({ carriers: rest, ...met, nextCursor, found: null });
        },
        (error: unknown) => {
          failed = { error };
        },
      )
      .finally(() => {
        reading = null;
      });
  };
  const carriedBy = async (message: MessageFacts): Promise<Carried> => {
    const there = known.of(message.sid) ?? heldBy(message, held);
    if (there !== null) return there;
    // What has begun comes back, whatever becomes of the others, so that it need not be asked twice.
    const ask = () => {
      const asked = mediaOf(account, message, signal).then((carried) => {
        known.keep(message.sid, carried);
        return carried;
      });
      const back = asked.then(
        () => void underWay.delete(back),
        () => void underWay.delete(back),
      );
      underWay.add(back);
      return asked;
    };
    return finder.run(ask, stop.signal);
  };
  const startSome = () => {
    let begun = 0;
    for (const one of portions) {
      one.found ??= settled(one.carriers.map(carriedBy));
      begun += one.carriers.length;
      if (begun > ahead) break;
    }
    if (ahead > 0 && portions.reduce((sum, one) => sum + one.carriers.length, 0) < ahead * 4)
      readOn();
  };

  try {
    for (;;) {
      while (portions.length === 0) {
        if (failed !== null) throw (failed as { error: unknown }).error;
        if (place === null) return;
        readOn();
        await reading;
      }
      startSome();
      const [next] = portions;
      if (next === undefined) return;
      const found = (await next.found) ?? [];
      portions.shift();
      known.given(next.carriers.map(({ sid }) => sid));
      startSome();
      yield {
        items: found.flatMap(({ read }) => read),
        unread: [...next.unread, ...found.flatMap((one) => one.unread)].map(toUnread),
        ...((next.endless || found.some((one) => one.endless)) && { endless: true as const }),
        nextCursor: next.nextCursor,
        // How many messages carry media is told nowhere.
        total: null,
      };
    }
  } catch (error) {
    stop.abort();
    await Promise.all(underWay);
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

/** All of them; a failure is thrown when they are waited for, and only then. */
function settled<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const all = Promise.all(work);
  all.catch(() => {});
  return all;
}

interface Messages {
  readonly carriers: readonly MessageFacts[];
  readonly unread: readonly Unread[];
  readonly endless: boolean;
  readonly next: Query | null;
}

/** The next messages that carry media, of the first page on that has some. */
async function readMessages(
  account: LamlAccount,
  { query: first, afterSid }: Place,
  filter: Query,
  guard: PagesGuard,
  signal: AbortSignal,
): Promise<Messages> {
  const unread: Unread[] = [];
  for (let query = first, pages = 1; ; pages += 1) {
    const asked = query;
    const ask = () => listMessages(account, asked, signal);
    const answer = await finderOf(account.session).run(ask, signal, { first: true });
    const listed = readEntries(answer.entries, toMessage, ({ createdAt }) => createdAt);
    unread.push(...listed.unread.filter(({ entry }) => !carriesNothing(entry)));
    const after = pages === 1 && afterSid !== null ? afterSid : null;
    const passed = after === null ? 0 : listed.read.findIndex(({ sid }) => sid === after) + 1;
    const carriers = listed.read.slice(passed).filter(({ mediaCount }) => mediaCount !== 0);
    // A server may leave the filter out of its link.
    const next = answer.next === null ? null : { ...filter, ...answer.next };
    const endless = next !== null && !guard.leadsOn(JSON.stringify(next), answer.names);
    if (next === null || endless) return { carriers, unread, endless, next: null };
    if (carriers.length > 0 || pages >= mostMessagePages)
      return { carriers, unread, endless, next };
    query = next;
  }
}

/** One page, and nothing beyond it. */
export async function enumerate(
  account: LamlAccount,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions = {},
): Promise<Page> {
  const pages = pagesOf(account, cursor, signal, options, onePage);
  const { value } = await pages.next();
  await pages.return();
  return value ?? { items: [], nextCursor: null, total: null };
}

/** Page after page, several requests at once; they are given in their order. */
export function walk(
  account: LamlAccount,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions,
): AsyncGenerator<Page, void, undefined> {
  return pagesOf(account, cursor, signal, options, readAhead);
}
