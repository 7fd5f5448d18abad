/** So many at a time; no more of them is asked for before it is taken. */
export function* portionsOf<T>(all: Iterable<T>, atOnce: number): Generator<readonly T[]> {
  let portion: T[] = [];
  for (const one of all) {
    portion.push(one);
    if (portion.length < atOnce) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
