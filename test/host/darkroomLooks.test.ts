import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DrawInput } from './darkroomHost/calls.ts';
import { endless, locked, nested, pages } from './darkroomHost/pdfs.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

type Kind = DrawInput['wanted']['kind'];
let count = 0;
async function draw(kind: Kind, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  count += 1;
  const from = join(host.folder, `look-${count}.in`);
  const to = join(host.folder, `look-${count}.out`);
  await writeFile(from, bytes);
  const wanted = { kind, contentType: '', maxEdge: 200, ...more } as DrawInput['wanted'];
  const facts = await host.ask('draw', { from, to, wanted });
  return { ...facts, bytes: await readFile(to) };
}

/** Why nothing was drawn. */
const refusal = (drawing: Promise<unknown>) =>
  drawing.then(
    () => 'drawn',
    (error: Error) => error.message,
  );

async function colourAt(bytes: Uint8Array, across: number, down: number) {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * down) * info.width + Math.floor(info.width * across)) * 3;
  return [data[at], data[at + 1], data[at + 2]];
}

const seed = (name: string) =>
  readFileSync(new URL(`../../electron/sandbox/seed/${name}`, import.meta.url));
const film = seed('balloon-ride.mp4');

/** The same film with other numbers behind a box's name. */
function patched(box: string, offset: number, value: number, bytes = 4): Buffer {
  const made = Buffer.from(film);
  made.writeUIntBE(value, made.indexOf(box) + 4 + offset, bytes);
  return made;
}

/** A tone that grows, as a WAV. */
function tone(seconds: number): Buffer {
  const rate = 8_000;
  const samples = seconds * rate;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF');
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    wav.writeInt16LE(Math.round(Math.sin(at / 3) * 20_000 * (at / samples)), 44 + at * 2);
  }
  return wav;
}

