import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A real PNG of one colour, a few hundred bytes. */
export function pngBytes(hue: number, edge = 240): Promise<Buffer> {
  const background = { r: hue % 256, g: (hue * 7) % 256, b: (hue * 13) % 256 };
  return sharp({ create: { width: edge, height: edge, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A real JPEG padded behind its end mark to exactly `sizeBytes`; decoders ignore the rest. */
export async function jpegOfSize(sizeBytes: number): Promise<Buffer> {
  const picture = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#b5651d' },
  })
    .jpeg()
    .toBuffer();
  return Buffer.concat([picture, Buffer.alloc(Math.max(0, sizeBytes - picture.length), 0x20)]);
}

/** A JPEG of 2.5 to 4 MB that is all picture, no two of one seed alike, as cameras make them. */
export async function photoBytes(seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 100 + seed * 3, sigma: 45 } as const;
  const create = {
    width: 2_400,
    height: 1_800,
    channels: 3,
    background: '#b5651d',
    noise,
  } as const;
  return sharp({ create }).blur(0.5).jpeg({ quality: 92 }).toBuffer();
}

/** Writes files by name into a fresh folder; answers their paths in the same order. */
export async function writeFiles(
  dir: string,
  files: readonly (readonly [name: string, bytes: Buffer])[],
): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  return Promise.all(
    files.map(async ([name, bytes]) => {
      const path = join(dir, name);
      await writeFile(path, bytes);
      return path;
    }),
  );
}
