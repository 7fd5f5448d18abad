import { describe, expect, it } from 'vitest';
import { tellType } from '../../electron/contentType/tellType.ts';
import { rawPhoto } from '../host/darkroomHost/rawPhotos.ts';
import { quarters } from '../host/darkroomHost/samples.ts';

describe("a camera's raw photo in a TIFF", () => {
  it.each([
    ['image/x-nikon-nef', 'NIKON CORPORATION', 'preview'],
    ['image/x-sony-arw', 'SONY', 'preview'],
    ['image/x-canon-cr2', 'Canon', 'preview'],
    ['image/x-adobe-dng', 'Hasselblad', 'preview'],
    ['image/x-adobe-dng', 'Leica Camera AG', 'dng'],
    ['image/x-adobe-dng', 'PENTAX', 'sensor'],
  ] as const)('is told as %s of %s', async (type, make, form) => {
    for (const little of [true, false]) {
      expect(await tellType(rawPhoto(make, form, little))).toBe(type);
    }
  });

  it('is no TIFF that a camera wrote, nor one in several sizes', async () => {
    expect(await tellType(rawPhoto('NIKON CORPORATION', 'picture'))).toBe('image/tiff');
    expect(await tellType(rawPhoto('SONY', 'picture', false))).toBe('image/tiff');
    const sizes = await quarters(600, 400).tiff({ pyramid: true, tile: true }).toBuffer();
    expect(await tellType(sizes)).toBe('image/tiff');
  });
});
