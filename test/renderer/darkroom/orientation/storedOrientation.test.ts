import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { storedOrientation } from '../../../../renderer/darkroom/orientation/storedOrientation.ts';

const types = ['png', 'webp'] as const;
const picture = () => sharp({ create: { width: 9, height: 6, channels: 3, background: '#369' } });

describe('storedOrientation', () => {
  it.each(types)('is read out of the EXIF of a %s', async (type) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const bytes = await picture()[type]().withMetadata({ orientation }).toBuffer();
      expect(storedOrientation(bytes, `image/${type}`)).toBe(orientation);
    }
    expect(storedOrientation(await picture()[type]().toBuffer(), `image/${type}`)).toBe(1);
  });

  it('is read with and without what stands before EXIF in a JPEG', async () => {
    const bytes = await picture().webp().withMetadata({ orientation: 6 }).toBuffer();
    const at = bytes.indexOf('EXIF') + 8;
    expect(bytes.toString('latin1', at, at + 6)).toBe('Exif\0\0');
    const head = Buffer.from(bytes.subarray(0, at));
    head.writeUInt32LE(bytes.length - at - 6, at - 4);
    const bare = Buffer.concat([head, bytes.subarray(at + 6)]);
    expect(storedOrientation(bare, 'image/webp')).toBe(6);
  });

  it('is one of eight, and never an error, whatever the bytes', async () => {
    const whole = await Promise.all(
      types.map((type) => picture()[type]().withMetadata({ orientation: 6 }).toBuffer()),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.nat(500),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
        (which, length, changes) => {
          const bytes = Buffer.from(whole[which]?.subarray(0, length) ?? []);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const orientation = storedOrientation(bytes, `image/${types[which]}`);
          expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(orientation);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
