import { describe, expect, it, vi } from 'vitest';
import { tellType } from '../../../../electron/contentType/tellType.ts';
import { peekInto } from '../../../../electron/location/bytes/peek.ts';
import { lookForLocations } from '../../../../electron/location/findLocations.ts';
import { repackFilm } from '../../../../renderer/darkroom/film/repackFilm.ts';
import { type PhoneFilm, phoneFilm } from '../../../films/phoneFilm.ts';
import { readFilm } from '../../../films/readFilm.ts';
import { box, u32 } from '../../../location/corpus/boxes.ts';

async function repacked(film: Buffer, maxBytes = film.length + 10_000): Promise<Buffer> {
  const made = await repackFilm({ bytes: Uint8Array.from(film), maxBytes });
  if (made === null) throw new Error('too large');
  return Buffer.from(made);
}

const kept = (film: Buffer) =>
  readFilm(film).tracks.filter(({ handler }) => /vide|soun/.test(handler));

const rounded = (edits: ReturnType<typeof readFilm>['tracks'][number]['edits']) =>
  edits.map(({ lasts, from }) => [lasts.toFixed(9), from?.toFixed(9)]);

describe('a film of a phone, repacked', () => {
  it.each<[string, PhoneFilm]>([
    ['as it comes', {}],
    ['without an edit', { pictureEdits: [], soundEdits: [] }],
    [
      'whose picture begins later',
      {
        pictureEdits: [
          { lasts: 90, from: -1 },
          { lasts: 1_710, from: 1_024 },
        ],
      },
    ],
    [
      'that was cut at both ends',
      { pictureEdits: [{ lasts: 600, from: 13_312 }], soundEdits: [{ lasts: 600, from: 46_212 }] },
    ],
    [
      'that was cut in the middle',
      {
        pictureEdits: [
          { lasts: 300, from: 1_024 },
          { lasts: 300, from: 20_480 },
        ],
      },
    ],
    ['without sound', { withoutSound: true }],
    [
      'in Dolby Vision as well',
      { described: [box('dvvC', Buffer.alloc(24, 5)), box('pasp', u32(4, 3))] },
    ],
    ['of an old program, without a brand', { brand: null }],
    ['in 3GPP', { brand: '3gp5' }],
  ])('%s: has the same samples, times, edits and turn', async (_name, parts) => {
    const film = phoneFilm(parts);
    const made = await repacked(film);
    expect(await tellType(made)).toBe('video/mp4');
    const { order, tracks, brands } = readFilm(made);
    expect(brands).not.toContain('qt  ');
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'));
    const before = kept(film);
    expect(tracks.map(({ handler, format }) => [handler, format])).toEqual(
      before.map(({ handler, format }) => [handler, format]),
    );
    for (const [index, was] of before.entries()) {
      const track = tracks[index];
      if (track === undefined) throw new Error('a track is missing');
      expect(track.samples.length).toBe(was.samples.length);
      expect(
        track.samples.every(({ bytes }, at) => bytes.equals(was.samples[at]?.bytes ?? made)),
      ).toBe(true);
      expect(track.samples.map(({ key }) => key)).toEqual(was.samples.map(({ key }) => key));
      for (const [at, { after }] of track.samples.entries()) {
        expect(after).toBeCloseTo(was.samples[at]?.after ?? Number.NaN, 9);
      }
      expect(track.matrix).toBe(was.matrix);
      expect(track.size).toBe(was.size);
      expect(track.language).toBe(was.language);
      expect(track.beginsAt).toBeCloseTo(was.beginsAt, 9);
      if (was.edits.length > 0) expect(rounded(track.edits)).toEqual(rounded(was.edits));
    }
  });

  it('keeps how its pictures are described, and puts sound into the form of MP4', async () => {
    const dolby = box('dvvC', Buffer.alloc(24, 5));
    const [picture, sound] = readFilm(await repacked(phoneFilm({ described: [dolby] }))).tracks;
    expect(picture?.description.includes(dolby)).toBe(true);
    expect(picture?.description.includes(Buffer.from('nclx\0\x01\0\x01\0\x01\0'))).toBe(true);
    const was = readFilm(phoneFilm()).tracks[0]?.description ?? Buffer.alloc(0);
    const config = was.indexOf('avcC');
    const length = was.readUInt32BE(config - 4);
    expect(picture?.description.includes(was.subarray(config - 4, config - 4 + length))).toBe(true);
    expect(picture?.description.includes('appl')).toBe(false);
    expect(sound?.description.readUInt16BE(16)).toBe(0);
    expect(sound?.description.includes('wave')).toBe(false);
    expect(sound?.description.includes(Buffer.from([0x05, 2, 0x12, 0x10]))).toBe(true);
  });

  it('tells no location any more', async () => {
    const film = phoneFilm();
    const look = (bytes: Buffer, type: string) =>
      lookForLocations(peekInto(bytes), bytes.length, type);
    expect((await look(film, 'video/quicktime')).answer).toBe('here');
    const made = await repacked(film);
    expect((await look(made, 'video/mp4')).answer).toBe('none');
    expect(made.includes('52.5015')).toBe(false);
  });

  it('is the same whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const first = await repacked(phoneFilm());
    vi.setSystemTime(1_800_000_000_000);
    expect((await repacked(phoneFilm())).equals(first)).toBe(true);
    vi.useRealTimers();
  });

  it('is none when it would be too large', async () => {
    const film = phoneFilm();
    expect(await repackFilm({ bytes: Uint8Array.from(film), maxBytes: 20_000 })).toBeNull();
  });
});

describe('what is no sound film', () => {
  it.each<[string, () => Buffer]>([
    ['one that is cut', () => phoneFilm().subarray(0, 30_000)],
    [
      'one with its description garbled',
      () => {
        const film = phoneFilm();
        film.fill(0xff, film.indexOf('stsz') + 4, film.indexOf('stsz') + 90);
        return film;
      },
    ],
    [
      'one whose samples lie behind its end',
      () => {
        const film = phoneFilm();
        film.fill(0x7f, film.indexOf('stco') + 12, film.indexOf('stco') + 16);
        return film;
      },
    ],
    ['nothing at all', () => Buffer.alloc(0)],
    [
      'boxes in boxes without an end',
      () => Buffer.concat(Array.from({ length: 400 }, () => box('moov', u32(0)))),
    ],
  ])('%s is refused, and costs nothing', async (_name, make) => {
    await expect(repackFilm({ bytes: Uint8Array.from(make()), maxBytes: 9e6 })).rejects.toThrow(
      'undecodable',
    );
  });
});
