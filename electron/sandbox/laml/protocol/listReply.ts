import type { ListShape } from '../../faults/badLists.ts';
import { endlessToken } from '../../wire/pageToken.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import type { Dialect } from './dialect.ts';
import type { LamlCall } from './lamlCall.ts';
import { type Row, takePage } from './lamlPage.ts';
import { xmlMembers, xmlReply } from './xmlReply.ts';

const defaultSize = 50;
const maxSize = 1_000;
const pagingNames = ['Page', 'PageSize', 'PageToken'];

export interface PageShape<T> {
  /** Member of the JSON body. */
  readonly key: 'messages' | 'media_list';
  readonly xml: readonly [list: string, item: string];
  readonly uri: string;
  body(item: T): Record<string, unknown>;
}

/** Lists name the next page by a path on the host. */
export const lamlLists: ListShape = {
  entries: ['messages', 'media_list'],
  names: ['sid'],
  next: ({ uri }, page) => ({
    next_page_uri: `${String(uri).split('?')[0]}?PageSize=50&${endlessToken(page)}`,
  }),
};

/** One page with its links (providers.md 2.2, 3.2). */
export function listReply<T extends { readonly sid: string }>(
  dialect: Dialect,
  { query, format, fail }: LamlCall,
  row: Row<T>,
  shape: PageShape<T>,
): Reply {
  const { pageRules: rules, pageWords } = dialect;
  const token = query.get('PageToken');
  const number = wholeNumber(query.get('Page')) ?? 0;
  const asked = wholeNumber(query.get('PageSize')) ?? defaultSize;
  const inRange = asked >= 1 && asked <= maxSize;
  if (rules && !inRange) return fail(rules.size);
  if (rules && (Number.isNaN(number) || (number > 0 && token === null))) return fail(rules.page);
  const size = Number.isNaN(asked) ? defaultSize : Math.min(maxSize, Math.max(1, asked));
  const page = takePage(row, size, token);
  if (!page) return fail(rules?.token ?? dialect.badToken);

  const filters = [...query].filter(([name]) => !pagingNames.includes(name));
  const uriOf = (number: number, pageToken: string | null) => {
    const paging = [`PageSize=${size}`, `Page=${number}`];
    if (pageWords === 'page-first') paging.reverse();
    const all = [
      ...filters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
      ...paging,
      ...(pageToken === null ? [] : [`PageToken=${encodeURIComponent(pageToken)}`]),
    ];
    return `${shape.uri}?${all.join('&')}`;
  };
  const { items, nextToken, previousToken } = page;
  const start = number * size;
  const envelope = {
    uri: uriOf(number, token),
    first_page_uri: uriOf(0, null),
    next_page_uri: nextToken === null ? null : uriOf(number + 1, nextToken),
    previous_page_uri:
      previousToken === null ? null : uriOf(Math.max(0, number - 1), previousToken),
    page: number,
    page_size: dialect.textPageSize ? String(size) : size,
    ...(pageWords === 'size-first' && { start, end: start + Math.max(0, items.length - 1) }),
  };
  const bodies = items.map(shape.body);
  if (format === 'json') return jsonReply(200, { ...envelope, [shape.key]: bodies });
  const [list, item] = shape.xml;
  return xmlReply(200, { [list]: { ...xmlMembers(envelope), [item]: bodies.map(xmlMembers) } });
}

/** Answers undefined when it is not given, and NaN when it is no such number. */
function wholeNumber(text: string | null): number | undefined {
  if (text === null || text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
