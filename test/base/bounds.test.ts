import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '../../electron/base/bounds.ts';

const small = { maxBytes: 100, maxItems: 3, maxDepth: 2 };

it('lets plain values of the allowed size through', () => {
  expect(isWithin({ a: ['x', 1, null] })).toBe(true);
  expect(isWithin(undefined)).toBe(true);
});

it('refuses more text, items or depth than allowed', () => {
  expect(isWithin('x'.repeat(50), small)).toBe(true);
  expect(isWithin('x'.repeat(51), small)).toBe(false);
  expect(isWithin([1, 2, 3], small)).toBe(true);
  expect(isWithin([1, 2, 3, 4], small)).toBe(false);
  expect(isWithin([[1]], small)).toBe(true);
  expect(isWithin([[[1]]], small)).toBe(false);
});

it('refuses what is not plain data', () => {
  expect(isWithin(new Map([['a', 1]]))).toBe(false);
  expect(isWithin({ at: new Date() })).toBe(false);
  expect(isWithin({ bytes: new Uint8Array(4) })).toBe(false);
});

it('ends on a value that holds itself', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(isWithin(loop)).toBe(false);
});

it('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
      expect(typeof isWithin(value)).toBe('boolean');
    }),
  );
});
