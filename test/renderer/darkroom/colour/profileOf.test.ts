import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../../renderer/darkroom/colour/profileOf.ts';

const types = ['jpeg', 'png', 'webp'] as const;
const picture = () => sharp({ create: { width: 9, height: 6, channels: 3, background: '#369' } });
const tagged = (type: (typeof types)[number]) => picture().withIccProfile('p3')[type]().toBuffer();

describe('profileOf', () => {
  it.each(types)('is the whole profile of a %s', async (type) => {
    const bytes = await tagged(type);
    const { icc } = await sharp(bytes).metadata();
    expect(Buffer.from((await profileOf(bytes, `image/${type}`)) ?? [])).toEqual(icc);
    expect(await profileOf(await picture()[type]().toBuffer(), `image/${type}`)).toBeNull();
    expect(await profileOf(bytes, 'image/bmp')).toBeNull();
  });

  it('is never an error, whatever the bytes', async () => {
    const whole = await Promise.all(types.map(tagged));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.nat(1_000),
        fc.array(fc.tuple(fc.nat(800), fc.nat(255)), { maxLength: 12 }),
        async (which, length, changes) => {
          const bytes = Buffer.from(whole[which]?.subarray(0, length) ?? []);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const profile = await profileOf(bytes, `image/${types[which]}`);
          expect(profile === null || profile.length <= 1024 * 1024).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
