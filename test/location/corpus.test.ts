import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { lookForLocations } from '../../electron/location/findLocations.ts';
import { locationOf } from '../../electron/location/locationOf.ts';
import { removeLocations } from '../../electron/location/removeLocations.ts';
import { corpus } from './corpus/corpus.ts';
import { plainFilm } from './corpus/films.ts';
import { judge } from './corpus/judge.ts';
import type { Specimen } from './corpus/specimen.ts';
import { traces } from './corpus/truth.ts';

const answerOf = async (bytes: Uint8Array, type: string) =>
  (await lookForLocations(peekInto(bytes), bytes.length, type)).answer;
const tracesIn = (bytes: Uint8Array) =>
  [...traces].filter(([, trace]) => Buffer.from(bytes).includes(trace)).map(([name]) => name);

describe.each(corpus)('$name', ({ type, bytes, says, stays }) => {
  it(`says ${says}, and none once its place is removed`, async () => {
    expect(await answerOf(bytes, type)).toBe(says);
    const made = await removeLocations(bytes, type);
    if (stays) return expect(made).toBeNull();
    if (made === null) throw new Error('the place stays');
    expect(made.length).toBe(bytes.length);
    expect(await answerOf(made, type)).toBe('none');
    expect(tracesIn(made)).toEqual([]);
    if (says === 'none') expect(bytes.equals(made)).toBe(true);
    if (says !== 'none') expect(bytes.equals(made)).toBe(false);
  });
});

it('is a corpus of at least sixty files, each with the place it says', () => {
  expect(corpus.length).toBeGreaterThan(100);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  for (const { name, bytes, says } of corpus) {
    if (says === 'none') expect([name, tracesIn(bytes)]).toEqual([name, []]);
  }
});

it('loses no pixel with its place', async () => {
  const pictures = corpus.filter(
    ({ type, says }) => /^image\/(?:jpeg|png|gif)$/.test(type) && says === 'here',
  );
  for (const { name, bytes, type } of pictures) {
    const made = (await removeLocations(bytes, type)) ?? bytes;
    const raw = (one: Uint8Array) => sharp(one, { pages: -1, failOn: 'error' }).raw().toBuffer();
    expect([name, (await raw(made)).equals(await raw(bytes))]).toEqual([name, true]);
  }
});

it('loses no sample of picture or sound with its place', async () => {
  const own = plainFilm().subarray(1_470);
  const films = corpus.filter(({ bytes, says }) => says === 'here' && bytes.includes(own));
  expect(films.length).toBeGreaterThan(20);
  for (const { name, bytes, type } of films) {
    const made = Buffer.from((await removeLocations(bytes, type)) ?? []);
    expect([name, made.indexOf(own)]).toEqual([name, bytes.indexOf(own)]);
    for (const word of ['Words that stay', 'avc1', 'mp4a'].filter((one) => bytes.includes(one))) {
      expect([name, word, made.includes(word)]).toEqual([name, word, true]);
    }
  }
});

it('is seen on a disk as in memory', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-corpus-'));
  try {
    for (const { name, bytes, type, says, stays } of corpus) {
      const path = join(dir, name);
      writeFileSync(path, bytes);
      const handle = await open(path);
      const seen = await locationOf(handle, bytes.subarray(0, 65_536), bytes.length, type);
      await handle.close();
      expect([name, seen.answer]).toEqual([name, says]);
      expect([name, seen.stays]).toEqual([name, stays === true]);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

/** Another program, which starts as slowly as the machine is busy. */
const patient = 120_000;

describe('ExifTool', () => {
  const numbered = (files: readonly Specimen[]) =>
    files.map((file, index) => ({ ...file, name: `${index}-${file.name}` }));

  it('finds no place in any file that is said to have none, nor after it was removed', {
    timeout: patient,
  }, async () => {
    const files = numbered(corpus);
    const before = judge(files);
    const found = files.filter(({ name }) => (before.get(name)?.length ?? 0) > 0);
    // So that a judge who is blind is noticed.
    expect(found.length).toBeGreaterThan(55);
    for (const { name, says } of found) expect([name, says]).toEqual([name, 'here']);
    const removed = await Promise.all(
      files.map(async (file) => ({
        ...file,
        bytes: Buffer.from((await removeLocations(file.bytes, file.type)) ?? []),
      })),
    );
    for (const [name, told] of judge(removed)) expect([name, told]).toEqual([name, []]);
  });

  it('finds no place where none is said of a file that is cut or garbled', {
    timeout: patient,
  }, async () => {
    const seen: Specimen[] = [];
    const some = corpus.filter(({ says }) => says === 'here');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: some.length - 1 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat({ max: 4_000 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        async (which, cut, changes) => {
          const whole = some[which];
          if (whole === undefined) return;
          const bytes = Buffer.from(whole.bytes.subarray(0, Math.ceil(whole.bytes.length * cut)));
          for (const [at, value] of changes) if (at >= 12 && at < bytes.length) bytes[at] = value;
          const { answer } = await lookForLocations(peekInto(bytes), bytes.length, whole.type);
          await removeLocations(bytes, whole.type);
          if (answer === 'none') seen.push({ ...whole, bytes });
        },
      ),
      { numRuns: 400, seed: 8 },
    );
    for (const [name, told] of judge(numbered(seen))) expect([name, told]).toEqual([name, []]);
  });
});
