import type { Trouble } from './fault.ts';

/** Where each API keeps the entries of a list, and what it names them by. */
const places = ['objects', 'messages', 'media_list', 'services', 'conversations', 'participants'];
const names = ['media_id', 'message_uuid', 'sid'];

type Body = Record<string, unknown>;
type BadList = Extract<Trouble, { kind: 'bad-entries' | 'endless-list' }>;

const keyOf = (body: Body) => places.find((place) => Array.isArray(body[place]));

/** What an entry becomes: nothing at all, without a name, with a null in its place, or of another kind. */
function spoilt(entry: unknown, as: Extract<BadList, { kind: 'bad-entries' }>['as']): unknown {
  if (as === 'null') return null;
  if (as === 'number') return 7;
  if (typeof entry !== 'object' || entry === null) return entry;
  const rest = Object.entries(entry).filter(([name]) => !names.includes(name));
  const name = names.find((one) => one in entry);
  if (as === 'unnamed' || name === undefined) return Object.fromEntries(rest);
  return { ...entry, [name]: as === 'null-name' ? null : { id: 1 } };
}

/** Spoils the entries at some places of a list's page. */
export function spoil(body: Body, trouble: Extract<BadList, { kind: 'bad-entries' }>): Body {
  const key = keyOf(body);
  if (key === undefined) return body;
  const entries = body[key] as unknown[];
  const bad = entries.map((entry, place) =>
    trouble.places.includes(place) ? spoilt(entry, trouble.as) : entry,
  );
  return { ...body, [key]: bad };
}

const firstPages = new WeakMap<Trouble, { body: Body; pages: number }>();

/** Gives the first page of a list again and again, with a next one each time and a growing total. */
export function endless(body: Body, trouble: Extract<BadList, { kind: 'endless-list' }>): Body {
  const first = firstPages.get(trouble) ?? { body, pages: 0 };
  first.pages += 1;
  firstPages.set(trouble, first);
  const key = keyOf(first.body);
  if (key === undefined) return body;
  const place = first.pages;
  const entries = first.body[key] as unknown[];
  const given = trouble.brings === 'nothing' ? [] : entries;
  const shown =
    trouble.brings === 'new' ? given.map((entry) => renamed(entry, `x${place}`)) : given;
  return { ...first.body, [key]: shown, ...linksOf(first.body, place, entries.length) };
}

function renamed(entry: unknown, mark: string): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const name = names.find((one) => one in entry);
  return name === undefined ? entry : { ...entry, [name]: `${(entry as Body)[name]}${mark}` };
}

/** The next page as each API names it: by a total, by a link with a token, or by one under `meta`. */
function linksOf(body: Body, place: number, size: number): Body {
  const token = `Page=${place}&PageToken=PA${place}`;
  const meta = body['meta'] as Body | undefined;
  if (meta !== undefined && 'total_count' in meta) {
    return { meta: { ...meta, total_count: (place + 2) * Math.max(20, size) } };
  }
  if (meta !== undefined) return { meta: { ...meta, next_page_url: `${meta['url']}&${token}` } };
  return { next_page_uri: `${String(body['uri']).split('?')[0]}?PageSize=50&${token}` };
}
