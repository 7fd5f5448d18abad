/**
 * Draws the practice library into electron/sandbox/seed/. Run once by hand when a scene changes
 * (`node build/seed/makeSeed.mjs`); its output is committed, so that fonts, sharp and ffmpeg are needed
 * by nobody else. The films need an `ffmpeg` with libx264 on the PATH.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { library } from './library.mjs';

const out = fileURLToPath(new URL('../../electron/sandbox/seed/', import.meta.url));

/** @type {Record<import('./library.mjs').Kind, { type: string, make: (drawing: any) => Promise<Buffer> }>} */
const encoders = {
  jpg: { type: 'image/jpeg', make: jpeg },
  png: { type: 'image/png', make: palettePng },
  gif: { type: 'image/gif', make: gif },
  mp4: { type: 'video/mp4', make: mp4 },
  pdf: { type: 'application/pdf', make: async (draw) => draw() },
  txt: { type: 'text/plain', make: async (text) => Buffer.from(text) },
};

/** @param {() => string} draw */
function jpeg(draw) {
  return sharp(Buffer.from(draw())).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}

/** @param {() => string} draw */
function palettePng(draw) {
  const options = { palette: true, colours: 128, effort: 10, compressionLevel: 9, dither: 0 };
  return sharp(Buffer.from(draw())).flatten({ background: '#fff' }).png(options).toBuffer();
}

/** @param {(at: number) => string} draw */
async function gif(draw) {
  const frames = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      sharp(Buffer.from(draw(index / 10)))
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ colours: 32, effort: 10, dither: 0, loop: 0, delay: frames.map(() => 100) })
    .toBuffer();
}

/** @param {(at: number) => string} draw */
async function mp4(draw) {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-seed-'));
  const count = 75;
  for (let index = 0; index < count; index += 1) {
    const frame = await sharp(Buffer.from(draw(index / count)))
      .png()
      .toBuffer();
    writeFileSync(join(dir, `${String(index).padStart(3, '0')}.png`), frame);
  }
  const film = join(dir, 'film.mp4');
  const codec = ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '30', '-pix_fmt', 'yuv420p'];
  const plain = ['-bitexact', '-map_metadata', '-1', '-movflags', '+faststart'];
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-framerate',
    '25',
    '-i',
    join(dir, '%03d.png'),
    ...codec,
    ...plain,
    film,
  ]);
  const bytes = readFileSync(film);
  rmSync(dir, { recursive: true });
  return bytes;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = [];
let total = 0;
for (const { name, kind, drawing } of library) {
  const { type, make } = encoders[kind];
  const bytes = await make(drawing);
  const file = `${name
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replace(/[^a-z0-9]+/g, '-')}.${kind}`;
  writeFileSync(join(out, file), bytes);
  manifest.push({ file, name, contentType: type, sizeBytes: bytes.length });
  total += bytes.length;
  console.log(`${String(bytes.length).padStart(7)}  ${file}`);
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${String(total).padStart(7)}  in ${manifest.length} files`);
