import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RasterHeader } from '../../electron/thumbnails/originals/rasterHeader.ts';
import {
  gifOfFrames,
  jpegOfScans,
  pngOfTexts,
  soundTiffThatLoops,
  tiffOfManyStrips,
  tiffOfTwoInALoop,
  tiffThatInflates,
  tiffThatIsItsOwnNext,
  tiffWithinItself,
} from './darkroomHost/hostile.ts';
import { hugePng, quarterColours, quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost, usualPatience } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
async function develop(bytes: Uint8Array, header?: RasterHeader) {
  count += 1;
  const [from, to] = [join(host.folder, `${count}.in`), join(host.folder, `${count}.out`)];
  await writeFile(from, bytes);
  const facts = await host.ask('develop', { from, to, maxEdge: 480, header });
  return { ...facts, bytes: await readFile(to) };
}

const megabytes = 1024;

/** What is here is given up by the memory that it takes, not by the time that taking it lasts. */
function byMemoryAlone(): void {
  beforeAll(() => host.ask('patience', 20));
  afterAll(() => host.ask('patience', usualPatience));
}

describe('pictures that are made to cost', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a TIFF that is its own next page', () => tiffThatIsItsOwnNext],
    ['a TIFF of two pages in a loop', tiffOfTwoInALoop],
    ['a TIFF within itself', () => tiffWithinItself],
    ['a TIFF of 4,000,000,000 strips', () => tiffOfManyStrips],
    ['a JPEG of 4,000 scans', () => jpegOfScans(4_000)],
  ])('refuses %s at once, and the darkroom stays small and alive', async (_name, make) => {
    const bytes = await make();
    await develop(await quarters(30, 20).png().toBuffer());
    const pids = await host.ask('darkroomPids');
    await host.ask('logged');
    await expect(develop(bytes)).rejects.toThrow('not-found');
    expect((await host.ask('memory')).darkroomKilobytes).toBeLessThan(400 * megabytes);
    // Neither killed nor given up: it was told before anything was decoded.
    expect(await host.ask('darkroomPids')).toEqual(pids);
    expect(await host.ask('logged')).toEqual([]);
  });

  it.each<[string, () => Buffer, number]>([
    ['a sound TIFF whose pages loop', soundTiffThatLoops, 4],
    ['a TIFF that unpacks to far more than its pixels', tiffThatInflates, 64],
    ['the first of a million frames', () => gifOfFrames(1_000_000), 1],
    ['a PNG whose texts unpack to gigabytes', () => pngOfTexts(40), 64],
  ])('develops %s for what its picture costs', async (_name, make, width) => {
    await host.ask('logged');
    expect(await develop(make())).toMatchObject({ width, height: width });
    expect((await host.ask('memory')).darkroomKilobytes).toBeLessThan(400 * megabytes);
    expect(await host.ask('logged')).toEqual([]);
  });
});

describe('a darkroom that takes too much memory', () => {
  byMemoryAlone();

  it('is thrown away over its limit, and the next picture is made', async () => {
    const header = { contentType: 'image/png', width: 100, height: 100 } as const;
    await host.ask('logged');
    const took = develop(hugePng(16_384, 16_384), header);
    await expect(took).rejects.toThrow('too-much');
    expect(await host.ask('logged')).toEqual(['darkroom-too-large', 'darkroom-too-large']);
    expect(await develop(await quarters(30, 20).png().toBuffer())).toMatchObject({ width: 30 });
  });
});

describe('good pictures behind hostile ones', () => {
  byMemoryAlone();

  it('are all made, each hostile one is given up, and none of them is tried a third time', async () => {
    const header = { contentType: 'image/png', width: 100, height: 100 } as const;
    const hostile = hugePng(16_384, 16_384);
    const sound = await quarters(30, 20).png().toBuffer();
    await host.ask('logged');
    const settled: string[] = [];
    const bad = Array.from({ length: 5 }, () =>
      develop(hostile, header).then(
        () => settled.push('bad, made'),
        () => settled.push('bad'),
      ),
    );
    const good = Array.from({ length: 6 }, () => develop(sound).then(() => settled.push('good')));
    await Promise.all([...bad, ...good]);
    expect(settled.filter((each) => each === 'good')).toHaveLength(6);
    expect(settled.filter((each) => each === 'bad')).toHaveLength(5);
    // Second tries wait behind, so the last of them cannot have been before the last good one.
    expect(settled.at(-1)).toBe('bad');
    const lost = (await host.ask('logged')).filter((event) => event.startsWith('darkroom-'));
    expect(lost.length).toBeGreaterThanOrEqual(7);
    expect(lost.length).toBeLessThanOrEqual(10);
  });
});

describe('pictures that no browser decodes', () => {
  it.each([
    ['none', 0],
    ['lzw', 0],
    ['deflate', 0],
    ['packbits', 0],
    ['jpeg', 0],
    ['deflate', 128],
    ['lzw', 64],
  ] as const)('are developed as before: TIFF, %s, tiles of %i', async (compression, tile) => {
    const tiles = tile > 0 && { tile: true, tileWidth: tile, tileHeight: tile };
    const predictor = compression === 'jpeg' ? 'none' : 'horizontal';
    const tiff = await quarters(300, 200)
      .tiff({ compression, predictor, ...tiles })
      .toBuffer();
    const picture = await develop(tiff);
    expect(picture).toMatchObject({ width: 300, height: 200 });
    expect(await quarterColours(picture.bytes)).toEqual(['red', 'green', 'blue', 'white']);
  });
});
