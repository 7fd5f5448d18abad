import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { leastTellingBytes, tellPicture } from '../../../shared/pictures/tellPicture.ts';
import { heic } from '../../host/darkroomHost/samples.ts';

const ftyp = (major: string, ...beside: string[]) => {
  const bytes = Buffer.from(`\0\0\0\0ftyp${major}\0\0\0\0${beside.join('')}`, 'latin1');
  bytes.writeUInt32BE(bytes.length);
  return bytes;
};

describe('tellPicture', () => {
  it.each([
    ['image/avif', ftyp('avif', 'mif1', 'miaf')],
    ['image/avif', ftyp('avis', 'msf1', 'avif')],
    ['image/avif', ftyp('mif1', 'avif', 'miaf')],
    ['image/avif', ftyp('miaf', 'mif1', 'avif')],
    ['image/avif', ftyp('msf1', 'avis')],
    ['image/avif', ftyp('avio', 'avif')],
    ['image/avif', ftyp('mif1', 'miaf', 'MA1B')],
    ['image/heic', ftyp('heic', 'mif1')],
    ['image/heic', ftyp('heix', 'mif1')],
    ['image/heic', ftyp('hevc', 'msf1')],
    ['image/heic', ftyp('msf1', 'hevc', 'mif1')],
    ['image/heic', ftyp('mif1', 'miaf', 'MiHB')],
    ['image/heic', ftyp('mif1', 'heic')],
    ['image/heif', ftyp('mif1', 'miaf')],
    ['image/heif', ftyp('avci', 'mif1')],
    [null, ftyp('isom', 'avif', 'heic')],
    [null, ftyp('crx ', 'isom')],
    [null, Buffer.from('II+\0\x08\0\0\0', 'latin1')],
    [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, Buffer.alloc(0)],
  ])('tells %s by all brands of a file', (type, head) => {
    expect(tellPicture(head)).toBe(type);
  });

  it('goes by what decodes its pictures where its brands say nothing, or both', async () => {
    const avif = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#369' } })
      .avif()
      .toBuffer();
    for (const [bytes, type] of [
      [avif, 'image/avif'],
      [heic, 'image/heic'],
    ] as const) {
      const first = bytes.readUInt32BE(0);
      const rest = bytes.subarray(first);
      expect(tellPicture(bytes)).toBe(type);
      expect(tellPicture(Buffer.concat([ftyp('mif1', 'miaf'), rest]))).toBe(type);
      expect(tellPicture(Buffer.concat([ftyp('mif1', 'avif', 'heic'), rest]))).toBe(type);
    }
  });

  it('never fails, and says of a few bytes whether the rest can be a picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
        for (const head of [rest, Buffer.concat([ftyp('mif1'), rest])]) {
          const least = tellPicture(head.subarray(0, leastTellingBytes));
          expect(least === null).toBe(tellPicture(head) === null);
        }
      }),
    );
  });
});