describe('films in the real darkroom', () => {
  it('have a poster, a size and a length', async () => {
    const poster = await draw('film', film);
    expect(poster).toMatchObject({ width: 200, height: 113, contentType: 'image/jpeg' });
    expect(poster.look).toMatchObject({ width: 640, height: 360, durationMs: 3_000 });
    expect(Buffer.from(poster.look?.placeholder ?? '', 'base64').length).toBeGreaterThan(10);
    const [red = 0, , blue = 0] = await colourAt(poster.bytes, 0.5, 0.1);
    expect(blue).toBeGreaterThan(red);
  });

  it.each([
    ['cut to its half', film.subarray(0, film.length / 2)],
    ['cut in its tables', film.subarray(0, 900)],
    ['whose samples are nowhere', patched('stco', 8, 0x7fffffff)],
    ['that claims to be 65,535 pixels wide', patched('avc1', 24, 0xffffffff)],
    ['that claims to last for centuries', patched('mvhd', 16, 0xffffffff)],
    ['of nothing but a name', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    ['that is noise', Buffer.alloc(20_000, 'noise')],
  ])('a film %s harms nothing but itself', async (_name, bytes) => {
    const drawn = await draw('film', bytes).catch((error: Error) => error.message);
    if (typeof drawn === 'string') expect(['not-found', 'too-much']).toContain(drawn);
    else expect(drawn.look?.durationMs ?? 0).toBeLessThan(360_000_000);
    expect(await host.ask('logged')).toEqual([]);
    expect((await draw('film', film)).width).toBe(200);
  });
});

describe('documents in the real darkroom', () => {
  it('have a first page, in a font that is bundled, and say how many there are', async () => {
    const page = await draw('page', pages(3), { page: 1 });
    expect(page).toMatchObject({ width: 100, height: 200, contentType: 'image/webp' });
    expect(page.look).toMatchObject({ width: 133, height: 267, pages: 3 });
    const [red = 0, green = 255] = await colourAt(page.bytes, 0.5, 0.25);
    expect(red - green).toBeGreaterThan(150);
    // Letters are black on white; nothing else in it is without red.
    const { channels } = await sharp(page.bytes).stats();
    expect(channels[0]?.min).toBeLessThan(80);
  });

  it('open at any of ten thousand pages, and at none behind them', async () => {
    const many = pages(10_000);
    expect((await draw('page', many, { page: 9_999 })).look?.pages).toBe(10_000);
    expect(await refusal(draw('page', many, { page: 10_001 }))).toBe('not-found');
  });

  it('with a password show that they are locked', async () => {
    const page = await draw('page', locked, { page: 1 });
    expect(page.look).toMatchObject({ pages: 0, width: null });
    expect((await sharp(page.bytes).stats()).channels[0]?.min).toBeLessThan(200);
  });

  it.each([
    ['whose pages are pages of themselves', endless],
    ['that draws itself', nested],
    ['cut short', pages(3).subarray(0, 200)],
    ['that is noise', Buffer.from(`%PDF-1.7\n${'x'.repeat(5_000)}`)],
  ])('a document %s harms nothing but itself', async (_name, bytes) => {
    expect(['drawn', 'not-found', 'too-slow', 'too-much']).toContain(
      await refusal(draw('page', bytes, { page: 1 })),
    );
    expect((await draw('page', pages(1), { page: 1 })).look?.pages).toBe(1);
  });
});

describe('what is drawn of the rest', () => {
  it('is a wave for a sound, with its length', async () => {
    const wave = await draw('sound', tone(4));
    expect(wave.look).toMatchObject({ durationMs: 4_000, width: null });
    const { data, info } = await sharp(wave.bytes)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const column = (from: number) => {
      let sum = 0;
      for (let y = 0; y < info.height; y += 1) {
        for (let x = from; x < from + 20; x += 1) sum += data[(y * info.width + x) * 4 + 3] ?? 0;
      }
      return sum;
    };
    expect(column(150)).toBeGreaterThan(2 * column(24));
  });

  it('is nothing for a sound that is cut before it begins', async () => {
    expect(await refusal(draw('sound', tone(1).subarray(0, 30)))).toBe('not-found');
  });

  it('is a sheet with the first lines of a text, however long its lines are', async () => {
    const none = Buffer.alloc(0);
    for (const text of [
      'Hello',
      'x'.repeat(4_000),
      '\n'.repeat(4_000),
      'שלום עולם',
      '\ud800'.repeat(50),
    ]) {
      expect(await draw('text', none, { text })).toMatchObject({ width: 200, height: 200 });
    }
    const sheet = await draw('text', none, { text: 'Hello' });
    expect((await sharp(sheet.bytes).stats()).channels[0]?.min).toBeLessThan(120);
  });

  it('is a card for a contact, also for one without letters', async () => {
    const none = Buffer.alloc(0);
    for (const name of ['Amira Haddad', '+12125550111', '🙂', 'ß'.repeat(300)]) {
      const card = await draw('contact', none, { name, lines: ['+1 212 555 0111'] });
      expect(card).toMatchObject({ width: 200, height: 200 });
    }
  });

  it('moves on for an animation, and is no larger than it may be', async () => {
    const gif = seed('flash-sale.gif');
    const size = { contentType: 'image/gif', width: 480, height: 480, mostFrames: 80 };
    const made = await draw('moving', gif, { ...size, maxBytes: 2_000_000 });
    const frames = (await sharp(made.bytes, { animated: true }).metadata()).pages ?? 0;
    expect(frames).toBe((await sharp(gif, { animated: true }).metadata()).pages);
    expect(made).toMatchObject({ width: 200, height: 200, contentType: 'image/webp' });
    const small = await draw('moving', gif, { ...size, maxBytes: 6_000 });
    expect((await sharp(small.bytes, { animated: true }).metadata()).pages).toBeLessThan(frames);
    const few = await draw('moving', gif, { ...size, mostFrames: 5, maxBytes: 2_000_000 });
    expect((await sharp(few.bytes, { animated: true }).metadata()).pages).toBeLessThanOrEqual(5);
    const still = await sharp(gif).png().toBuffer();
    const png = { ...size, contentType: 'image/png', maxBytes: 2_000_000 };
    expect(await refusal(draw('moving', still, png))).toBe('not-found');
  });
});
