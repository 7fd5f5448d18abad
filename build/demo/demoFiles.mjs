import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * Real files, made anew each time: pictures, a note, and one picture over the limit of 2 MB.
 * @param {string} folder
 */
export async function demoFiles(folder) {
  await mkdir(folder, { recursive: true });
  const poster = await sharp(Buffer.from(posterSvg('#c2703d', '#5b2c14')))
    .png()
    .toBuffer();
  const banner = await sharp(Buffer.from(posterSvg('#3d7ac2', '#14335b')))
    .jpeg()
    .toBuffer();
  const note = Buffer.from('Autumn sale: 20 % off all bags until Sunday.\n');
  const large = Buffer.concat([banner, Buffer.alloc(2_600_000 - banner.length, 0x20)]);
  const fitting = [
    await keep(folder, 'autumn-poster.png', poster),
    await keep(folder, 'shop-banner.jpg', banner),
    await keep(folder, 'campaign-note.txt', note),
  ];
  return { fitting, tooLarge: await keep(folder, 'billboard.jpg', large) };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {Buffer} bytes
 */
async function keep(folder, name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { name, path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * @param {string} light
 * @param {string} dark
 */
function posterSvg(light, dark) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
    <rect width="1200" height="800" fill="url(#g)"/>
    <circle cx="900" cy="220" r="120" fill="#fff" opacity=".85"/>
    <path d="M0 800 L380 360 L640 620 L820 470 L1200 800 Z" fill="#fff" opacity=".25"/>
    <path d="M0 800 L260 560 L520 800 Z" fill="#000" opacity=".25"/>
  </svg>`;
}
