import { numberAt } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const short = 3;
const long = 4;
const mostTags = 1_000;
const mostPieces = 200_000;
/** Where the strips or tiles of a picture are, and how long each of them is. */
const places = [
  { offsets: 273, lengths: 279 },
  { offsets: 324, lengths: 325 },
];

/** Whether its first picture goes on beyond the end. */
export async function tiffEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const head = await peek(0, 8);
  if (head.length < 8) return true;
  const little = head[0] === 0x49;
  const directory = numberAt(head, 4, 4, little);
  const count = numberAt(await peek(directory, 2), 0, 2, little);
  if (directory + 2 + count * 12 > size) return true;
  if (count > mostTags) return false;
  const tags = await peek(directory + 2, count * 12);

  async function numbersOf(tag: number): Promise<number[] | null> {
    for (let at = 0; at + 12 <= tags.length; at += 12) {
      if (numberAt(tags, at, 2, little) !== tag) continue;
      const type = numberAt(tags, at + 2, 2, little);
      const many = numberAt(tags, at + 4, 4, little);
      const bytes = type === short ? 2 : type === long ? 4 : 0;
      if (bytes === 0 || many > mostPieces) return null;
      const within = many * bytes <= 4;
      const from = within ? directory + 2 + at + 8 : numberAt(tags, at + 8, 4, little);
      const values = await peek(from, many * bytes);
      return Array.from({ length: many }, (_, index) =>
        // Numbers that are not there themselves are beyond every end.
        (index + 1) * bytes > values.length
          ? Number.POSITIVE_INFINITY
          : numberAt(values, index * bytes, bytes, little),
      );
    }
    return null;
  }

  for (const { offsets, lengths } of places) {
    const [starts, sizes] = [await numbersOf(offsets), await numbersOf(lengths)];
    if (starts === null || sizes === null) continue;
    return starts.some((start, index) => start + (sizes[index] ?? 0) > size);
  }
  return false;
}
