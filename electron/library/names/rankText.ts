/**
 * A rank is a list of whole numbers that sorts like words in a dictionary, each written as twelve
 * hexadecimal digits. Between any two ranks there is another, so that nothing is ever numbered anew; names
 * that come in their own order, forwards or backwards and wherever they belong, make ranks no longer.
 */
type Numbers = readonly number[];

const digits = 12;
const largest = 16 ** digits - 1;
const middle = 16 ** digits / 2;
/** Room for that many halvings between neighbours, and for millions of names in a row. */
const step = 2 ** 24;

function numbersOf(rank: string): Numbers {
  const numbers: number[] = [];
  for (let at = 0; at + digits <= rank.length; at += digits)
    numbers.push(Number.parseInt(rank.slice(at, at + digits), 16));
  return numbers;
}
const textOf = (numbers: Numbers) =>
  numbers.map((number) => number.toString(16).padStart(digits, '0')).join('');

/** A rank between two, of which the first is the smaller; null is what all others are above, or below. */
export function rankBetween(low: string | null, high: string | null): string {
  return textOf(
    between(low === null ? null : numbersOf(low), high === null ? null : numbersOf(high)),
  );
}

/** The same, about in the middle of all ranks that there could be: for looking something up by halves. */
export function rankAmid(low: string | null, high: string | null): string {
  const [from, to] = [low === null ? [] : numbersOf(low), high === null ? null : numbersOf(high)];
  return textOf(amid(from, to));
}

function between(low: Numbers | null, high: Numbers | null): Numbers {
  if (low === null) return high === null ? [middle] : below(high);
  if (high === null) return above(low);
  const { head, lows, highs } = apart(low, high);
  const [from, ...deeper] = lows;
  if (from === undefined) return [...head, ...below(highs)];
  const room = (highs[0] ?? 0) - from;
  if (room > 1) return [...head, from + Math.floor(room / 2)];
  return [...head, from, ...(deeper.length === 0 ? [middle] : above(deeper))];
}

function above([first = 0, ...deeper]: Numbers): Numbers {
  if (first + step <= largest) return [first + step];
  if (first < largest) return [first + Math.ceil((largest - first) / 2)];
  return [first, ...(deeper.length === 0 ? [middle] : above(deeper))];
}

function below([first = 0, ...deeper]: Numbers): Numbers {
  if (first > step) return [first - step];
  if (first > 1) return [Math.floor(first / 2)];
  // No rank ends in 0, so that there is one below each.
  if (first === 1) return deeper.length > 0 ? [1] : [0, middle];
  return [0, ...below(deeper)];
}

function amid(low: Numbers, high: Numbers | null): Numbers {
  const { head, lows, highs } = apart(low, high ?? []);
  const from = lows[0] ?? 0;
  const to = high === null ? largest : (highs[0] ?? 0);
  if (to - from > 1) return [...head, from + Math.floor((to - from) / 2)];
  if (lows.length > 0) return [...head, from, ...amid(lows.slice(1), null)];
  // The low one is the start of the high one, or there is none.
  return to === 1 ? [...head, 0, ...amid([], null)] : [...head, 0, ...amid([], highs.slice(1))];
}

/** What two have in common at their start, and what follows in each. */
function apart(low: Numbers, high: Numbers) {
  let same = 0;
  while (same < low.length && low[same] === high[same]) same += 1;
  return { head: low.slice(0, same), lows: low.slice(same), highs: high.slice(same) };
}
