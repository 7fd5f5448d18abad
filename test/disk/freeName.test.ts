import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeName } from '../../electron/disk/freeName.ts';
import { maxNameBytes, safeFileName } from '../../electron/disk/safeFileName.ts';

it('numbers what a file system could take for the same name', () => {
  const taken = new Set<string>();
  const names = [
    'photo.jpg',
    'Photo.JPG',
    'photo.jpg',
    'cafe\u0301.png',
    'caf\u00e9.png',
    'x',
    'x',
  ];
  expect(names.map((name) => freeName(name, taken))).toEqual([
    'photo.jpg',
    'Photo (2).JPG',
    'photo (3).jpg',
    'cafe\u0301.png',
    'caf\u00e9 (2).png',
    'x',
    'x (2)',
  ]);
});

it('gives no name twice, none that is too long, and leaves the ending as it is', () => {
  const name = fc
    .string({ unit: 'grapheme', maxLength: 300 })
    .map((text) =>
      safeFileName({ name: `${text}.jpg`, contentType: 'image/jpeg', kind: 'image', storedAt: 1 }),
    );
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (names, times) => {
        const taken = new Set<string>();
        const given = Array.from({ length: times }, () => names)
          .flat()
          .map((each) => freeName(each, taken));
        const same = new Set(given.map((each) => each.normalize('NFC').toLowerCase()));
        expect(same.size).toBe(given.length);
        for (const each of given) {
          expect(Buffer.byteLength(each)).toBeLessThanOrEqual(maxNameBytes);
          expect(each).toMatch(/\.jpg$/);
          expect(each).not.toMatch(/[/\\]/);
        }
      },
    ),
    { numRuns: 60 },
  );
});
