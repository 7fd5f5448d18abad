import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegShape } from '../../../../renderer/darkroom/jpeg/jpegShape.ts';
import { firstPicture, picturesIn } from '../../../../renderer/darkroom/moving/firstPicture.ts';
import { gifOfFrames, jpegOfScans } from '../../../host/darkroomHost/hostile.ts';
import { apng } from '../../../host/darkroomHost/samples.ts';

const colours = ['#dc1e1e', '#1edc1e', '#1e1edc'];
const frames = await Promise.all(
  colours.map((background) =>
    sharp({ create: { width: 9, height: 7, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);
const moving = sharp(frames, { join: { animated: true } });
const files = {
  'image/gif': await moving.gif().toBuffer(),
  'image/webp': await moving.webp({ lossless: true }).toBuffer(),
  'image/png': apng(9, 7, ['red', 'green', 'blue'], 100),
};
const types = ['image/gif', 'image/webp', 'image/png'] as const;
const owned = (bytes: Buffer) => Uint8Array.from(bytes);

describe('firstPicture', () => {
  it.each(types)('leaves the first of three in a %s, as it was', async (type) => {
    const bytes = owned(files[type]);
    expect(picturesIn(bytes, type)).toBe(3);
    const first = firstPicture(bytes, type);
    expect(picturesIn(first, type)).toBe(1);
    const pixels = (from: Uint8Array) => sharp(from).removeAlpha().raw().toBuffer();
    expect(await pixels(first)).toEqual(await pixels(bytes));
  });

  it.each(['image/png', 'image/webp'] as const)('takes a plain %s as it is', async (type) => {
    const still = sharp(frames[0]);
    const bytes = owned(await (type === 'image/png' ? still : still.webp()).toBuffer());
    expect(await sharp(firstPicture(bytes, type)).raw().toBuffer()).toEqual(
      await sharp(bytes).raw().toBuffer(),
    );
  });

  it('counts a hundred thousand', () => {
    expect(picturesIn(gifOfFrames(100_000), 'image/gif')).toBe(100_000);
  });

  it('comes to an end, and makes nothing larger, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(),
        (type, changes, cut) => {
          const whole = owned(files[type]);
          const bytes = whole.slice(0, whole.length - (cut % whole.length));
          for (const [at, value] of changes) bytes[at % Math.max(1, bytes.length)] = value;
          expect(firstPicture(bytes, type).length).toBeLessThanOrEqual(bytes.length + 1);
          expect(picturesIn(bytes, type)).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('jpegShape', () => {
  it('counts scans, and sees the one size', async () => {
    const sizes = { width: 90, height: 70 };
    const still = sharp({ create: { ...sizes, channels: 3, background: '#963' } });
    const baseline = jpegShape(await still.jpeg().toBuffer());
    expect(baseline).toMatchObject({ scans: 1, frames: [{ kind: 0xc0, ...sizes }] });
    const progressive = jpegShape(await still.jpeg({ progressive: true }).toBuffer());
    expect(progressive.scans).toBeGreaterThan(5);
    expect(progressive.scans).toBeLessThan(20);
    expect(progressive.frames).toMatchObject([{ kind: 0xc2, ...sizes }]);
    expect(jpegShape(await jpegOfScans(4_000, 40)).scans).toBeGreaterThanOrEqual(4_000);
  });

  it('comes to an end whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0xff, 0xda, 0xd9, 0xc0, 0, 1, 2, 0xdc)), (bytes) => {
        expect(jpegShape(Uint8Array.from(bytes)).scans).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
