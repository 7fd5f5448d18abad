/** What a typed filter can start with, in the order in which they are offered. */
export const filterKeys = [
  'from',
  'to',
  'person',
  'in',
  'account',
  'kind',
  'type',
  'direction',
  'after',
  'before',
  'on',
  'during',
  'larger',
  'smaller',
  'ends',
  'used',
  'gone',
  'status',
  'archived',
] as const;
export type FilterKey = (typeof filterKeys)[number];

const known: ReadonlySet<string> = new Set(filterKeys);

/** The key that a word starts with, before its colon; undefined where that is none. */
export function filterKeyOf(written: string): FilterKey | undefined {
  const key = written.toLowerCase();
  return known.has(key) ? (key as FilterKey) : undefined;
}

/** Whose values name people: numbers may be written with spaces there. */
export const namesPeople = (key: FilterKey): boolean =>
  key === 'from' || key === 'to' || key === 'person';
