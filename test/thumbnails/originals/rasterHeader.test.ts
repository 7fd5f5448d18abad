import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { rasterHeaderOf } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import { tellPicture } from '../../../shared/pictures/tellPicture.ts';
import { bmp, hugePng } from '../../host/darkroomHost/samples.ts';

const edge = fc.integer({ min: 1, max: 300 });
const flat = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#369' } });

describe('rasterHeaderOf', () => {
  it('reads type and size of what real encoders make', async () => {
    const encoders = {
      'image/jpeg': (picture: Sharp) => picture.jpeg(),
      'image/png': (picture: Sharp) => picture.png(),
      'image/gif': (picture: Sharp) => picture.gif(),
      'image/webp': (picture: Sharp) => picture.webp(),
    };
    await fc.assert(
      fc.asyncProperty(edge, edge, async (width, height) => {
        for (const [contentType, encode] of Object.entries(encoders)) {
          const bytes = await encode(flat(width, height)).toBuffer();
          expect(rasterHeaderOf(bytes)).toEqual({ contentType, width, height });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('reads every form of JPEG and WebP', async () => {
    const size = { width: 123, height: 45 };
    const opaque = flat(123, 45);
    const clear = flat(123, 45, 4);
    const forms = [
      opaque.clone().jpeg({ progressive: true }),
      opaque.clone().jpeg({ mozjpeg: true }).withMetadata({ orientation: 6 }),
      opaque.clone().webp({ lossless: true }),
      clear.clone().webp(),
      clear.clone().webp({ lossless: true }),
    ];
    for (const form of forms) expect(rasterHeaderOf(await form.toBuffer())).toMatchObject(size);
  });

  it('is not taken in by a thumbnail inside the EXIF of a JPEG', async () => {
    const inner = await flat(16, 12).jpeg().toBuffer();
    const outer = await flat(400, 300).jpeg().toBuffer();
    const segment = Buffer.alloc(4);
    segment.writeUInt16BE(0xffe1, 0);
    segment.writeUInt16BE(inner.length + 2, 2);
    const nested = Buffer.concat([outer.subarray(0, 2), segment, inner, outer.subarray(2)]);
    expect(rasterHeaderOf(nested)).toMatchObject({ width: 400, height: 300 });
  });

  it('reads both kinds of BMP, rows from the top too', () => {
    expect(rasterHeaderOf(bmp(7, 5))).toEqual({ contentType: 'image/bmp', width: 7, height: 5 });
    expect(rasterHeaderOf(bmp(7, -5))).toMatchObject({ width: 7, height: 5 });
    const old = Buffer.alloc(26);
    old.write('BM');
    old.writeUInt32LE(12, 14);
    old.writeUInt16LE(640, 18);
    old.writeUInt16LE(480, 20);
    expect(rasterHeaderOf(old)).toMatchObject({ width: 640, height: 480 });
  });

  it('sees through a few kilobytes that claim 268 megapixels', () => {
    const header = rasterHeaderOf(hugePng(16_384, 16_384));
    expect(header).toEqual({ contentType: 'image/png', width: 16_384, height: 16_384 });
  });

  it.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])('knows a HEIC by %s', (brand) => {
    expect(tellPicture(Buffer.from(`\0\0\0\x18ftyp${brand}`))).toBe('image/heic');
  });

  it('knows no other type, whatever it is called', () => {
    const others = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html>', '%PDF-1.7', ''];
    for (const text of others) expect(tellPicture(Buffer.from(text))).toBeNull();
    const riff = Buffer.from('RIFF\0\0\0\0AVI LIST');
    expect(tellPicture(riff)).toBeNull();
  });

  it('never throws, and never answers a size that is not one', () => {
    const starts = [
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...Buffer.from('GIF89a')],
      [...Buffer.from('RIFFxxxxWEBPVP8 ')],
      [...Buffer.from('RIFFxxxxWEBPVP8L')],
      [...Buffer.from('RIFFxxxxWEBPVP8X')],
      [...Buffer.from('BM')],
      [],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const header = rasterHeaderOf(Uint8Array.from([...start, ...rest]));
        if (header === null) return;
        expect(Number.isSafeInteger(header.width) && header.width > 0).toBe(true);
        expect(Number.isSafeInteger(header.height) && header.height > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers nothing for a header that is cut anywhere before the size', async () => {
    const whole = await flat(50, 40).jpeg().toBuffer();
    const sizeEnds = whole.indexOf(Buffer.from([0xff, 0xc0])) + 9;
    for (let length = 0; length < sizeEnds; length += 1) {
      expect(rasterHeaderOf(whole.subarray(0, length))).toBeNull();
    }
    expect(rasterHeaderOf(whole.subarray(0, sizeEnds))).toMatchObject({ width: 50, height: 40 });
  });
});
