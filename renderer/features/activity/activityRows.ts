import type { Lines } from '../../../shared/keptPosition.ts';
import type { Entry, Section } from './entry.ts';

/** What stands over entries: those that call for attention, those that run, or a day. */
export interface Head {
  readonly key: string;
  readonly section: Section;
  /** An instant of the day; null where it is none. */
  readonly day: number | null;
}

export type Row = { readonly head: Head } | { readonly entry: Entry };

export interface ActivityRows extends Lines<string> {
  at(index: number): Row | undefined;
  readonly entries: number;
}

const places: Readonly<Record<Section, number>> = { attention: 0, now: 1, past: 2 };

function startOfDay(at: number): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

const keyOf = (row: Row) => ('head' in row ? row.head.key : row.entry.key);

/**
 * Entries with what stands over them: what failed first, then what runs, then day by day, the latest first. Of two
 * with one key the last stands: for a moment, what ended is told as running and as over, by two services.
 */
export function activityRows(entries: readonly Entry[]): ActivityRows {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const sorted = [...byKey.values()].sort(
    (one, other) =>
      places[one.section] - places[other.section] ||
      other.at - one.at ||
      (one.key < other.key ? -1 : 1),
  );
  const rows: Row[] = [];
  let headKey = '';
  // Most entries share their day with the one before: a date is made once a day.
  let from = Number.POSITIVE_INFINITY;
  for (const entry of sorted) {
    const { section, at } = entry;
    if (section === 'past' && at < from) from = startOfDay(at);
    const key = section === 'past' ? `day ${from}` : section;
    if (key !== headKey) rows.push({ head: { key, section, day: section === 'past' ? at : null } });
    headKey = key;
    rows.push({ entry });
  }
  let indexes: Map<string, number> | null = null;
  return {
    count: rows.length,
    entries: sorted.length,
    at: (index) => rows[index],
    keyAt(index) {
      const row = rows[index];
      return row === undefined ? undefined : keyOf(row);
    },
    indexOf(key) {
      indexes ??= new Map(rows.map((row, index) => [keyOf(row), index]));
      return indexes.get(key);
    },
  };
}
