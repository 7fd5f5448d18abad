import type { Body, ListShape } from '../../faults/badLists.ts';
import type { PlivoOptions } from './plivoOptions.ts';

export interface PageRules {
  readonly outOfRange: NonNullable<PlivoOptions['outOfRange']>;
  readonly metaLinks: NonNullable<PlivoOptions['metaLinks']>;
  readonly accountPath: string;
}

/** Lists tell by a total that there is more. */
export const plivoLists: ListShape = {
  entries: ['objects'],
  names: ['media_id', 'message_uuid'],
  next: ({ meta }, page, size) => ({
    meta: { ...(meta as Body), total_count: (page + 2) * Math.max(20, size) },
  }),
};

/** Default and most are both 20 (providers.md 1.4). */
const maxLimit = 20;

export interface ListPage {
  readonly limit: number;
  readonly offset: number;
  /** `path`: of the list, below the account. */
  meta(path: string, total: number): Record<string, unknown>;
}

/** The page that is asked for; null when it is out of range and refused for it. */
export function pageOf(query: URLSearchParams, rules: PageRules): ListPage | null {
  const limit = wholeNumber(query.get('limit'), maxLimit);
  const offset = wholeNumber(query.get('offset'), 0);
  const inRange = limit >= 1 && limit <= maxLimit && offset >= 0;
  if (!inRange && (rules.outOfRange === 'refuse' || Number.isNaN(limit + offset))) return null;
  const size = Math.min(maxLimit, Math.max(1, limit));
  const from = Math.max(0, offset);
  return {
    limit: size,
    offset: from,
    meta: (path, total) => ({
      limit: size,
      offset: from,
      total_count: total,
      ...links(rules, path, size, from, total),
    }),
  };
}

function links(
  { accountPath, metaLinks: form }: PageRules,
  path: string,
  limit: number,
  offset: number,
  total: number,
): { next?: string | null; previous?: string | null } {
  if (form === 'missing') return {};
  const link = (from: number) => {
    if (form === 'null') return null;
    // The absolute form names an internal host and lacks the slash, as fixtures do (providers.md 1.4).
    const base =
      form === 'relative'
        ? `${accountPath}${path}`
        : `http://media-api.invalid${accountPath}${path.slice(0, -1)}`;
    return `${base}?limit=${limit}&offset=${from}`;
  };
  return {
    next: offset + limit < total ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
  };
}

function wholeNumber(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
