import { type BoxNode, boxesIn, changed, readBox, viewOf, written } from './boxTree.ts';

/** The same description of a film whose samples stand so many bytes further on. */
export function moveSamples(movie: BoxNode, by: number): BoxNode {
  return changed(movie, (box) => moved(box, by));
}

function moved(box: BoxNode, by: number): BoxNode | undefined {
  if (box.type !== 'stco' && box.type !== 'co64') return undefined;
  const body = Uint8Array.from(box.body);
  const view = viewOf(body);
  for (let chunk = 0; chunk < view.getUint32(4); chunk += 1) {
    if (box.type === 'stco') view.setUint32(8 + chunk * 4, view.getUint32(8 + chunk * 4) + by);
    else view.setBigUint64(8 + chunk * 8, view.getBigUint64(8 + chunk * 8) + BigInt(by));
  }
  return { ...box, body };
}

/** A film with another description in the place of its own, and maybe something before everything. */
export function withMovie(
  bytes: Uint8Array,
  movie: Uint8Array,
  before: Uint8Array = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  const parts = [before];
  for (const { type, at, end } of boxesIn(bytes, 0, bytes.length)) {
    parts.push(type === 'moov' ? movie : bytes.subarray(at, end));
  }
  const made = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of parts) {
    made.set(part, to);
    to += part.length;
  }
  return made;
}

const brand = written({
  type: 'ftyp',
  body: new TextEncoder().encode('qt  \0\0\0\0qt  '),
  children: null,
});

/** Films of old programs say nowhere that they are QuickTime, which is asked for where they are read. */
export function branded(bytes: Uint8Array): Uint8Array {
  for (const { type } of boxesIn(bytes, 0, bytes.length)) {
    if (type === 'ftyp') return bytes;
    break;
  }
  const movie = moveSamples(readBox(bytes, 'moov'), brand.length);
  return withMovie(bytes, written(movie), brand);
}
