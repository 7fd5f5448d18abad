import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Area, boundsWithin } from '../../../electron/host/window/boundsWithin.ts';

const main: Area = { x: 0, y: 24, width: 1_920, height: 1_056 };
const beside: Area = { x: 1_920, y: 0, width: 1_280, height: 1_024 };
const window = { x: 2_000, y: 100, width: 1_000, height: 700, maximised: false };

it('leaves a window where it was while its display is there', () => {
  expect(boundsWithin(window, [main, beside])).toEqual(window);
  const partly = { ...window, x: 2_900 };
  expect(boundsWithin(partly, [main, beside])).toEqual(partly);
});

it('brings a window back from a display that is gone', () => {
  expect(boundsWithin(window, [main])).toEqual({ ...window, x: 920 });
  expect(boundsWithin({ ...window, x: 20, y: -300 }, [main])).toMatchObject({ x: 20, y: 24 });
});

it('makes a window no larger than the display that it is on', () => {
  const large = { ...window, x: -500, width: 4_000, height: 3_000, maximised: true };
  expect(boundsWithin(large, [main, beside])).toEqual({ ...large, ...main, maximised: true });
});

it('knows nowhere without displays', () => {
  expect(boundsWithin(window, [])).toBeNull();
});

it('always leaves enough of the top edge in sight to drag the window by', () => {
  const place = fc.integer({ min: -10_000, max: 10_000 });
  const area = fc.record({
    x: place,
    y: place,
    width: fc.integer({ min: 320, max: 5_000 }),
    height: fc.integer({ min: 240, max: 3_000 }),
  });
  const saved = fc.record({
    x: place,
    y: place,
    width: fc.integer({ min: 600, max: 9_000 }),
    height: fc.integer({ min: 480, max: 9_000 }),
    maximised: fc.boolean(),
  });
  fc.assert(
    fc.property(saved, fc.array(area, { minLength: 1, maxLength: 4 }), (bounds, areas) => {
      const now = boundsWithin(bounds, areas);
      if (now === null) return false;
      const { x, y, width } = now;
      return areas.some(
        (each) =>
          Math.min(x + width, each.x + each.width) - Math.max(x, each.x) >= Math.min(120, width) &&
          y >= each.y &&
          y + 32 <= each.y + each.height,
      );
    }),
  );
});
