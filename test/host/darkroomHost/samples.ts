import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { createRandom } from '../../simulate/random.ts';

export type Colour = 'red' | 'green' | 'blue' | 'white';

const rgb: Readonly<Record<Colour, readonly [number, number, number]>> = {
  red: [220, 30, 30],
  green: [30, 160, 30],
  blue: [30, 30, 220],
  white: [250, 250, 250],
};

/** Four colours, so that every turn and every mirroring can be told: red, green, then blue, white. */
export function quarters(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const upper: Colour = x < width / 2 ? 'red' : 'green';
      const lower: Colour = x < width / 2 ? 'blue' : 'white';
      pixels.set(rgb[y < height / 2 ? upper : lower], (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The colours in the middles of the four quarters, from left to right and down. */
export async function quarterColours(bytes: Uint8Array): Promise<Colour[]> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const middles = [
    [1, 1],
    [3, 1],
    [1, 3],
    [3, 3],
  ] as const;
  return middles.map(([x, y]) => {
    const column = Math.floor((info.width * x) / 4);
    const row = Math.floor((info.height * y) / 4);
    const at = (row * info.width + column) * info.channels;
    return nearest(data.subarray(at, at + 3));
  });
}

function nearest(pixel: Uint8Array): Colour {
  const distance = (colour: Colour) =>
    rgb[colour].reduce((sum, part, index) => sum + Math.abs(part - (pixel[index] ?? 0)), 0);
  const colours: Colour[] = ['red', 'green', 'blue', 'white'];
  return colours.sort((a, b) => distance(a) - distance(b))[0] ?? 'white';
}

/** A picture with the grain of a photograph, since flat colours are decoded far too easily. */
export function photograph(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const grains = { width: Math.ceil(width / 8), height: Math.ceil(height / 8) };
  return sharp({ create: { ...grains, channels: 3, background: '#888', noise } })
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .jpeg({ quality: 88 });
}

/**
 * Soft shapes under a fine grain: what it weighs goes with its size, as of a photograph of a camera. The shapes are
 * the same each time and hold no red, which the tests look for.
 */
export async function landscape(width: number, height: number): Promise<Sharp> {
  const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const;
  const grain = sharp({
    create: { width, height, channels: 3, background: '#888', noise },
  }).png({ compressionLevel: 1 });
  const bytes = await softShapes(Math.ceil(width / 40), Math.ceil(height / 40))
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: await grain.toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return sharp(bytes).jpeg({ quality: 92 });
}

function softShapes(width: number, height: number): Sharp {
  const { whole } = createRandom(40);
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) =>
    index % 3 === 0 ? whole(20, 130) : whole(20, 235),
  );
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A whole, valid PNG of one colour, a bit a pixel: a few kilobytes that claim any size. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An animated PNG of one colour a frame, which the encoders at hand here do not write. */
export function apng(width: number, height: number, colours: readonly Colour[], delayMs: number) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(colours.length, 0);
  let sequence = 0;
  const numbered = (data: Buffer) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence, 0);
    sequence += 1;
    return Buffer.concat([number, data]);
  };
  const frames = colours.flatMap((colour, index) => {
    const place = Buffer.alloc(22);
    place.writeUInt32BE(width, 0);
    place.writeUInt32BE(height, 4);
    place.writeUInt16BE(delayMs, 16);
    place.writeUInt16BE(1_000, 18);
    const row = [0, ...Array.from({ length: width }, () => rgb[colour]).flat()];
    const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => Buffer.from(row))));
    const before = pngChunk('fcTL', numbered(place));
    return [before, index === 0 ? pngChunk('IDAT', rows) : pngChunk('fdAT', numbered(rows))];
  });
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('acTL', control),
    ...frames,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), data.length + 8);
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** 24 bits a pixel, all grey; a negative height means rows from the top. */
export function bmp(width: number, height: number): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + rowBytes * Math.abs(height), 0x80);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

/** That HEIC with a profile, which says what colours its numbers stand for. */
export function heicWith(profile: Uint8Array): Buffer {
  const box = Buffer.alloc(12 + profile.length);
  box.writeUInt32BE(box.length, 0);
  box.write('colrprof', 4);
  box.set(profile, 12);
  const bytes = Buffer.from(heic);
  const grow = (at: number, by: number) => bytes.writeUInt32BE(bytes.readUInt32BE(at) + by, at);
  const sizeOf = (name: string) => bytes.indexOf(name) - 4;
  // One property more, and one byte that gives it to the picture.
  for (const name of ['meta', 'iprp']) grow(sizeOf(name), box.length + 1);
  grow(sizeOf('ipco'), box.length);
  grow(sizeOf('ipma'), 1);
  grow(bytes.indexOf('iloc') + 16, box.length + 1);
  const properties = sizeOf('ipma');
  const last = bytes.indexOf('mdat') - 4;
  bytes[properties + 18] = 4;
  return Buffer.concat([
    bytes.subarray(0, properties),
    box,
    bytes.subarray(properties, last),
    Buffer.from([4]),
    bytes.subarray(last),
  ]);
}

/** The four quarters as a HEIC of 256 by 160, which the encoders at hand here do not write. */
export const heic = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA',
    'AAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAA0AAAACNpaW5mAAAAAAABAAAA',
    'FWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAPPAA/P34+AAADwMgAAEA',
    'GEABDAH//wNwAAADAJAAAAMAAAMAPLoCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAgIChZbqSSmubgQEDAgAAADACAA',
    'AAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAQAAAACgAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEA',
    'AQOBAoMAAADYbWRhdAAAAMwoAa8TZ1sa5qhw0//9oFH/8AmeH5Pcy0nm9kO5rs7aGUq3j5L/woH/62slFbyfZMJu3Q7S',
    'sNIfrGCNn//1ZA+/MCW/8mEuiI4GCT1GxieM8D71XgyEllndfcgZYK/gy7/RPvlLH8CR76c+MOvusrFgysSK3/+GRUY2',
    'qUFhkwlNG90Bs9iE4ZJyyfX7XsmzxGABG4VkBtt0HD6pm9M2NlIs0m0pF1cgBtrAOdXOPkGjZYDNVKavLMvW/xPKhamk',
    'q0kU6MbbghCON/czWGg=',
  ].join(''),
  'base64',
);
