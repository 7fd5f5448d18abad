import type { Encoded } from '../scale/searchScale.ts';

export interface ScaleGrowth<E extends Encoded> {
  /** Encodes the picture with a longer edge of so many pixels. */
  encode(edge: number): Promise<E>;
  readonly fits: { readonly edge: number; readonly made: E };
  readonly fullEdge: number;
  readonly maxBytes: number;
  /** The longest edge that there is time for, asked before each try. */
  affordable(): number;
}

const aim = 0.97;
const enough = 0.9;
const mostRounds = 12;

/** Goes from a size that fits to one that uses nine tenths of the bytes, or as large as there is time for. */
export async function growScale<E extends Encoded>(growth: ScaleGrowth<E>): Promise<E> {
  const { maxBytes, fullEdge } = growth;
  let { edge, made } = growth.fits;
  let tooLarge: number | null = null;
  for (let round = 1; round <= mostRounds && made.size < maxBytes * enough; round += 1) {
    const guess =
      tooLarge === null
        ? Math.round(edge * Math.sqrt((maxBytes * aim) / made.size))
        : Math.floor((edge + tooLarge) / 2);
    const most = Math.min(growth.affordable(), (tooLarge ?? fullEdge + 1) - 1);
    const next = Math.min(most, Math.max(edge + 1, guess));
    if (next <= edge) break;
    const larger = await growth.encode(next);
    if (larger.size > maxBytes) tooLarge = next;
    else [edge, made] = [next, larger];
  }
  return made;
}
