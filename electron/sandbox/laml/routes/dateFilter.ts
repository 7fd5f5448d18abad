const dayMs = 24 * 3_600_000;

/** From one instant to another, both included. */
export interface DateRange {
  readonly from: number;
  readonly until: number;
}

/** The three forms of one date parameter; the sign is part of its name on the wire (providers.md 3.2). */
export function dateFilter(query: URLSearchParams, name: string): DateRange | null | 'bad' {
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const sign of ['', '<', '>']) {
    const text = query.get(`${name}${sign}`);
    if (text === null || text === '') continue;
    const date = parseDate(text);
    if (Number.isNaN(date)) return 'bad';
    const day = Math.floor(date / dayMs) * dayMs;
    // On or before, on or after: both ends belong to it.
    if (sign !== '<') from = Math.max(from, sign === '' ? day : date);
    if (sign !== '>') until = Math.min(until, sign === '' ? day + dayMs - 1 : date);
  }
  return from === Number.NEGATIVE_INFINITY && until === Number.POSITIVE_INFINITY
    ? null
    : { from, until };
}

/** What has no date is in no range. */
export function inRange(range: DateRange | null, at: number | null): boolean {
  return range === null || (at !== null && at >= range.from && at <= range.until);
}

/** `YYYY-MM-DD` as the pages say, or the instant that the official client sends. */
function parseDate(text: string): number {
  const known = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/.test(text);
  return known ? Date.parse(text) : Number.NaN;
}
