import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rasterHeaderOf } from '../../electron/thumbnails/originals/rasterHeader.ts';
import { decodeBytes, isTooMuchToDecode } from '../../shared/pictures/decodeMemory.ts';
import { hugePng, pngChunk } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
/** What is made of it, and the most that the darkroom held meanwhile, in bytes. */
async function watched(bytes: Uint8Array, call: 'develop' | 'fit') {
  count += 1;
  const [from, to] = [join(host.folder, `${count}.in`), join(host.folder, `${count}.out`)];
  await writeFile(from, bytes);
  let [peak, over] = [0, false];
  const watch = (async () => {
    while (!over) {
      peak = Math.max(peak, (await host.ask('memory')).largestKilobytes * 1_024);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const asked =
    call === 'develop'
      ? host.ask('develop', { from, to, maxEdge: 480 })
      : host.ask('fit', {
          from,
          to,
          ...{ maxBytes: 2_000_000, types: ['image/jpeg', 'image/png'] as const },
          ...{ purpose: 'shrink' as const, flatten: false },
        });
  try {
    const facts = await asked;
    return { ...facts, bytes: await readFile(to), peak };
  } finally {
    over = true;
    await watch;
  }
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } });

/** What an idle darkroom holds, and what its canvases leave for a moment. */
const idleBytes = 400_000_000;

describe('a panorama of 120 megapixels', () => {
  it.each<[string, (width: number, height: number) => Promise<Buffer>]>([
    ['JPEG', (width, height) => flat(width, height).jpeg({ quality: 60 }).toBuffer()],
    [
      'progressive JPEG',
      (width, height) => flat(width, height).jpeg({ progressive: true }).toBuffer(),
    ],
    ['PNG', async (width, height) => hugePng(width, height)],
    ['TIFF', (width, height) => flat(width, height).tiff({ compression: 'lzw' }).toBuffer()],
    ['WebP', () => flat(16_000, 7_500).webp({ effort: 0 }).toBuffer()],
  ])('is shown and shrunk within what its memory is said to be: %s', async (_type, make) => {
    const bytes = await make(20_000, 6_000);
    const header = rasterHeaderOf(bytes);
    if (header === null) throw new Error('no header');
    expect(isTooMuchToDecode(header)).toBe(false);
    const shown = await watched(bytes, 'develop');
    expect(shown).toMatchObject({ width: 480 });
    const made = await watched(bytes, 'fit');
    expect(made.contentType).toBe('image/jpeg');
    expect(made.width).toBeGreaterThan(9_000);
    expect(made.bytes.length).toBeLessThanOrEqual(2_000_000);
    for (const { peak } of [shown, made])
      expect(peak).toBeLessThan(decodeBytes(header) + idleBytes);
    expect(await host.ask('logged')).toEqual([]);
  });
});

describe('a picture longer than a frame can be', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['JPEG', () => flat(40_000, 900).jpeg().toBuffer()],
    ['PNG', async () => hugePng(40_000, 300)],
    ['PNG that stands', async () => hugePng(300, 40_000)],
    ['TIFF', () => flat(40_000, 300).tiff({ compression: 'lzw' }).toBuffer()],
    ['GIF', () => flat(40_000, 20).gif().toBuffer()],
  ])('is made smaller, and the darkroom lives: %s', async (_type, make) => {
    const bytes = await make();
    const shown = await watched(bytes, 'develop');
    expect(Math.max(shown.width, shown.height)).toBe(480);
    const made = await watched(bytes, 'fit');
    expect(Math.max(made.width, made.height)).toBeGreaterThan(16_000);
    expect(await host.ask('logged')).toEqual([]);
  });
});

describe('what claims more than there is memory for', () => {
  it('is refused by its head, in 32 kB of PNG as in any other type', () => {
    const claims = [hugePng(16_384, 16_384), hugePng(65_500, 65_500)];
    for (const bytes of claims) {
      const header = rasterHeaderOf(bytes);
      expect(header === null || isTooMuchToDecode(header)).toBe(true);
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(0xffff_ffff, 0);
    head.writeUInt32BE(0xffff_ffff, 4);
    const signature = hugePng(1, 1).subarray(0, 8);
    const header = rasterHeaderOf(Buffer.concat([signature, pngChunk('IHDR', head)]));
    expect(header !== null && isTooMuchToDecode(header)).toBe(true);
  });
});
