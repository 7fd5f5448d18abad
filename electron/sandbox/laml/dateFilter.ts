const dayMs = 24 * 3_600_000;

/** The three forms of one date parameter; the sign is part of its name on the wire (providers.md 3.2). */
export function dateFilter(
  query: URLSearchParams,
  name: string,
): ((at: number | null) => boolean) | null | 'bad' {
  const tests: ((at: number) => boolean)[] = [];
  for (const sign of ['', '<', '>']) {
    const text = query.get(`${name}${sign}`);
    if (text === null || text === '') continue;
    const date = parseDate(text);
    if (Number.isNaN(date)) return 'bad';
    const day = Math.floor(date / dayMs) * dayMs;
    // On or before, on or after: both ends belong to it.
    if (sign === '<') tests.push((at) => at <= date);
    else if (sign === '>') tests.push((at) => at >= date);
    else tests.push((at) => at >= day && at < day + dayMs);
  }
  if (tests.length === 0) return null;
  return (at) => at !== null && tests.every((test) => test(at));
}

/** `YYYY-MM-DD` as the pages say, or the instant that the official client sends. */
function parseDate(text: string): number {
  const known = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/.test(text);
  return known ? Date.parse(text) : Number.NaN;
}
