import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { storedTypeOf } from '../../electron/thumbnails/storedType.ts';

const small = () => sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } });
const jpeg = await small().jpeg().toBuffer();
const png = await small().png().toBuffer();
const webp = await small().webp().toBuffer();

describe('a kept picture', () => {
  it.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', webp],
  ])('is a whole %s', (type, bytes) => {
    expect(storedTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a cut JPEG', jpeg.subarray(0, jpeg.length - 40)],
    ['a JPEG without its last byte', jpeg.subarray(0, jpeg.length - 1)],
    ['a JPEG whose end is zeros', Buffer.concat([jpeg.subarray(0, 200), Buffer.alloc(200)])],
    ['a cut WebP', webp.subarray(0, 30)],
    ['a cut PNG', png.subarray(0, 60)],
    ['a document', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ])('is none that is %s', (_name, bytes) => {
    expect(storedTypeOf(bytes)).toBeNull();
  });
});
