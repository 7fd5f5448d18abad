import { type BoxNode, viewOf } from './boxTree.ts';

/** A stretch of a film: what of a track is shown, for how long, and how fast; as in the file, whatever its version. */
export interface Edit {
  /** In units of the whole film. */
  readonly lasts: number;
  /** In units of the track; -1 where nothing is shown. */
  readonly from: number;
  /** As 16.16 bits. */
  readonly rate: number;
}

const mostEdits = 10_000;

export function readEdits(body: Uint8Array): Edit[] {
  const view = viewOf(body);
  const wide = view.getUint8(0) === 1;
  const size = wide ? 20 : 12;
  return Array.from({ length: Math.min(view.getUint32(4), mostEdits) }, (_, index) => {
    const at = 8 + index * size;
    return {
      lasts: wide ? Number(view.getBigUint64(at)) : view.getUint32(at),
      from: wide ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4),
      rate: view.getInt32(at + size - 4),
    };
  });
}

export function editsBox(edits: readonly Edit[]): BoxNode {
  const wide = edits.some(({ lasts, from }) => lasts >= 2 ** 32 || from >= 2 ** 31);
  const size = wide ? 20 : 12;
  const body = new Uint8Array(8 + edits.length * size);
  const view = viewOf(body);
  view.setUint8(0, wide ? 1 : 0);
  view.setUint32(4, edits.length);
  for (const [index, { lasts, from, rate }] of edits.entries()) {
    const at = 8 + index * size;
    if (wide) {
      view.setBigUint64(at, BigInt(lasts));
      view.setBigInt64(at + 8, BigInt(from));
    } else {
      view.setUint32(at, lasts);
      view.setInt32(at + 4, from);
    }
    view.setInt32(at + size - 4, rate);
  }
  return {
    type: 'edts',
    body: new Uint8Array(0),
    children: [{ type: 'elst', body, children: null }],
  };
}
