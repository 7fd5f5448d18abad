import { expect, it } from 'vitest';
import {
  atRest,
  type Motion,
  paceAfter,
} from '../../../../../renderer/features/library/grid/pace.ts';

const view = 740;
/** The paces of movements by so many pixels, so many ms apart. */
function pacesOf(pixels: number, apart: number, count = 6) {
  let motion: Motion = { ...atRest, at: 1_000 };
  return Array.from({ length: count }, (_, step) => {
    motion = paceAfter(motion, 1_000 + (step + 1) * apart, pixels, view);
    return motion.pace;
  });
}

it('shows the end of a jump at once, and of a second one right after it', () => {
  expect(pacesOf(500_000, 1_000)).toEqual(Array(6).fill('still'));
  expect(pacesOf(500_000, 60, 2)).toEqual(['still', 'still']);
});

it('looks at nothing while a list flies past, and at all of it while one scrolls', () => {
  expect(pacesOf(1_500, 16.7).at(-1)).toBe('flying');
  expect(pacesOf(20, 16.7).at(-1)).toBe('still');
  expect(pacesOf(60, 16.7).at(-1)).toBe('passing');
});

it('leaves pictures for later where the window can hardly keep up', () => {
  expect(pacesOf(20, 60).at(-1)).toBe('passing');
});
