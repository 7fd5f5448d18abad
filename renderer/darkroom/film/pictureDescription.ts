import { type BoxNode, boxesIn, latin1, viewOf, written } from './boxTree.ts';

/** Before the boxes that say how the pictures are coded. */
const headBytes = 78;

/**
 * How a film's pictures are coded, word for word, as an MP4 writes it: what QuickTime keeps of its own in it
 * is left empty, and colours are named in the form of MP4.
 */
export function sameDescription(entry: BoxNode): BoxNode {
  const head = entry.body.slice(0, headBytes);
  head.fill(0, 8, 24);
  // The one place where samples are: this file.
  viewOf(head).setUint16(6, 1);
  const boxes = [...boxesIn(entry.body, headBytes, entry.body.length)].map(({ type, start, end }) =>
    written({ type, body: bodyOf(type, entry.body.subarray(start, end)), children: null }),
  );
  const length = boxes.reduce((sum, box) => sum + box.length, headBytes);
  const body = new Uint8Array(length);
  body.set(head);
  let at = headBytes;
  for (const box of boxes) {
    body.set(box, at);
    at += box.length;
  }
  return { type: entry.type, body, children: null };
}

function bodyOf(type: string, body: Uint8Array): Uint8Array {
  if (type !== 'colr' || latin1(body, 0, 4) !== 'nclc') return body;
  // The same three numbers, and that the range of values is that of television, as QuickTime takes for granted.
  const named = new Uint8Array(11);
  named.set(body.subarray(0, 10));
  named.set(new TextEncoder().encode('nclx'));
  return named;
}
