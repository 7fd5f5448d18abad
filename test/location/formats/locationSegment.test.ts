import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { peekInto } from '../../../electron/location/bytes/peek.ts';
import { findLocations } from '../../../electron/location/findLocations.ts';
import {
  locationSegment,
  withSegment,
} from '../../../electron/location/formats/locationSegment.ts';
import { pixels, placed, unplaced } from '../support/located.ts';

const plain = () => pixels(40, 30).jpeg().toBuffer();

it('carries the place from one JPEG to another, and nothing else of it', async () => {
  const from = await placed('jpeg');
  const segment = await locationSegment(from);
  if (segment === null) throw new Error('no place was found');
  const into = await plain();
  const made = withSegment(into, segment);
  expect(made.length).toBe(into.length + segment.length);
  expect(await findLocations(peekInto(made), made.length, 'image/jpeg')).not.toEqual([]);
  const { exif, orientation } = await sharp(made).metadata();
  const text = exif?.toString('latin1') ?? '';
  expect(text).not.toMatch(/Cam|A person/);
  expect(orientation).toBeUndefined();
  // The positions themselves, as the numbers that they were written with.
  const degrees = [52, 30, 13, 24].map((value) => {
    const rational = Buffer.alloc(8);
    rational.writeUInt32LE(value);
    rational.writeUInt32LE(1, 4);
    return rational;
  });
  for (const value of degrees) expect(exif?.includes(value)).toBe(true);
  const raw = (one: Uint8Array) => sharp(one).raw().toBuffer();
  expect((await raw(made)).equals(await raw(into))).toBe(true);
});

it('finds none where none is said', async () => {
  expect(await locationSegment(await unplaced('jpeg'))).toBeNull();
  expect(await locationSegment(await plain())).toBeNull();
});

it('never throws, and never makes more than a segment can hold', async () => {
  const whole = await placed('jpeg');
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: whole.length }),
      fc.array(fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 255 })), { maxLength: 12 }),
      async (cut, changes) => {
        const bytes = Buffer.from(whole.subarray(0, cut));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        expect((await locationSegment(bytes))?.length ?? 0).toBeLessThanOrEqual(65_537);
      },
    ),
    { numRuns: 300 },
  );
});
