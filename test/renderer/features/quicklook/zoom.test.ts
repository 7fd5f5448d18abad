import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitScale,
  fitted,
  isZoomed,
  mostScale,
  type Point,
  panBy,
  reframed,
  type Size,
  scaleOf,
  toggled,
  type Zoom,
  zoomBy,
} from '../../../../renderer/features/quicklook/picture/zoom.ts';

const length = fc.integer({ min: 1, max: 12_000 });
const sizes = fc.record({ width: length, height: length });
const frames = fc.record({
  width: fc.integer({ min: 100, max: 4_000 }),
  height: fc.integer({ min: 100, max: 3_000 }),
});
const points = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
});
const steps = fc.array(
  fc.oneof(
    fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), at: points }),
    fc.record({ by: points }),
  ),
  { maxLength: 12 },
);
type Step = { factor: number; at: Point } | { by: Point };

const led = (taken: readonly Step[], picture: Size, frame: Size): Zoom =>
  taken.reduce<Zoom>(
    (zoom, step) =>
      'by' in step
        ? panBy(zoom, step.by, picture, frame)
        : zoomBy(zoom, step.factor, step.at, picture, frame),
    fitted,
  );

describe('a picture in quick look', () => {
  it('is never smaller than it fits, never larger than bounds, and leaves no side of the frame empty', () => {
    fc.assert(
      fc.property(sizes, frames, steps, (picture, frame, taken) => {
        const zoom = led(taken, picture, frame);
        const scale = scaleOf(zoom, picture, frame);
        expect(scale).toBeGreaterThanOrEqual(fitScale(picture, frame));
        expect(scale).toBeLessThanOrEqual(mostScale(picture, frame));
        for (const [along, offset] of [
          ['width', zoom.x],
          ['height', zoom.y],
        ] as const) {
          const room = Math.max(0, picture[along] * scale - frame[along]) / 2;
          expect(Math.abs(offset)).toBeLessThanOrEqual(room + 1e-6);
        }
      }),
      { seed: 5 },
    );
  });

  it('keeps what is under the pointer there, as far as the picture reaches', () => {
    fc.assert(
      fc.property(frames, fc.double({ min: 1.1, max: 3, noNaN: true }), (frame, factor) => {
        const picture = { width: 20_000, height: 20_000 };
        const start = zoomBy(fitted, 60, { x: 0, y: 0 }, picture, frame);
        const at = { x: frame.width / 8, y: -frame.height / 8 };
        const next = zoomBy(start, factor, at, picture, frame);
        const under = (zoom: Zoom) => (at.x - zoom.x) / scaleOf(zoom, picture, frame);
        expect(under(next)).toBeCloseTo(under(start), 3);
      }),
      { seed: 5 },
    );
  });

  it('goes back to where it came from: out as far as in, and by a second double-click', () => {
    fc.assert(
      fc.property(sizes, frames, points, (picture, frame, at) => {
        const inward = zoomBy(fitted, 1.25, at, picture, frame);
        expect(zoomBy(inward, 0.5, at, picture, frame)).toEqual(fitted);
        const near = toggled(fitted, at, picture, frame);
        expect(isZoomed(near, picture, frame)).toBe(true);
        expect(toggled(near, at, picture, frame)).toEqual(fitted);
      }),
      { seed: 5 },
    );
  });

  it('stays within a frame that gets another size', () => {
    fc.assert(
      fc.property(sizes, frames, frames, steps, (picture, before, now, taken) => {
        const zoom = reframed(led(taken, picture, before), picture, now);
        expect(reframed(zoom, picture, now)).toEqual(zoom);
        expect(scaleOf(zoom, picture, now)).toBeGreaterThanOrEqual(fitScale(picture, now));
      }),
      { seed: 5 },
    );
  });

  it('that is smaller than the frame is shown as it is', () => {
    expect(fitScale({ width: 40, height: 30 }, { width: 800, height: 600 })).toBe(1);
    expect(fitScale({ width: 0, height: 0 }, { width: 800, height: 600 })).toBe(1);
  });
});
