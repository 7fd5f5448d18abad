import type { Trouble } from './fault.ts';

export type Body = Record<string, unknown>;

/** How an API gives its lists, so that a fault can spoil them. */
export interface ListShape {
  /** Members of an answer that hold the entries of a list. */
  readonly entries: readonly string[];
  /** Members that name an entry. */
  readonly names: readonly string[];
  /** What tells of one more page after so many of that size, to be laid over the body of the first. */
  next(first: Body, pages: number, size: number): Body;
}

type BadList = Extract<Trouble, { kind: 'bad-entries' | 'endless-list' }>;

const keyOf = (body: Body, { entries }: ListShape) =>
  entries.find((key) => Array.isArray(body[key]));

/** What an entry becomes: nothing at all, without a name, with a null for one, or of another kind. */
function spoilt(
  entry: unknown,
  { names }: ListShape,
  as: Extract<BadList, { kind: 'bad-entries' }>['as'],
): unknown {
  if (as === 'null') return null;
  if (as === 'number') return 7;
  if (typeof entry !== 'object' || entry === null) return entry;
  const rest = Object.entries(entry).filter(([name]) => !names.includes(name));
  const name = names.find((one) => one in entry);
  if (as === 'unnamed' || name === undefined) return Object.fromEntries(rest);
  return { ...entry, [name]: as === 'null-name' ? null : { id: 1 } };
}

/** Spoils the entries at some positions of a list's page. */
export function spoil(
  body: Body,
  shape: ListShape,
  trouble: Extract<BadList, { kind: 'bad-entries' }>,
): Body {
  const key = keyOf(body, shape);
  if (key === undefined) return body;
  const entries = body[key] as unknown[];
  const bad = entries.map((entry, position) =>
    trouble.positions.includes(position) ? spoilt(entry, shape, trouble.as) : entry,
  );
  return { ...body, [key]: bad };
}

const firstPages = new WeakMap<Trouble, { body: Body; pages: number }>();

/** Gives the first page of a list again and again, with a next one each time. */
export function endless(
  body: Body,
  shape: ListShape,
  trouble: Extract<BadList, { kind: 'endless-list' }>,
): Body {
  const first = firstPages.get(trouble) ?? { body, pages: 0 };
  first.pages += 1;
  firstPages.set(trouble, first);
  const { pages } = first;
  const key = keyOf(first.body, shape);
  if (key === undefined) return body;
  const entries = first.body[key] as unknown[];
  const given = trouble.brings === 'nothing' ? [] : entries;
  const shown =
    trouble.brings === 'new' ? given.map((entry) => renamed(entry, shape, `x${pages}`)) : given;
  return { ...first.body, [key]: shown, ...shape.next(first.body, pages, entries.length) };
}

function renamed(entry: unknown, { names }: ListShape, mark: string): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const name = names.find((one) => one in entry);
  return name === undefined ? entry : { ...entry, [name]: `${(entry as Body)[name]}${mark}` };
}
