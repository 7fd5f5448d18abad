import fc from 'fast-check';
import { expect, it } from 'vitest';
import { announcePace } from '../../../electron/jobs/runs/announcePace.ts';

it('is ten times a second for as many runs as a person has, and slower for more, up to two seconds', () => {
  expect([0, 1, 50].map(announcePace)).toEqual([100, 100, 100]);
  expect(announcePace(400)).toBe(800);
  fc.assert(
    fc.property(fc.nat(), (runs) => {
      const ms = announcePace(runs);
      // What is told in a second is bounded, whatever has gathered.
      expect(Math.min(runs, 1_000) / (ms / 1_000)).toBeLessThanOrEqual(500);
      expect(ms).toBeLessThanOrEqual(2_000);
    }),
    { numRuns: 100 },
  );
});
