import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { strictTiff } from '../../renderer/darkroom/tiff/strictTiff.ts';
import { rawPhoto } from './darkroomHost/rawPhotos.ts';
import { quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
async function copyOf(bytes: Uint8Array) {
  count += 1;
  const [from, to] = [join(host.folder, `${count}.in`), join(host.folder, `${count}.out`)];
  await writeFile(from, bytes);
  const wanted = { purpose: 'convert', types: ['image/png'], flatten: false } as const;
  await host.ask('fit', { from, to, maxBytes: 1_000_000, ...wanted });
  return readFile(to);
}

/** The middles of the four quarters. */
function quarterPixels(data: Uint8Array, width: number, height: number, channels: number) {
  return [1, 3].flatMap((y) =>
    [1, 3].map((x) => {
      const at = (Math.floor((height * y) / 4) * width + Math.floor((width * x) / 4)) * channels;
      return [...data.subarray(at, at + channels)];
    }),
  );
}
async function seen(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return quarterPixels(data, info.width, info.height, info.channels);
}
/** The inks of four quarters, as they stand in a file that is not packed. */
async function inksOf(picture: Sharp, width: number, height: number) {
  const bytes = await picture.tiff({ compression: 'none' }).toBuffer();
  const [strip] = strictTiff(new Uint8Array(bytes), width * height).pieces;
  if (strip === undefined) throw new Error('no strip');
  return quarterPixels(bytes.subarray(strip.at), width, height, 4);
}
/** Each ink takes its own light away and black takes of all, as browsers have it where no profile says more. */
const inLight = ([c = 0, m = 0, y = 0, k = 0]: readonly number[]) =>
  [c, m, y].map((ink) => ((255 - ink) * (255 - k)) / 255);
function near(colours: readonly number[][], expected: readonly number[][], by: number) {
  const apart = colours.flatMap((colour, index) =>
    colour.map((part, at) => Math.abs(part - (expected[index]?.[at] ?? Number.NaN))),
  );
  expect(apart).toHaveLength(12);
  for (const distance of apart) expect(distance).toBeLessThanOrEqual(by);
}

describe('the inks of a picture for print in the real Electron', () => {
  const inked = () => quarters(320, 200).toColourspace('cmyk');

  it('are what its profile says, as another decoder has them', async () => {
    const jpeg = await inked().withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer();
    // Colours that no screen shows are drawn nearer in another way by each program.
    near(await seen(await copyOf(jpeg)), await seen(jpeg), 34);
  });

  it.each([
    ['JPEG', (from: Sharp) => from.jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['TIFF', (from: Sharp) => from.tiff({ compression: 'none' })],
    ['TIFF that is packed', (from: Sharp) => from.tiff({ compression: 'lzw' })],
    ['TIFF that is deflated', (from: Sharp) => from.tiff({ compression: 'deflate' })],
    [
      'TIFF in tiles',
      (from: Sharp) =>
        from.tiff({ compression: 'none', tile: true, tileWidth: 64, tileHeight: 64 }),
    ],
  ])('are taken one by one without a profile: %s', async (_type, encode) => {
    const picture = await encode(inked()).toBuffer();
    expect((await sharp(picture).metadata()).space).toBe('cmyk');
    const inks = await inksOf(inked(), 320, 200);
    near(await seen(await copyOf(picture)), inks.map(inLight), 4);
  });
});

describe('inks packed as a JPEG within a TIFF', () => {
  it('are no picture, rather than one in wrong colours', async () => {
    const packed = quarters(320, 200).toColourspace('cmyk').tiff({ compression: 'jpeg' });
    await expect(copyOf(await packed.toBuffer())).rejects.toThrow('not-found');
  });
});

describe('more than 8 bits of a colour in the real Electron', () => {
  const deep = () => quarters(320, 200).toColourspace('rgb16');

  it.each([
    ['PNG', () => deep().png()],
    ['PNG with transparency', () => quarters(320, 200).ensureAlpha(1).toColourspace('rgb16').png()],
    ['grey PNG', () => quarters(320, 200).toColourspace('grey16').png()],
    ['TIFF', () => deep().tiff({ compression: 'none' })],
    ['packed TIFF', () => deep().tiff({ compression: 'lzw' })],
    ['deflated TIFF', () => deep().tiff({ compression: 'deflate' })],
    ['grey TIFF', () => quarters(320, 200).toColourspace('grey16').tiff({ compression: 'none' })],
  ])('are the colours of another decoder: %s', async (_type, encode) => {
    const picture = await encode().toBuffer();
    expect((await sharp(picture).metadata()).depth).toBe('ushort');
    near(await seen(await copyOf(picture)), await seen(picture), 2);
  });
});

describe('a raw photo in the real Electron', () => {
  it('is not made of its preview, while a TIFF of a camera is made of its picture', async () => {
    await expect(copyOf(rawPhoto('NIKON CORPORATION', 'preview'))).rejects.toThrow('not-found');
    await expect(copyOf(rawPhoto('Leica Camera AG', 'dng', false))).rejects.toThrow('not-found');
    const made = await sharp(await copyOf(rawPhoto('NIKON CORPORATION', 'picture'))).metadata();
    expect(made).toMatchObject({ width: 8, height: 8 });
  });
});
