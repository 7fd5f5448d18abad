/** What an encoder made; only its size matters to a search. */
export interface Encoded {
  readonly size: number;
}

export interface ScaleSearch<E extends Encoded> {
  /** Encodes the picture with a longer edge of so many pixels. */
  encode(edge: number): Promise<E>;
  /** Known not to fit, and how large it was. */
  readonly tooLarge: { readonly edge: number; readonly size: number };
  /** Nothing smaller than this is worth having. */
  readonly leastEdge: number;
  readonly maxBytes: number;
}

const aim = 0.97;
const good = 0.95;
const goodEnough = 0.9;
const patientRounds = 8;
const mostRounds = 32;

/**
 * The largest result that fits, by changing the size in pixels; null when not even the least does.
 * Bytes go about with the area, so the next edge is guessed from what was seen, and every third
 * guess is the middle, since what encoders make of a size is not smooth.
 */
export async function searchScale<E extends Encoded>(search: ScaleSearch<E>): Promise<E | null> {
  const { maxBytes, leastEdge } = search;
  let above = search.tooLarge;
  let below = { edge: leastEdge - 1, size: 0 };
  let best: E | null = null;
  for (let round = 1; round <= mostRounds && above.edge - below.edge > 1; round += 1) {
    const middle = Math.floor((below.edge + above.edge) / 2);
    const guess = round % 3 === 0 ? middle : guessEdge(below, above, maxBytes * aim);
    const edge = Math.min(above.edge - 1, Math.max(below.edge + 1, guess));
    const made = await search.encode(edge);
    if (made.size > maxBytes) {
      above = { edge, size: made.size };
    } else {
      below = { edge, size: made.size };
      if (best === null || made.size > best.size) best = made;
    }
    const wanted = round < patientRounds ? good : goodEnough;
    if (best !== null && best.size >= maxBytes * wanted) break;
  }
  return best;
}

interface Seen {
  readonly edge: number;
  readonly size: number;
}

function guessEdge(below: Seen, above: Seen, wanted: number): number {
  if (below.size === 0) return Math.round(above.edge * Math.sqrt(wanted / above.size));
  const share = (wanted - below.size) / (above.size - below.size);
  const area = below.edge ** 2 + share * (above.edge ** 2 - below.edge ** 2);
  return Math.round(Math.sqrt(Math.max(0, area)));
}
