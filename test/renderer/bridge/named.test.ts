import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portionsOf } from '../../../renderer/bridge/named.ts';
import { mediaIds } from '../../../shared/contract/parts/parts.ts';
import { mediaId } from '../../../shared/ids.ts';

it('names all in their order, in portions that a call takes', () => {
  fc.assert(
    fc.property(fc.nat(3_500), (count) => {
      const ids = Array.from({ length: count }, (_, index) => mediaId.parse(index + 1));
      const portions = portionsOf(ids);
      expect(portions.flat()).toEqual(ids);
      for (const portion of portions) expect(mediaIds.safeParse(portion).success).toBe(true);
    }),
    { numRuns: 20 },
  );
});
