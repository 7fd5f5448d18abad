import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FitInput } from './darkroomHost/calls.ts';
import { bmp, heic, landscape, quarterColours, quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
async function makeFit(bytes: Uint8Array, maxBytes: number, wanted: Partial<FitInput> = {}) {
  count += 1;
  const from = join(host.folder, `${count}.in`);
  const to = join(host.folder, `${count}.out`);
  await writeFile(from, bytes);
  const made = await host.ask('fit', {
    from,
    to,
    maxBytes,
    types: ['image/jpeg', 'image/png', 'image/gif'],
    purpose: 'shrink',
    flatten: false,
    ...wanted,
  });
  expect((await readFile(from)).equals(bytes)).toBe(true);
  const { size } = await stat(to);
  expect(size).toBeLessThanOrEqual(maxBytes);
  return { ...made, size, bytes: await readFile(to) };
}

const photoBytes = async (width: number, height: number) =>
  (await landscape(width, height)).toBuffer();

describe('shrinking in the real Electron', () => {
  it.each([2_000_000, 100_000, 5_000])(
    'fits a photograph into %i bytes and uses nine tenths of them',
    async (maxBytes) => {
      const photo = await photoBytes(4000, 3000);
      const made = await makeFit(photo, maxBytes);
      expect(made).toMatchObject({ contentType: 'image/jpeg' });
      expect(made.size).toBeGreaterThan(maxBytes * 0.9);
      expect(made.width).toBeLessThanOrEqual(4000);
      expect(made.width / made.height).toBeCloseTo(4 / 3, 1);
    },
  );

  it.each([1, 3, 6, 8])('keeps a JPEG of EXIF orientation %i upright', async (orientation) => {
    const turned = await quarters(3200, 1600)
      .jpeg({ quality: 100 })
      .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation })
      .toBuffer();
    const upright = await sharp(turned).autoOrient().png().toBuffer();
    const made = await makeFit(turned, 12_000);
    expect(await quarterColours(made.bytes)).toEqual(await quarterColours(upright));
    expect(made.width > made.height).toBe(orientation < 5);
  });

  it('leaves nothing of where the picture was taken', async () => {
    const exif = {
      IFD0: { Make: 'Maker of cameras' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    };
    const taken = await (await landscape(2000, 1500)).withExif(exif).toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    expect(taken.includes('Maker of cameras')).toBe(true);
    const made = await makeFit(taken, 200_000);
    expect((await sharp(made.bytes).metadata()).exif).toBeUndefined();
    expect(made.bytes.includes('Maker of cameras')).toBe(false);
  });

  it('makes a JPEG of an opaque PNG, and of one where only PNG is taken a smaller PNG', async () => {
    const png = await sharp(await photoBytes(1600, 1200))
      .png()
      .toBuffer();
    const jpeg = await makeFit(png, 300_000);
    expect(jpeg.contentType).toBe('image/jpeg');
    expect(jpeg.width).toBeGreaterThan(1500);
    const smaller = await makeFit(png, 300_000, { types: ['image/png'] });
    expect(smaller).toMatchObject({ contentType: 'image/png' });
    expect(smaller.size).toBeGreaterThan(270_000);
    expect(smaller.width).toBeLessThan(1600);
  });

  it('keeps what is transparent, and lays it on white only when asked', async () => {
    const photo = await sharp(await photoBytes(1200, 900))
      .ensureAlpha(0.4)
      .png()
      .toBuffer();
    const kept = await makeFit(photo, 600_000);
    expect(kept.contentType).toBe('image/png');
    expect(kept.size).toBeGreaterThan(540_000);
    expect((await sharp(kept.bytes).metadata()).hasAlpha).toBe(true);
    await expect(makeFit(photo, 20_000)).rejects.toThrow('transparent');
    const flat = await makeFit(photo, 20_000, { flatten: true });
    expect(flat.contentType).toBe('image/jpeg');
    const { data } = await sharp(flat.bytes).raw().toBuffer({ resolveWithObject: true });
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    expect(mean).toBeGreaterThan(190);
  });

  it('says so when nothing is small enough', async () => {
    await expect(makeFit(await photoBytes(800, 600), 100)).rejects.toThrow('stays-too-large');
  });
});

describe('converting in the real Electron', () => {
  it('copies WebP, TIFF, HEIC and BMP without filling the budget', async () => {
    const webp = await quarters(900, 600).webp().toBuffer();
    const made = await makeFit(webp, 5_000_000, { purpose: 'convert' });
    expect(made).toMatchObject({ contentType: 'image/jpeg', width: 900, height: 600 });
    expect(await quarterColours(made.bytes)).toEqual(['red', 'green', 'blue', 'white']);
    expect(made.size).toBeLessThan(100_000);
    const tiff = await makeFit(await quarters(700, 300).tiff().toBuffer(), 5_000_000, {
      purpose: 'convert',
    });
    expect(tiff).toMatchObject({ contentType: 'image/jpeg', width: 700, height: 300 });
    expect(await quarterColours(tiff.bytes)).toEqual(['red', 'green', 'blue', 'white']);
    const photo = await makeFit(heic, 5_000_000, { purpose: 'convert' });
    expect(photo).toMatchObject({ contentType: 'image/jpeg', width: 256, height: 160 });
    expect(await quarterColours(photo.bytes)).toEqual(['red', 'green', 'blue', 'white']);
    const png = await makeFit(bmp(60, -40), 100_000, { purpose: 'convert', types: ['image/png'] });
    expect(png).toMatchObject({ contentType: 'image/png', width: 60, height: 40 });
  });
});

describe('pictures that are stored lying', () => {
  it.each(['webp', 'png'] as const)('are turned upright by the EXIF of a %s', async (type) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const lying = await quarters(80, 40)[type]().withMetadata({ orientation }).toBuffer();
      const upright = await sharp(lying).autoOrient().png().toBuffer();
      const made = await makeFit(lying, 100_000, { purpose: 'convert' });
      expect(await quarterColours(made.bytes)).toEqual(await quarterColours(upright));
      expect(made.width > made.height).toBe(orientation < 5);
    }
  });
});

describe('trouble of the darkroom', () => {
  it('is no verdict on the picture: it is tried once more in a fresh room, then said to be trouble', async () => {
    const assets = join(host.folder, 'pages', 'assets');
    const name = (await readdir(assets)).find((one) => one.startsWith('libheif')) ?? '';
    const codec = join(assets, name);
    const quick = await quarters(60, 40).png().toBuffer();
    // A room that has the codec by now would not ask for it again.
    await makeFit(quick, 100_000);
    for (const pid of await host.ask('darkroomPids')) process.kill(pid, 'SIGKILL');
    await expect.poll(() => host.ask('logged')).toContain('darkroom-crashed');

    await rename(codec, `${codec}.away`);
    await expect(makeFit(heic, 100_000)).rejects.toThrow('not-made');
    expect(await host.ask('logged')).toEqual(['darkroom-broken', 'darkroom-broken']);
    expect(await makeFit(quick, 100_000)).toMatchObject({ width: 60 });

    await rename(`${codec}.away`, codec);
    expect(await makeFit(heic, 100_000)).toMatchObject({ width: 256, height: 160 });
    await expect(makeFit(heic.subarray(0, 500), 100_000)).rejects.toThrow('not-found');
    expect(await host.ask('logged')).toEqual([]);
  });
});
