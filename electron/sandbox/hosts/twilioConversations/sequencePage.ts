/** Items by a number that stays theirs; null where one is gone. */
export interface Sequence<T> {
  readonly end: number;
  at(number: number): T | null;
}

export interface PageWish {
  readonly size: number;
  readonly descending: boolean;
  /** `PA` and a number: what comes after that item; `PB` and a number: what comes before it. */
  readonly token: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
  readonly previousToken: string | null;
}

/** One page; null when the token is none that was given out. */
export function pageOf<T>(sequence: Sequence<T>, wish: PageWish): Page<T> | null {
  const { end } = sequence;
  const [, kind, digits] = /^(P[AB])(\d{1,12})$/.exec(wish.token ?? '') ?? [];
  if (wish.token !== null && kind === undefined) return null;
  const back = kind === 'PB';
  // One walk in either direction serves both orders: backwards it is the mirrored one, turned.
  const step = wish.descending === back ? 1 : -1;
  const start = digits === undefined ? (step === 1 ? -1 : end) : Number(digits);
  const found: { number: number; item: T }[] = [];
  let number = Math.min(Math.max(start, -1), end) + step;
  for (; number >= 0 && number < end && found.length <= wish.size; number += step) {
    const item = sequence.at(number);
    if (item !== null) found.push({ number, item });
  }
  const more = found.length > wish.size;
  const shown = found.slice(0, wish.size);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown[shown.length - 1]];
  return {
    items: shown.map(({ item }) => item),
    nextToken: last && (back || more) ? `PA${last.number}` : null,
    previousToken: first && (back ? more : kind !== undefined) ? `PB${first.number}` : null,
  };
}
