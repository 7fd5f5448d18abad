import { uuidOf } from './uuidSource.ts';

/** Ids of a row that is never laid out: each carries its index, yet they look unrelated. */
export interface ScatteredIds {
  idOf(index: number): string;
  /** The index behind an id; null when it is none of this row. */
  indexOf(id: string): number | null;
}

/** An odd factor and its inverse modulo 2^32. */
const scatter = 0x9e3779b1;
const gather = 0x0e8b2f51;

export function createScatteredIds(seed: number, subject: string, count: number): ScatteredIds {
  const idOf = (index: number) => {
    const head = (Math.imul(index + 1, scatter) >>> 0).toString(16).padStart(8, '0');
    return head + uuidOf(`${seed}:${subject}:${index}`).slice(8);
  };
  return {
    idOf,
    indexOf(id) {
      const index = (Math.imul(Number.parseInt(id.slice(0, 8), 16), gather) >>> 0) - 1;
      return index >= 0 && index < count && idOf(index) === id ? index : null;
    },
  };
}
