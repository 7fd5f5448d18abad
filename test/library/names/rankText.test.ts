import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAmid, rankBetween } from '../../../electron/library/names/rankText.ts';

describe('a rank', () => {
  it('is between its neighbours, whatever came before, and so is the one amid them', () => {
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(places, (all) => {
        const ranks: string[] = [];
        for (const place of all) {
          const at = Math.min(Math.floor(place * (ranks.length + 1)), ranks.length);
          const [low, high] = [ranks[at - 1] ?? null, ranks[at] ?? null];
          for (const rank of [rankBetween(low, high), rankAmid(low, high)]) {
            expect(low === null || low < rank).toBe(true);
            expect(high === null || rank < high).toBe(true);
            expect(rank).toMatch(/^([0-9a-f]{12})+$/);
            expect(rank).not.toMatch(/0{12}$/);
          }
          ranks.splice(at, 0, rankBetween(low, high));
        }
      }),
    );
  });

  it.each<[string, (ranks: string[]) => number]>([
    ['forwards', (ranks) => ranks.length],
    ['backwards', () => 0],
    ['forwards before a last one', (ranks) => Math.max(0, ranks.length - 1)],
    ['backwards after a first one', (ranks) => Math.min(1, ranks.length)],
    // As a hash would have it.
    ['anyhow', (ranks) => (ranks.length * 7_919) % (ranks.length + 1)],
    [
      'in seven rows at once',
      (ranks) => Math.floor((ranks.length % 7) * (ranks.length / 7) + ranks.length / 7),
    ],
  ])('stays short when ten thousand names come %s', (_way, placeOf) => {
    const ranks: string[] = [];
    let longest = 0;
    for (let count = 0; count < 10_000; count += 1) {
      const at = Math.min(placeOf(ranks), ranks.length);
      const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
      longest = Math.max(longest, rank.length);
      ranks.splice(at, 0, rank);
    }
    expect(longest).toBeLessThanOrEqual(60);
    expect(ranks).toEqual([...new Set(ranks)].sort());
  });
});
