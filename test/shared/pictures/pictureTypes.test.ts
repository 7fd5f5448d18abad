import { supportedMimeTypes } from 'file-type';
import { describe, expect, it } from 'vitest';
import { nameAs } from '../../../electron/remedies/nameAs.ts';
import { canConvert, canMove, canShrink } from '../../../electron/remedies/pictureTypes.ts';
import { typeNoun } from '../../../renderer/strings/en/types.ts';
import { formatType } from '../../../renderer/text/format.ts';
import { kindOf } from '../../../shared/media.ts';
import { decodeBytes, isTooMuchToDecode } from '../../../shared/pictures/decodeMemory.ts';
import { pictureType, pictureTypes, rasterTypes } from '../../../shared/pictures/pictureTypes.ts';

/** What `tellType` never answers: it tells these by another name. */
const otherNames = ['image/apng', 'image/heic-sequence', 'image/heif-sequence'];
const all = Object.entries(pictureTypes);

describe('the table of picture types', () => {
  it('holds every type of picture that a file can be told to be', () => {
    const told = [...supportedMimeTypes].filter((type) => type.startsWith('image/'));
    expect(told.filter((type) => !otherNames.includes(type) && !pictureType(type))).toEqual([]);
  });

  it.each(all)('says of %s the same on all sides', (type, { decoder, remakes, moves }) => {
    const decoded = decoder !== null;
    expect(rasterTypes.some((raster) => raster === type)).toBe(decoded);
    expect(typeNoun(type).guessed).toBe(false);
    expect(canShrink(type)).toBe(decoded);
    expect(canConvert(type)).toBe(decoded && remakes === 'anything');
    expect(canMove(type)).toBe(moves);
    expect(formatType(type, null)).not.toBe('FILE');
    expect(kindOf(type)).toBe(type === 'image/svg+xml' ? 'other' : 'image');
  });

  it('judges by memory: 120 megapixels of every type, and no 32 kB that claim 268 of PNG', () => {
    for (const contentType of rasterTypes) {
      expect(isTooMuchToDecode({ contentType, width: 20_000, height: 6_000 })).toBe(false);
      expect(isTooMuchToDecode({ contentType, width: 65_500, height: 65_500 })).toBe(true);
    }
    const hostile = { contentType: 'image/png', width: 16_384, height: 16_384 } as const;
    expect(isTooMuchToDecode(hostile)).toBe(true);
    expect(decodeBytes({ ...hostile, contentType: 'image/jpeg' })).toBeLessThan(
      decodeBytes(hostile),
    );
  });

  it('gives what was made the ending of what it is', () => {
    for (const ending of ['avif', 'AVIF', 'heic', 'heif', 'hif', 'jfif', 'webp', 'tiff', 'bmp']) {
      expect(nameAs(`Sea at dawn.${ending}`, 'image/jpeg')).toBe('Sea at dawn.jpg');
    }
  });
});
