import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { findLocations } from '../../electron/location/findLocations.ts';
import { locationOf } from '../../electron/location/locationOf.ts';
import { removeLocations } from '../../electron/location/removeLocations.ts';
import {
  clip,
  clipWithXmp,
  heic,
  pixels,
  placed,
  pngWithProfile,
  unplaced,
  xmp,
} from './support/located.ts';

const pictures = ['jpeg', 'png', 'webp', 'tiff'] as const;
const tells = async (bytes: Uint8Array, type: string) =>
  (await findLocations(peekInto(bytes), bytes.length, type)).length > 0;
const removed = async (bytes: Uint8Array, type: string) => {
  const made = await removeLocations(bytes, type);
  if (made === null) throw new Error('the place stays');
  return made;
};

describe.each(pictures)('a %s', (type) => {
  const mime = `image/${type}`;

  it('tells where it was taken, and then no more', async () => {
    const bytes = await placed(type);
    expect(await tells(bytes, mime)).toBe(true);
    const made = await removed(bytes, mime);
    expect(await tells(made, mime)).toBe(false);
    expect(made.length).toBe(bytes.length);
  });

  it('keeps its pixels, orientation, colours and other words', async () => {
    const bytes = await placed(type);
    const made = await removed(bytes, mime);
    const [was, is] = [await sharp(bytes).metadata(), await sharp(made).metadata()];
    expect(is.orientation).toBe(6);
    expect(is.icc).toEqual(was.icc);
    const raw = (one: Uint8Array) => sharp(one).raw().toBuffer();
    expect((await raw(made)).equals(await raw(bytes))).toBe(true);
    expect(Buffer.from(made).includes('A person')).toBe(true);
  });

  it('is left alone without a place', async () => {
    expect(await tells(await unplaced(type), mime)).toBe(false);
  });
});

describe.each(['jpeg', 'webp', 'tiff'] as const)('XMP of a %s', (type) => {
  it('tells it too, and keeps the rest', async () => {
    const bytes = await pixels().withXmp(xmp).toFormat(type).toBuffer();
    expect(await tells(bytes, `image/${type}`)).toBe(true);
    const made = await removed(bytes, `image/${type}`);
    const left = (await sharp(made).metadata()).xmp?.toString() ?? '';
    expect(left).toContain('xmp:Rating="4"');
    expect(left).not.toMatch(/GPS|52,30|13,24/);
  });
});

it('compressed XMP of a png goes with all it says', async () => {
  const bytes = await pixels().withXmp(xmp).png().toBuffer();
  expect(await tells(bytes, 'image/png')).toBe(true);
  const made = await removed(bytes, 'image/png');
  expect((await sharp(made).metadata()).xmp).toBeUndefined();
  expect((await sharp(made).raw().toBuffer()).equals(await sharp(bytes).raw().toBuffer())).toBe(
    true,
  );
});

describe.each(['exif', 'APP1', 'xmp'] as const)('a profile %s in words of a png', (profile) => {
  it.each(['tEXt', 'zTXt', 'iTXt'] as const)('tells it too, in %s', async (chunk) => {
    const bytes = await pngWithProfile(profile, chunk);
    expect(await tells(bytes, 'image/png')).toBe(true);
    const made = Buffer.from(await removed(bytes, 'image/png'));
    expect(made.length).toBe(bytes.length);
    const raw = (one: Uint8Array) => sharp(one, { failOn: 'warning' }).raw().toBuffer();
    expect((await raw(made)).equals(await raw(bytes))).toBe(true);
    if (chunk === 'zTXt') return expect(made.includes('Raw profile')).toBe(false);
    const digits = made.toString('latin1').replaceAll('\n', '');
    const hex = (text: string) => Buffer.from(text).toString('hex');
    expect(digits).not.toContain(hex('GPSL'));
    // 13 degrees and 24 minutes.
    expect(digits).not.toMatch(/0d000000010000001800000001000000/);
    expect(digits).toContain(hex(profile === 'xmp' ? 'xmp:Rating="4"' : 'A person'));
  });
});

it('words of a png that tell no place are left alone', async () => {
  const bytes = await pngWithProfile('xmp', 'tEXt');
  const from = bytes.indexOf('Raw profile type xmp');
  bytes.write('Raw profile type icc', from, 'latin1');
  expect(await tells(bytes, 'image/png')).toBe(false);
});

