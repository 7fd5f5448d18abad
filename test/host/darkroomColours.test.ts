import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { heic, heicWith, quarterColours, quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

async function copyOf(bytes: Uint8Array) {
  const [from, to] = [join(host.folder, 'in'), join(host.folder, 'out')];
  await writeFile(from, bytes);
  const wanted = { purpose: 'convert', types: ['image/png'], flatten: false } as const;
  await host.ask('fit', { from, to, maxBytes: 1_000_000, ...wanted });
  return readFile(to);
}

/** In the middle of the red quarter. */
async function redOf(bytes: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(info.height / 4) * info.width + Math.floor(info.width / 4)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

/** What numbers of Display P3 are on a screen that shows no more than sRGB. */
async function inSrgb(colour: readonly number[]): Promise<number[]> {
  const code = `(() => {
    const picture = new ImageData(1, 1, { colorSpace: 'display-p3' });
    picture.data.set([${colour}, 255]);
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.putImageData(picture, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  })()`;
  return (await host.ask('inWindow', code)) as number[];
}

const profile = async () => {
  const tagged = await quarters(4, 4).withIccProfile('p3').png().toBuffer();
  return (await sharp(tagged).metadata()).icc ?? Buffer.alloc(0);
};
const near = (colour: readonly number[], expected: readonly number[], by: number) =>
  expect(
    Math.max(...colour.map((part, index) => Math.abs(part - (expected[index] ?? 0)))),
  ).toBeLessThanOrEqual(by);

describe('colours of Display P3 in the real Electron', () => {
  const encoders: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
    JPEG: (picture) => picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
    PNG: (picture) => picture.png(),
    WebP: (picture) => picture.webp({ lossless: true }),
    TIFF: (picture) => picture.tiff({ compression: 'lzw' }),
  };

  it.each(Object.entries(encoders))('are kept of a %s', async (_type, encode) => {
    const tagged = await encode(quarters(80, 60).withIccProfile('p3')).toBuffer();
    const stored = (await sharp(tagged).keepIccProfile().raw().toBuffer())[0] ?? 0;
    const seen = await redOf(await copyOf(tagged));
    // Another program's idea of how they look, which is not what is stored.
    near(seen, await redOf(tagged), 4);
    expect(seen[0]).toBeGreaterThan(stored + 10);
  });

  it('are kept of what is to be turned as well', async () => {
    const { TIFF: _, ...turned } = encoders;
    for (const encode of Object.values(turned)) {
      const picture = quarters(80, 60).withMetadata({ orientation: 8, icc: 'p3' });
      const lying = await encode(picture).toBuffer();
      const upright = await sharp(lying).autoOrient().png().toBuffer();
      const made = await copyOf(lying);
      expect(await quarterColours(made)).toEqual(await quarterColours(upright));
      near(await redOf(made), await redOf(upright), 6);
    }
  });

  it('are kept of a HEIC', async () => {
    const asStored = await redOf(await copyOf(heic));
    const seen = await redOf(await copyOf(heicWith(await profile())));
    near(seen, await inSrgb(asStored), 2);
    expect(seen[0]).toBeGreaterThan((asStored[0] ?? 0) + 10);
  });
});
