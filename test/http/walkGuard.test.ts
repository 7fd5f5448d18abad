import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWalkGuard } from '../../electron/http/walkGuard.ts';
import type { Page, RemoteItem } from '../../electron/providers/provider.ts';

const page = (nextCursor: string, items: number): Page => ({
  nextCursor,
  items: Array.from({ length: items }, () => ({}) as RemoteItem),
  total: null,
});

it('ends every walk that brings nothing new, however its places are named', () => {
  const endless = fc.infiniteStream(fc.record({ items: fc.nat(2), same: fc.boolean() }));
  fc.assert(
    fc.property(endless, (answers) => {
      const guard = createWalkGuard(null);
      let pages = 0;
      for (const { items, same } of answers) {
        pages += 1;
        if (!guard.leadsOn(page(same ? 'here' : `place ${pages}`, items), 0)) break;
        if (pages > 1_100) throw new Error('it never ends');
      }
      expect(pages).toBeLessThan(1_100);
    }),
    { numRuns: 50 },
  );
});

it('ends a walk that comes back to where it was', () => {
  const guard = createWalkGuard('20');
  expect(guard.leadsOn(page('40', 20), 20)).toBe(true);
  expect(guard.leadsOn(page('20', 20), 20)).toBe(false);
});

it('lets a long walk go on while there is something new now and then', () => {
  const guard = createWalkGuard(null);
  for (let index = 0; index < 5_000; index += 1) {
    expect(guard.leadsOn(page(String(index), 20), index % 40 === 0 ? 1 : 0)).toBe(true);
  }
});

it('lets pages that only tell more of known items be many, but not the same', () => {
  const guard = createWalkGuard(null);
  for (let index = 0; index < 300; index += 1) {
    expect(guard.leadsOn({ ...page(String(index), 20), retells: true }, 0)).toBe(true);
  }
  expect(guard.leadsOn({ ...page('7', 20), retells: true }, 0)).toBe(false);
});

it('ends a list that always brings something new, after more than any account holds', () => {
  const guard = createWalkGuard(null);
  let pages = 0;
  while (guard.leadsOn(page(String(pages), 20), 20)) pages += 1;
  expect(pages * 20).toBeGreaterThanOrEqual(1_000_000);
  expect(pages * 20).toBeLessThanOrEqual(3_000_000);
});
