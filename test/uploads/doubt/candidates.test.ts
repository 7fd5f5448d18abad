import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RemoteItem } from '../../../electron/providers/provider.ts';
import { inOrderOfLikelihood, mayBeOf } from '../../../electron/uploads/doubt/candidates.ts';
import { mediaId, mediaRef } from '../../../shared/ids.ts';

const id = fc.integer({ min: 1, max: 99 }).map((n) => mediaId.parse(n));
const instant = fc.integer({ min: -9, max: 9 });
const time = fc.option(instant);

describe('whether an item can have come of an attempt', () => {
  it('is told by what was known before, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.nat(99), id, time, instant, (knownUpTo, item, storedAt, sinceAt) => {
        const may = mayBeOf({ knownUpTo }, { id: item, storedAt }, sinceAt);
        expect(may).toBe(item > knownUpTo);
      }),
    );
  });

  it('is told by dates where nothing else tells it', () => {
    fc.assert(
      fc.property(id, time, instant, (item, storedAt, sinceAt) => {
        const may = mayBeOf({}, { id: item, storedAt }, sinceAt);
        expect(may).toBe(storedAt === null || storedAt >= sinceAt);
      }),
    );
  });
});

describe('the order in which items are looked at', () => {
  const listed = fc.array(time).map((times) =>
    times.map((storedAt, place) => {
      return { ref: mediaRef.parse(`item-${place}`), storedAt } as RemoteItem;
    }),
  );

  it('leaves none out, and puts what is dated before the attempts last', () => {
    fc.assert(
      fc.property(listed, instant, (items, sinceAt) => {
        const order = inOrderOfLikelihood(items, sinceAt);
        expect(new Set(order)).toEqual(new Set(items));
        expect(order).toHaveLength(items.length);
        const isOld = order.map(({ storedAt }) => storedAt !== null && storedAt < sinceAt);
        expect(isOld).toEqual([...isOld].sort());
        // Of those in question the last listed first, since it came first.
        const young = order.filter((_, place) => !isOld[place]);
        expect(young).toEqual(items.filter((item) => young.includes(item)).reverse());
      }),
    );
  });
});
