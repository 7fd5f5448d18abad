import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rasterHeaderOf } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import { heic, quarters } from '../../host/darkroomHost/samples.ts';

describe('pictures that no browser decodes', () => {
  it('say their sizes before they are decoded', async () => {
    for (const compression of ['none', 'lzw', 'jpeg'] as const) {
      const tiff = await quarters(300, 200).tiff({ compression }).toBuffer();
      expect(rasterHeaderOf(tiff)).toEqual({ contentType: 'image/tiff', width: 300, height: 200 });
    }
    expect(rasterHeaderOf(heic)).toEqual({ contentType: 'image/heic', width: 256, height: 160 });
  });

  it('are none when they are cut or garbled, and never an error', async () => {
    const tiff = await quarters(30, 20).tiff().toBuffer();
    fc.assert(
      fc.property(
        fc.constantFrom(tiff, heic),
        fc.nat(2_000),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 20 }),
        (whole, length, changes) => {
          const bytes = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const header = rasterHeaderOf(bytes);
          expect(header === null || header.width > 0).toBe(true);
        },
      ),
    );
  });
});
