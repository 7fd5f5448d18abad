import { createHash } from 'node:crypto';
import { createScatteredIds } from '../../../seeding/scatteredIds.ts';

/** Sids that carry a number, so that what they name need not be kept: `ME` and 32 hex digits. */
export interface NumberedSids {
  of(number: number): string;
  /** The number behind a sid of this row; null when it is none. */
  numberOf(sid: string): number | null;
}

export function createNumberedSids(prefix: string, seed: number, count: number): NumberedSids {
  const ids = createScatteredIds(seed, `seeded ${prefix}`, count);
  const dashes = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
  return {
    of: (number) => prefix + ids.idOf(number).replaceAll('-', ''),
    numberOf(sid) {
      if (!sid.startsWith(prefix)) return null;
      return ids.indexOf(sid.slice(prefix.length).replace(dashes, '$1-$2-$3-$4-$5'));
    },
  };
}

/** A sid that depends on nothing but its text. */
export function sidOf(prefix: string, text: string): string {
  return prefix + createHash('sha256').update(text).digest('hex').slice(0, 32);
}
