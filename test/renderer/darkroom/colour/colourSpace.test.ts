import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { spaceOfHeic, spaceOfProfile } from '../../../../renderer/darkroom/colour/colourSpace.ts';
import { heic, heicWith } from '../../../host/darkroomHost/samples.ts';

async function profile(name: 'p3' | 'srgb'): Promise<Buffer> {
  const picture = sharp({ create: { width: 4, height: 4, channels: 3, background: '#369' } });
  const { icc } = await sharp(await picture.withIccProfile(name).png().toBuffer()).metadata();
  return icc ?? Buffer.alloc(0);
}

/** As a HEIC says it without a profile. */
function nclx(primaries: number, transfer: number): Buffer {
  const box = Buffer.alloc(19);
  box.writeUInt32BE(19, 0);
  box.write('colrnclx', 4);
  box.writeUInt16BE(primaries, 12);
  box.writeUInt16BE(transfer, 14);
  return box;
}

describe('the colour space', () => {
  it('is told by a profile', async () => {
    expect(spaceOfProfile(await profile('p3'))).toBe('display-p3');
    expect(spaceOfProfile(await profile('srgb'))).toBe('srgb');
  });

  it('of a HEIC is told by its profile or its numbers', async () => {
    expect(spaceOfHeic(heic)).toBe('srgb');
    expect(spaceOfHeic(heicWith(await profile('p3')))).toBe('display-p3');
    expect(spaceOfHeic(heicWith(await profile('srgb')))).toBe('srgb');
    expect(spaceOfHeic(Buffer.concat([heic, nclx(12, 13)]))).toBe('display-p3');
    expect(spaceOfHeic(Buffer.concat([heic, nclx(1, 13)]))).toBe('srgb');
    expect(spaceOfHeic(Buffer.concat([heic, nclx(12, 16)]))).toBe('srgb');
  });

  it('is never an error, whatever the bytes', async () => {
    const whole = heicWith(await profile('p3'));
    fc.assert(
      fc.property(
        fc.nat(1_400),
        fc.array(fc.tuple(fc.nat(1_400), fc.nat(255)), { maxLength: 12 }),
        (length, changes) => {
          const bytes = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(['srgb', 'display-p3']).toContain(spaceOfHeic(bytes));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
