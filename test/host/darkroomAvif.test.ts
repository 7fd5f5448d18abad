import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FitInput } from './darkroomHost/calls.ts';
import { animatedAvif, mirrored } from './darkroomHost/isoPictures.ts';
import { heic, photograph, quarterColours, quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
const paths = async (bytes: Uint8Array) => {
  count += 1;
  const [from, to] = [join(host.folder, `${count}.in`), join(host.folder, `${count}.out`)];
  await writeFile(from, bytes);
  return { from, to };
};
async function develop(bytes: Uint8Array) {
  const { from, to } = await paths(bytes);
  const facts = await host.ask('develop', { from, to, maxEdge: 480 });
  return { ...facts, bytes: await readFile(to) };
}
async function convert(bytes: Uint8Array, wanted: Partial<FitInput> = {}) {
  const { from, to } = await paths(bytes);
  const facts = await host.ask('fit', {
    from,
    to,
    maxBytes: 2_000_000,
    types: ['image/jpeg', 'image/png', 'image/gif'],
    purpose: 'convert',
    flatten: false,
    ...wanted,
  });
  return { ...facts, bytes: await readFile(to) };
}

/** The same file, called by the name of its container with its own beside it. */
function rebranded(bytes: Buffer, major: string): Buffer {
  const made = Buffer.from(bytes);
  const own = made.toString('latin1', 8, 12);
  made.write(major, 8, 'latin1');
  if (!made.toString('latin1', 16, made.readUInt32BE(0)).includes(own))
    made.write(own, 16, 'latin1');
  return made;
}

const colours = ['red', 'green', 'blue', 'white'];

describe('AVIF in the real Electron', () => {
  it.each(['avif', 'mif1', 'miaf', 'avio', 'msf1'])(
    'is shown and converted as %s',
    async (brand) => {
      const avif = rebranded(await quarters(320, 200).avif({ quality: 80 }).toBuffer(), brand);
      const shown = await develop(avif);
      expect(shown).toMatchObject({ width: 320, height: 200, contentType: 'image/webp' });
      expect(await quarterColours(shown.bytes)).toEqual(colours);
      const jpeg = await convert(avif);
      expect(jpeg).toMatchObject({ width: 320, height: 200, contentType: 'image/jpeg' });
      expect(await quarterColours(jpeg.bytes)).toEqual(colours);
    },
  );

  it('is upright, whichever way it lies', async () => {
    for (const orientation of [3, 6, 8]) {
      const turned = await quarters(320, 160).withMetadata({ orientation }).avif().toBuffer();
      expect(turned.includes('irot')).toBe(true);
      const upright = await sharp(turned).autoOrient().png().toBuffer();
      const shown = await develop(turned);
      expect(shown.width > shown.height).toBe(orientation === 3);
      expect(await quarterColours(shown.bytes)).toEqual(await quarterColours(upright));
    }
  });

  it.each([0, 1] as const)('is mirrored as it says, over axis %i', async (axis) => {
    const still = await quarters(320, 200).avif().toBuffer();
    const turned = mirrored(still, axis);
    const expected = await quarterColours(await sharp(turned).png().toBuffer());
    expect(expected).not.toEqual(colours);
    expect(await quarterColours((await develop(turned)).bytes)).toEqual(expected);
    const made = await convert(turned, { types: ['image/png'] });
    expect(await quarterColours(made.bytes)).toEqual(expected);
  });

  it('that moves is shown by its first frame, and kept moving as a GIF or not made at all', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 160, height: 96, channels: 3, background } })
        .avif()
        .toBuffer();
    const frames = await Promise.all(['#dc1e1e', '#1ea01e', '#1e1edc'].map(frame));
    const moving = animatedAvif(frames, [160, 96], 120);
    const shown = await develop(moving);
    expect(shown).toMatchObject({ width: 160, height: 96 });
    expect((await quarterColours(shown.bytes))[0]).toBe('red');
    const gif = await convert(moving, { types: ['image/gif', 'image/jpeg'] });
    expect(gif).toMatchObject({ contentType: 'image/gif', width: 160, height: 96 });
    expect(await sharp(gif.bytes).metadata()).toMatchObject({ pages: 3, delay: [120, 120, 120] });
    const last = await sharp(gif.bytes, { page: 2 }).png().toBuffer();
    expect((await quarterColours(last))[0]).toBe('blue');
    await expect(convert(moving, { types: ['image/jpeg'] })).rejects.toThrow('moving');
  });

  it('keeps its transparency in a PNG, and lays it on white only when asked', async () => {
    const clear = await quarters(320, 200).ensureAlpha(0.4).avif().toBuffer();
    const { data } = await sharp((await develop(clear)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[3]).toBeGreaterThan(90);
    expect(data[3]).toBeLessThan(115);
    await expect(convert(clear, { types: ['image/jpeg'] })).rejects.toThrow('transparent');
    expect(await convert(clear, { types: ['image/png'] })).toMatchObject({
      contentType: 'image/png',
    });
    const flat = await convert(clear, { types: ['image/jpeg'], flatten: true });
    expect(flat).toMatchObject({ contentType: 'image/jpeg' });
  });

  it('keeps its colours, of ten bits and of Display P3 too', async () => {
    const deep = await quarters(320, 200)
      .avif({ bitdepth: 10 })
      .toBuffer()
      .catch(() => null);
    if (deep !== null) expect(await quarterColours((await develop(deep)).bytes)).toEqual(colours);
    const red = { r: 234, g: 51, b: 35 };
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: red } });
    const p3 = await picture
      .withIccProfile('p3')
      .avif({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const { data } = await sharp((await convert(p3, { types: ['image/png'] })).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const [at, part] of [red.r, red.g, red.b].entries()) {
      expect(Math.abs((data[at] ?? 0) - part)).toBeLessThan(8);
    }
  });

  it('that is garbled or cut is no picture, under each of its names', async () => {
    const sound = await quarters(320, 200).avif().toBuffer();
    const garbled = Buffer.from(sound).fill(0x55, sound.indexOf('mdat') + 4);
    for (const bytes of [garbled, sound.subarray(0, -100), rebranded(garbled, 'mif1')]) {
      await expect(develop(bytes)).rejects.toThrow('not-found');
      await expect(convert(bytes, { parts: true })).rejects.toThrow('not-found');
    }
    await expect(develop(sound)).resolves.toMatchObject({ width: 320 });
  });
});

