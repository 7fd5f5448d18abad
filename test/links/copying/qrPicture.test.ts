import fc from 'fast-check';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { qrOf, qrPng, qrSvg } from '../../../electron/links/copying/qrPicture.ts';
import { SatchelError } from '../../../shared/failure.ts';

async function readBack(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

it('is read by a reader of codes, as PNG and as SVG', async () => {
  const links = fc.sample(fc.webUrl({ withQueryParameters: true, size: '+1' }), {
    numRuns: 6,
    seed: 3,
  });
  for (const link of links) {
    const code = qrOf(link);
    expect(await readBack(qrPng(code))).toBe(link);
    expect(await readBack(Buffer.from(qrSvg(code)))).toBe(link);
  }
}, 60_000);

it('holds a signed link of the longest sort', async () => {
  const link = `https://media.us1.twilio.com/ME${'0'.repeat(32)}?Expires=1&Signature=${'aB3~'.repeat(200)}&Key-Pair-Id=APK`;
  expect(await readBack(qrPng(qrOf(link)))).toBe(link);
}, 60_000);

it('says so of a link that is too long for any, and holds the longest that is not', () => {
  const start = 'https://media.example/';
  expect(qrOf(start.padEnd(2_953, 'a'))).toHaveLength(177);
  expect(() => qrOf(start.padEnd(2_954, 'a'))).toThrow(SatchelError);
  expect(() => qrOf(start.padEnd(4_000, 'a'))).toThrow(SatchelError);
});

it('has four light modules around it, and is black on white', async () => {
  const code = qrOf('https://media.example/a');
  const { data, info } = await sharp(qrPng(code))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const module = info.width / (code.length + 8);
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels];
  for (let step = 0; step < info.width; step += 1) {
    for (let row = 0; row < 4 * module; row += 1) {
      expect(at(step, row)).toBe(255);
      expect(at(row, step)).toBe(255);
      expect(at(step, info.height - 1 - row)).toBe(255);
    }
  }
  expect(at(4 * module, 4 * module)).toBe(0);
  expect(new Set(data)).toEqual(new Set([0, 255]));
});
