/** How many letters have to be put in, left out, replaced or swapped with their neighbour. */
function distance(one: string, other: string): number {
  let earlier: number[] = [];
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const replaced = (before[at - 1] ?? 0) + (same ? 0 : 1);
      const moved = Math.min((before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1);
      const turned = swapped && row > 1 && at > 1 ? (earlier[at - 2] ?? 0) + 1 : replaced;
      now.push(Math.min(replaced, moved, turned));
    }
    earlier = before;
    before = now;
  }
  return before[other.length] ?? 0;
}

/** The word that was most likely meant; null where none is near. */
export function nearest(written: string, words: readonly string[]): string | null {
  const typed = written.toLowerCase().slice(0, 64);
  if (typed === '') return null;
  const most = typed.length < 4 ? 1 : 2;
  let found: string | null = null;
  let least = most + 1;
  for (const word of words) {
    const far = word.toLowerCase().startsWith(typed) ? 1 : distance(typed, word.toLowerCase());
    if (far < least) [found, least] = [word, far];
  }
  return found;
}
