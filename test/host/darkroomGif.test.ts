import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../simulate/random.ts';
import type { FitInput } from './darkroomHost/calls.ts';
import { apng, type Colour, landscape, quarterColours } from './darkroomHost/samples.ts';
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
    ...{ from, to, maxBytes, purpose: 'shrink', flatten: false },
    types: ['image/gif', 'image/jpeg', 'image/png'],
    ...wanted,
  });
  const { size } = await stat(to);
  expect(size).toBeLessThanOrEqual(maxBytes);
  return { ...made, size, bytes: await readFile(to) };
}

/** A red square on its way from left to right, over a photograph or over nothing. */
async function crossing(width: number, height: number, frames: number, over: 'photo' | 'nothing') {
  const background =
    over === 'photo'
      ? await (await landscape(width, height)).png().toBuffer()
      : await sharp({ create: { width, height, channels: 4, background: '#0000' } })
          .png()
          .toBuffer();
  const edge = Math.floor(height / 4);
  const input = await sharp({
    create: { width: edge, height: edge, channels: 3, background: '#dc1e1e' },
  })
    .png()
    .toBuffer();
  const pictures = Array.from({ length: frames }, (_, index) => {
    const left = Math.floor(((width - edge) * index) / (frames - 1));
    return sharp(background)
      .composite([{ input, left, top: edge }])
      .png()
      .toBuffer();
  });
  return sharp(await Promise.all(pictures), { join: { animated: true } })
    .gif({ delay: Array.from({ length: frames }, () => 80), loop: 3 })
    .toBuffer();
}

/** Coarse grain, in each frame another, of which only fewer frames weigh less. */
async function flickering(width: number, height: number, delay: number[]) {
  const { whole } = createRandom(7);
  const [across, down] = [width / 4, height / 4];
  const pictures = delay.map(() => {
    const pixels = Uint8Array.from({ length: across * down * 3 }, () => whole(0, 255));
    return sharp(pixels, { raw: { width: across, height: down, channels: 3 } })
      .resize(width, height, { kernel: 'nearest' })
      .png()
      .toBuffer();
  });
  return sharp(await Promise.all(pictures), { join: { animated: true } })
    .gif({ delay, loop: 0 })
    .toBuffer();
}

/** Where the square is, the widest red there, from 0 at the left to 1 at the right; the frame's corner too. */
async function frame(gif: Uint8Array, page: number) {
  const { data, info } = await sharp(gif, { page })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const row = Math.floor((info.height * 3) / 8);
  let widest = { from: 0, length: 0 };
  let run = { from: 0, length: 0 };
  for (let x = 0; x < info.width; x += 1) {
    const at = (row * info.width + x) * 4;
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    const isRed = alpha > 128 && red > 170 && green < 90 && blue < 90;
    run = isRed ? { ...run, length: run.length + 1 } : { from: x + 1, length: 0 };
    if (run.length > widest.length) widest = run;
  }
  const middle = widest.from + (widest.length - 1) / 2;
  return { place: middle / info.width, cornerAlpha: data[(info.width * 2 + 2) * 4 + 3] };
}

describe('GIFs in the real Electron', () => {
  it('stay animated when they are made to fit', async () => {
    const gif = await crossing(400, 300, 16, 'photo');
    const before = await sharp(gif, { animated: true }).metadata();
    const made = await makeFit(gif, Math.floor(gif.length / 3));
    const after = await sharp(made.bytes, { animated: true }).metadata();
    expect(made.contentType).toBe('image/gif');
    expect(made.size).toBeGreaterThan((gif.length / 3) * 0.9);
    expect(made.width).toBeLessThan(400);
    expect(made.width / made.height).toBeCloseTo(4 / 3, 1);
    expect(after.pages).toBe(before.pages);
    expect(after.loop).toBe(3);
    const lengthMs = (delays: number[] | undefined) => (delays ?? []).reduce((a, b) => a + b, 0);
    expect(lengthMs(after.delay)).toBe(lengthMs(before.delay));
    for (const page of [0, 7, 15]) {
      const seen = await frame(made.bytes, page);
      expect(seen.place).toBeCloseTo((await frame(gif, page)).place, 1);
    }
  });

  it('keep what can be seen through', async () => {
    const gif = await crossing(400, 300, 8, 'nothing');
    const made = await makeFit(gif, Math.floor(gif.length * 0.6));
    for (const page of [0, 4, 7]) {
      const seen = await frame(made.bytes, page);
      expect(seen.cornerAlpha).toBe(0);
      expect(seen.place).toBeCloseTo((await frame(gif, page)).place, 1);
    }
  });

  it('still move when little is left, and say so when it is too little', async () => {
    const gif = await crossing(320, 240, 30, 'photo');
    const limit = Math.floor(gif.length / 8);
    const made = await makeFit(gif, limit);
    const { pages, delay } = await sharp(made.bytes, { animated: true }).metadata();
    expect(pages).toBeGreaterThan(5);
    expect(delay?.reduce((a, b) => a + b, 0)).toBe(30 * 80);
    await expect(makeFit(gif, 1_000)).rejects.toThrow('stays-too-large');
  });

  it('show a frame for as long as those that it stands for', async () => {
    const delays = [40, 160, 90, 200, 50, 70, 300, 20, 110, 60, 80];
    const gif = await flickering(160, 120, delays);
    const made = await makeFit(gif, 9_000);
    const { delay } = await sharp(made.bytes, { animated: true }).metadata();
    expect(delay).toEqual([200, 290, 120, 320, 170, 80]);
  });

  it('that stand still are pictures like any other', async () => {
    const gif = await sharp(await (await landscape(800, 600)).toBuffer())
      .gif()
      .toBuffer();
    const made = await makeFit(gif, 60_000);
    expect(made.contentType).toBe('image/jpeg');
  });
});

describe('animations that are no GIFs', () => {
  const colours: readonly Colour[] = ['red', 'green', 'blue'];

  async function movingWebp() {
    const frames = colours.map((colour) => apng(40, 30, [colour], 90));
    return sharp(frames, { join: { animated: true } })
      .webp({ delay: [90, 90, 90], lossless: true })
      .toBuffer();
  }

  it.each([
    ['a WebP', movingWebp],
    ['a PNG', async () => apng(40, 30, colours, 90)],
  ])('become one of %s, with every frame', async (_name, make) => {
    for (const purpose of ['shrink', 'convert'] as const) {
      const made = await makeFit(await make(), 20_000, { purpose });
      expect(made).toMatchObject({ contentType: 'image/gif', width: 40, height: 30 });
      const { pages, delay } = await sharp(made.bytes, { animated: true }).metadata();
      expect({ pages, delay }).toEqual({ pages: 3, delay: [90, 90, 90] });
      for (const [page, colour] of colours.entries()) {
        const seen = await sharp(made.bytes, { page }).png().toBuffer();
        expect((await quarterColours(seen))[0]).toBe(colour);
      }
    }
  });

  it('are refused where no GIF is taken, and not made to stand still in silence', async () => {
    const types = ['image/jpeg', 'image/png'] as const;
    for (const bytes of [await movingWebp(), apng(40, 30, colours, 90)]) {
      const made = makeFit(bytes, 20_000, { purpose: 'convert', types });
      await expect(made).rejects.toThrow('moving');
    }
    expect(await makeFit(apng(40, 30, ['red'], 90), 20_000, { types })).toMatchObject({
      contentType: 'image/jpeg',
    });
  });
});
