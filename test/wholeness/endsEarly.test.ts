import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { endsEarly } from '../../electron/wholeness/endsEarly.ts';
import { heic, photograph } from '../host/darkroomHost/samples.ts';

const check = (bytes: Uint8Array, type: string | null) =>
  endsEarly({ peek: peekInto(bytes), size: bytes.length }, type);

const box = (type: string, body: Buffer | string) => {
  const content = Buffer.from(body);
  const head = Buffer.from(`\0\0\0\0${type}`, 'latin1');
  head.writeUInt32BE(8 + content.length);
  return Buffer.concat([head, content]);
};
const film = (...boxes: Buffer[]) => Buffer.concat([box('ftyp', 'isom\0\0\0\0mp42'), ...boxes]);
const moov = box('moov', box('mvhd', Buffer.alloc(100)));
const mdat = box('mdat', Buffer.alloc(5_000, 7));
const pdf = Buffer.from(
  `%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${' '.repeat(300)}\nxref\n0 1\ntrailer <<>>\nstartxref\n9\n%%EOF\n`,
);

const made: [type: string, encode: (picture: Sharp) => Sharp, least: number][] = [
  ['image/jpeg', (picture) => picture.jpeg(), 4],
  ['image/jpeg', (picture) => picture.jpeg({ progressive: true, restartInterval: 4 } as never), 4],
  ['image/png', (picture) => picture.png(), 40],
  ['image/webp', (picture) => picture.webp(), 16],
  ['image/webp', (picture) => picture.webp({ lossless: true }), 16],
  ['image/gif', (picture) => picture.gif(), 14],
  ['image/avif', (picture) => picture.avif({ effort: 0 }), 60],
  ['image/tiff', (picture) => picture.tiff({ compression: 'lzw' }), 16],
  ['image/tiff', (picture) => picture.tiff({ tile: true, tileWidth: 32, tileHeight: 32 }), 16],
];

describe('endsEarly', () => {
  let picture: Sharp;
  beforeAll(async () => {
    picture = sharp(await photograph(200, 160).toBuffer());
  });

  it.each(made)('tells a whole %s from every one that is cut', async (type, encode, least) => {
    const whole = await encode(picture.clone()).toBuffer();
    expect(await check(whole, type)).toBe(false);
    // A WebP may lack the one byte that makes its length even.
    const most = whole.length - (type === 'image/webp' ? 2 : 1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: least, max: most }), async (length) => {
        expect(await check(whole.subarray(0, length), type)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(await check(whole.subarray(0, most), type)).toBe(true);
  });

  it('says nothing against what stands behind a picture', async () => {
    for (const [type, encode] of made) {
      const whole = await encode(picture.clone()).toBuffer();
      const behind = [Buffer.from('\xff\xd8 behind', 'latin1'), film(moov, mdat), Buffer.alloc(9)];
      if (type === 'image/avif') continue;
      for (const more of behind) {
        expect(await check(Buffer.concat([whole, more]), type)).toBe(false);
      }
    }
  });

  it.each([
    ['in three colours', (from: Sharp) => from.jpeg({ progressive: true })],
    [
      'in full colour',
      (from: Sharp) => from.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
    ],
    ['in grey', (from: Sharp) => from.greyscale().jpeg({ progressive: true })],
    ['in the order of another encoder', (from: Sharp) => from.jpeg({ mozjpeg: true })],
  ])(
    'tells a progressive JPEG %s that was cut and closed with an end mark',
    async (_how, encode) => {
      const whole = await encode(picture.clone()).toBuffer();
      expect(await check(whole, 'image/jpeg')).toBe(false);
      const scans = [...whole.keys()].filter((at) => whole[at] === 0xff && whole[at + 1] === 0xda);
      expect(scans.length).toBeGreaterThan(3);
      const endMark = Buffer.from([0xff, 0xd9]);
      for (const at of scans.slice(0, 2)) {
        const closed = Buffer.concat([whole.subarray(0, at), endMark]);
        expect(await check(closed, 'image/jpeg')).toBe(true);
      }
      // Without the finest shades of what it has, it is not said to lack anything.
      const [last = 0] = scans.slice(-1);
      const parts = whole[last + 4] ?? 0;
      const refines = (whole[last + 7 + 2 * parts] ?? 0) >> 4 !== 0;
      const unrefined = Buffer.concat([whole.subarray(0, last), endMark]);
      expect(await check(unrefined, 'image/jpeg')).toBe(!refines);
    },
  );

  it('tells a HEIC, a film and a PDF', async () => {
    expect(await check(heic, 'image/heic')).toBe(false);
    expect(await check(heic.subarray(0, -1), 'image/heic')).toBe(true);
    for (const type of ['video/mp4', 'video/quicktime', 'video/3gpp']) {
      expect(await check(film(moov, mdat), type)).toBe(false);
      expect(await check(film(moov, mdat).subarray(0, -1), type)).toBe(true);
      // A recorder that was interrupted has not written what its samples are.
      expect(await check(film(mdat), type)).toBe(true);
    }
    expect(await check(pdf, 'application/pdf')).toBe(false);
    expect(await check(pdf.subarray(0, -30), 'application/pdf')).toBe(true);
  });

  it('is not sure of what is garbled otherwise, nor of types without an end', async () => {
    const jpeg = await picture.clone().jpeg().toBuffer();
    const garbled = Buffer.from(jpeg).fill(0, 2, 40);
    expect(await check(garbled, 'image/jpeg')).toBe(false);
    expect(await check(jpeg.subarray(0, 500), 'text/plain')).toBe(false);
    expect(await check(jpeg.subarray(0, 500), null)).toBe(false);
  });

  it('ends with any bytes', async () => {
    const types = [...new Set(made.map(([type]) => type)), 'image/heic', 'video/mp4'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...types),
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(60),
        async (type, bytes, kept) => {
          const encode = made.find(([each]) => each === type)?.[1];
          const head = encode ? (await encode(sharp(tiny)).toBuffer()).subarray(0, kept) : heic;
          expect(typeof (await check(Buffer.concat([head, bytes]), type))).toBe('boolean');
        },
      ),
      { numRuns: 100 },
    );
  });
});

const tiny = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