describe('HEIC in the real Electron', () => {
  it.each([0, 1] as const)('is mirrored as it says, over axis %i', async (axis) => {
    const seen = await quarterColours((await develop(mirrored(heic, axis))).bytes);
    const still = await quarters(320, 200).avif().toBuffer();
    const avif = await develop(mirrored(still, axis));
    expect(seen).toEqual(await quarterColours(avif.bytes));
    expect(seen).not.toEqual(colours);
  });

  it.each(['heic', 'mif1', 'miaf', 'msf1'])('is shown as %s', async (brand) => {
    const shown = await develop(rebranded(heic, brand));
    expect(await quarterColours(shown.bytes)).toEqual(colours);
  });
});

describe('a picture whose file ends too early', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'is shown as far as it goes: %s',
    async (type) => {
      const whole = await sharp(await photograph(400, 300).toBuffer())
        .toFormat(type)
        .toBuffer();
      const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
      expect(await develop(cut)).toMatchObject({ width: 400, height: 300 });
      // Made into something else only for who knows that; what is missing is white.
      await expect(convert(cut)).rejects.toThrow('not-found');
      const made = await convert(cut, { parts: true, types: ['image/jpeg', 'image/png'] });
      expect(made).toMatchObject({ width: 400, height: 300 });
      const { data, info } = await sharp(made.bytes).raw().toBuffer({ resolveWithObject: true });
      expect(data.at(-1)).toBeGreaterThan(250);
      expect(info.channels).toBe(3);
    },
  );
});
