/** A row of things, newest first, whose keys fall by one from the newest to the oldest. */
export interface Row<T> {
  readonly newest: number;
  readonly oldest: number;
  /** What is gone or filtered out is null. */
  at(key: number): T | null;
  keyOf(sid: string): number | null;
}

export interface Page<T extends { readonly sid: string }> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
  readonly previousToken: string | null;
}

/** The page behind a token, `PA` and the last sid before it or `PB` and the first after it; null for another. */
export function takePage<T extends { readonly sid: string }>(
  row: Row<T>,
  size: number,
  token: string | null,
): Page<T> | null {
  let start = row.newest;
  let step = -1;
  if (token !== null) {
    const [, way, sid] = /^P([AB])(.+)$/.exec(token) ?? [];
    const key = sid === undefined ? null : row.keyOf(sid);
    if (key === null) return null;
    step = way === 'A' ? -1 : 1;
    start = key + step;
  }
  const found = collect(row, start, step, size);
  if (step > 0) found.reverse();
  const items = found.map(({ item }) => item);
  const [first, last] = [found[0], found[found.length - 1]];
  const newer = first !== undefined && collect(row, first.key + 1, 1, 1).length > 0;
  const older = last !== undefined && collect(row, last.key - 1, -1, 1).length > 0;
  return {
    items,
    nextToken: older ? `PA${last.item.sid}` : null,
    previousToken: newer ? `PB${first.item.sid}` : null,
  };
}

function collect<T>(row: Row<T>, start: number, step: number, size: number) {
  const found: { key: number; item: T }[] = [];
  for (
    let key = start;
    key >= row.oldest && key <= row.newest && found.length < size;
    key += step
  ) {
    const item = row.at(key);
    if (item !== null) found.push({ key, item });
  }
  return found;
}
