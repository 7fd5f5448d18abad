// Draws every size and container of the icon from icon.svg; run by hand after changing it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { icnsFile, icoFile } from './containers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const svg = await readFile(join(here, 'icon.svg'));
const linuxSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 256];
/** @type {readonly [type: string, size: number][]} */
const macTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** @param {number} size */
function png(size) {
  const density = (72 * size) / 1024;
  return sharp(svg, { density: Math.max(density, 72) })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

await mkdir(join(here, 'sizes'), { recursive: true });
for (const size of linuxSizes)
  await writeFile(join(here, 'sizes', `${size}x${size}.png`), await png(size));
const windows = await Promise.all(
  windowsSizes.map(async (size) => ({ size, png: await png(size) })),
);
await writeFile(join(here, 'icon.ico'), icoFile(windows));
const mac = await Promise.all(
  macTypes.map(async ([type, size]) => ({ type, png: await png(size) })),
);
await writeFile(join(here, 'icon.icns'), icnsFile(mac));
