import { numberAt, type Peek } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const mostTags = 1_000;
const mostPieces = 200_000;
/** How many bytes a value of each type has, by the number of the type. */
const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Where the strips or tiles of a picture are, and how long each of them is. */
const pieces = [
  { offsets: 273, lengths: 279 },
  { offsets: 324, lengths: 325 },
];

interface Tag {
  readonly count: number;
  readonly valueBytes: number;
  /** Where its values begin. */
  readonly at: number;
}

/** Whether its first directory, or the picture that it tells of, goes on beyond the end. */
export async function tiffEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const head = await peek(0, 8);
  if (head.length < 8) return true;
  const little = head[0] === 0x49;
  const directory = numberAt(head, 4, 4, little);
  const count = numberAt(await peek(directory, 2), 0, 2, little);
  // Behind the tags stands where the next directory is.
  if (directory + 2 + count * 12 + 4 > size) return true;
  if (count > mostTags) return false;
  const tags = await tagsIn(peek, directory + 2, count, little);
  for (const { at, count: values, valueBytes } of tags.values()) {
    if (at + values * valueBytes > size) return true;
  }

  async function numbersOf(tag: number): Promise<number[] | null> {
    const found = tags.get(tag);
    if (found === undefined || found.count > mostPieces) return null;
    const { at, count: values, valueBytes } = found;
    const bytes = await peek(at, values * valueBytes);
    return Array.from({ length: values }, (_, index) =>
      numberAt(bytes, index * valueBytes, valueBytes, little),
    );
  }

  for (const { offsets, lengths } of pieces) {
    const [starts, sizes] = [await numbersOf(offsets), await numbersOf(lengths)];
    if (starts === null || sizes === null) continue;
    return starts.some((start, index) => start + (sizes[index] ?? 0) > size);
  }
  return false;
}

async function tagsIn(
  peek: Peek,
  from: number,
  count: number,
  little: boolean,
): Promise<Map<number, Tag>> {
  const bytes = await peek(from, count * 12);
  const tags = new Map<number, Tag>();
  for (let at = 0; at + 12 <= bytes.length; at += 12) {
    const valueBytes = bytesOfType[numberAt(bytes, at + 2, 2, little)] ?? 0;
    const values = numberAt(bytes, at + 4, 4, little);
    // Up to four bytes stand in the tag itself.
    const within = values * valueBytes <= 4;
    const place = within ? from + at + 8 : numberAt(bytes, at + 8, 4, little);
    tags.set(numberAt(bytes, at, 2, little), { count: values, valueBytes, at: place });
  }
  return tags;
}
