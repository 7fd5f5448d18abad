import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { NoPicture } from '../../../electron/thumbnails/originals/noPicture.ts';
import { readOriginal } from '../../../electron/thumbnails/originals/readOriginal.ts';
import { pages } from '../../host/darkroomHost/pdfs.ts';

const never = new AbortController().signal;
const limits = { maxBytes: 1_000_000, beginningBytes: 200_000 };
const read = (bytes: Uint8Array, more: { partial?: boolean; sizeBytes?: number } = {}) =>
  readOriginal({ body: Readable.from([bytes]), sizeBytes: null, ...more }, limits, never);
const seed = (name: string) =>
  readFileSync(new URL(`../../../electron/sandbox/seed/${name}`, import.meta.url));
const film = seed('balloon-ride.mp4');

/** Sends portions for as long as somebody reads them, and counts them. */
function endless(first: Uint8Array, portion: Uint8Array) {
  const sent = { bytes: 0 };
  const body = Readable.from(
    (function* portions() {
      yield first;
      for (;;) {
        sent.bytes += portion.length;
        yield portion;
      }
    })(),
    { highWaterMark: 1 },
  );
  return { body, sent };
}

describe('readOriginal', () => {
  it('goes by the bytes, whatever the name or the type of an item says', async () => {
    const png = await sharp({ create: { width: 9, height: 5, channels: 3, background: '#369' } })
      .png()
      .toBuffer();
    expect(await read(png)).toMatchObject({ kind: 'raster', header: { width: 9, height: 5 } });
    expect(await read(film)).toMatchObject({ kind: 'film', contentType: 'video/mp4' });
    expect(await read(pages(1))).toMatchObject({ kind: 'document' });
    expect(
      await read(Buffer.from('RIFF\x24\0\0\0WAVEfmt '.padEnd(60, '\0'), 'latin1')),
    ).toMatchObject({
      kind: 'sound',
    });
    expect(await read(Buffer.from('Hello'))).toMatchObject({ kind: 'text', text: 'Hello' });
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffGrüße an alle', 'utf16le'), 'Grüße an alle'],
    ['UTF-16 without one', Buffer.from('Grüße an alle, 12:30', 'utf16le'), 'Grüße an alle, 12:30'],
    [
      'Windows-1252',
      Buffer.from('Gr\xfc\xdfe an alle Leute hier', 'latin1'),
      'Grüße an alle Leute hier',
    ],
    ['what turns the order of signs', Buffer.from('a\u202eb'), 'ab'],
  ])('reads text in %s', async (_name, bytes, text) => {
    expect(await read(bytes)).toMatchObject({ kind: 'text', text });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['blanks alone', Buffer.from(' \n\n ')],
    ['binary under the name of a text', Buffer.from([0, 1, 2, 3, 250, 251, 0, 7])],
    ['an archive', Buffer.from('PK\x03\x04'.padEnd(5_000, 'x'), 'latin1')],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a sound that no browser plays', Buffer.from('#!AMR\n'.padEnd(600, '\x04'), 'latin1')],
  ])('shows nothing of %s', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toBeInstanceOf(NoPicture);
  });

  it('reads no more than the first bytes of a text of 500 MB', async () => {
    const line = Buffer.from('All work and no play makes a dull text.\n'.repeat(200));
    const { body, sent } = endless(line, line);
    const source = { body, sizeBytes: 500_000_000 };
    expect(await readOriginal(source, limits, never)).toMatchObject({ kind: 'text' });
    expect(sent.bytes).toBeLessThan(200_000);
  });

  it('reads the beginning alone of a film that is too long to be fetched', async () => {
    const { body, sent } = endless(film, Buffer.alloc(50_000));
    const original = await readOriginal({ body, sizeBytes: 900_000_000 }, limits, never);
    expect(original).toMatchObject({ kind: 'film' });
    expect(sent.bytes).toBeLessThan(400_000);
  });

  it('refuses a document that is too large, by what it says of itself', async () => {
    await expect(read(pages(2_000), { sizeBytes: 80_000_000 })).rejects.toBeInstanceOf(NoPicture);
  });

  it('says where it was given too little of something that is not the text it is called', async () => {
    const photo = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(await read(photo.subarray(0, 65_536), { partial: true })).toBe('partial');
    expect(await read(Buffer.from('Hello'), { partial: true })).toMatchObject({
      kind: 'text',
      text: 'Hello',
    });
  });
});
