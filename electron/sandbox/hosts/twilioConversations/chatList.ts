import type { Body, ListShape } from '../../faults/badLists.ts';
import { endlessToken } from '../../wire/pageToken.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import { pageOf, type Sequence } from './sequencePage.ts';
import { twilioError } from './twilioError.ts';

/** Default and most of a page (providers.md 4.4). */
const defaultSize = 50;
const maxSize = 100;

export interface ListAsk<T> {
  /** Absolute, without a query. */
  readonly url: string;
  readonly query: URLSearchParams;
  /** Name of the array, which `meta.key` tells. */
  readonly key: string;
  readonly sequence: Sequence<T>;
  readonly body: (item: T) => Record<string, unknown>;
  /** What a page size out of range gets. */
  readonly outOfRange: 'refuse' | 'clamp';
}

/** Lists name the next page under `meta`. */
export const chatLists: ListShape = {
  entries: ['services', 'conversations', 'participants', 'messages'],
  names: ['sid'],
  next({ meta }, page) {
    const known = meta as Body;
    return { meta: { ...known, next_page_url: `${known['url']}&${endlessToken(page)}` } };
  },
};

/** A list of Conversations: pages under `meta`, by absolute URLs with a token. */
export function chatList<T>({ url, query, key, sequence, body, outOfRange }: ListAsk<T>): Reply {
  const asked = wholeNumber(query.get('PageSize'), defaultSize);
  const inRange = asked >= 1 && asked <= maxSize;
  if (Number.isNaN(asked) || (!inRange && outOfRange === 'refuse')) {
    return twilioError(400, 20001, `PageSize must be between 1 and ${maxSize}`);
  }
  const size = Math.min(maxSize, Math.max(1, asked));
  const order = (query.get('Order') ?? 'asc').toLowerCase();
  if (order !== 'asc' && order !== 'desc') {
    return twilioError(400, 20001, 'Order must be asc or desc');
  }
  const token = query.get('PageToken');
  const page = pageOf(sequence, { size, descending: order === 'desc', token });
  if (!page) return twilioError(400, 20001, 'PageToken is invalid');
  // State of the client, which the server only repeats.
  const number = Math.max(0, wholeNumber(query.get('Page'), 0)) || 0;
  const pageUrl = (number: number, pageToken: string | null) => {
    const wanted = new URLSearchParams();
    if (query.has('Order')) wanted.set('Order', order);
    wanted.set('PageSize', String(size));
    wanted.set('Page', String(number));
    if (pageToken !== null) wanted.set('PageToken', pageToken);
    return `${url}?${wanted.toString()}`;
  };
  const { nextToken, previousToken } = page;
  return jsonReply(200, {
    meta: {
      page: number,
      page_size: size,
      first_page_url: pageUrl(0, null),
      previous_page_url: previousToken && pageUrl(Math.max(0, number - 1), previousToken),
      url: pageUrl(number, token),
      next_page_url: nextToken && pageUrl(number + 1, nextToken),
      key,
    },
    [key]: page.items.map(body),
  });
}

function wholeNumber(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** An array as it stands. */
export function sequenceOf<T>(items: readonly T[]): Sequence<T> {
  return { end: items.length, at: (number) => items[number] ?? null };
}