it.each(['video/mp4', 'video/quicktime'])(
  'XMP of %s tells it too, and keeps the rest',
  async (type) => {
    const bytes = clipWithXmp();
    const made = Buffer.from(await removed(bytes, type));
    expect(made.length).toBe(bytes.length);
    for (const word of ['GPSL', '52,30.1N', '13,24.1E']) {
      expect(bytes.includes(word)).toBe(true);
      expect(made.includes(word)).toBe(false);
    }
    expect(made.toString('latin1').match(/xmp:Rating="4"/g)).toHaveLength(2);
    expect(made.includes('kept as it is')).toBe(true);
  },
);

it.each(['x-adobe-dng', 'x-canon-cr2', 'x-nikon-nef', 'x-sony-arw'])(
  'a raw picture (%s) tells it as a TIFF does',
  async (type) => {
    const bytes = await placed('tiff');
    expect(await tells(bytes, `image/${type}`)).toBe(true);
    expect(await removed(bytes, `image/${type}`)).toEqual(await removed(bytes, 'image/tiff'));
  },
);

it('a TIFF that is described beyond its head tells it though its type is not told', async () => {
  const bytes = await placed('tiff', [700, 600]);
  expect((await findLocations(peekInto(bytes), bytes.length, null)).length).toBeGreaterThan(0);
  const none = Buffer.concat([Buffer.from('II?\0'), bytes.subarray(4)]);
  expect(await findLocations(peekInto(none), none.length, null)).toEqual([]);
});

it.each([
  ['video/mp4', clip],
  ['video/quicktime', clip],
  ['image/heic', heic],
] as const)('%s: the place goes, and nothing moves', async (type, make) => {
  const bytes = await make();
  expect(await tells(bytes, type)).toBe(true);
  const made = Buffer.from(await removed(bytes, type));
  expect(made.length).toBe(bytes.length);
  expect(await tells(made, type)).toBe(false);
  expect(made.includes('+52.5')).toBe(false);
  expect(made.includes('Berlin')).toBe(false);
  expect(made.includes('Cam')).toBe(true);
});

it('any bytes of any type, cut anywhere or changed, are looked at without harm', async () => {
  const types = [
    ...pictures.map((one) => `image/${one}`),
    ...['image/heic', 'video/mp4', 'video/mp4', 'image/png'],
  ];
  const samples = [
    ...(await Promise.all(pictures.map((one) => placed(one)))),
    await heic(),
    clip(),
    clipWithXmp(),
    await pngWithProfile('exif', 'tEXt'),
  ];
  const sample = fc.integer({ min: 0, max: samples.length - 1 });
  const change = fc.tuple(fc.double({ min: 0, max: 0.2, noNaN: true }), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      sample,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(change, { maxLength: 12 }),
      async (which, cut, changes) => {
        const whole = samples[which] ?? Buffer.alloc(0);
        const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * cut)));
        for (const [share, value] of changes) bytes[Math.floor(share * bytes.length)] = value;
        let peeks = 0;
        const peek = peekInto(bytes);
        const counted = (at: number, length: number) => {
          peeks += 1;
          return peek(at, length);
        };
        await findLocations(counted, bytes.length, types[which] ?? '');
        expect(peeks).toBeLessThan(20_000);
        const made = await removeLocations(bytes, types[which] ?? '');
        expect(made?.length ?? bytes.length).toBe(bytes.length);
      },
    ),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), sample, async (bytes, which) => {
      await findLocations(peekInto(bytes), bytes.length, types[which] ?? '');
    }),
  );
});

it('is found in an open file by its head and a few looks beyond', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-places-'));
  const path = join(dir, 'clip');
  for (const [bytes, type] of [
    [clip(), 'video/mp4'],
    [clipWithXmp(), 'video/mp4'],
    [await pngWithProfile('exif', 'zTXt'), 'image/png'],
    [await placed('webp', [700, 600]), 'image/webp'],
    [await placed('tiff', [700, 600]), 'image/tiff'],
  ] as const) {
    writeFileSync(path, bytes);
    const handle = await open(path);
    const seen = await locationOf(handle, bytes.subarray(0, 65_536), bytes.length, type);
    expect(seen).toEqual({ answer: 'here', stays: false });
    await handle.close();
  }
  rmSync(dir, { recursive: true });
});
