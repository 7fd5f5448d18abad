import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { phoneFilm } from '../films/phoneFilm.ts';
import { readFilm } from '../films/readFilm.ts';
import { quarters } from './darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
async function repack(film: Buffer, maxBytes = 150_000_000): Promise<Buffer> {
  count += 1;
  const [from, to] = [join(host.folder, `${count}.mov`), join(host.folder, `${count}.mp4`)];
  await writeFile(from, film);
  await host.ask('repack', { from, to, maxBytes });
  return readFile(to);
}

const samplesOf = (film: Buffer) =>
  readFilm(film)
    .tracks.filter(({ handler }) => /vide|soun/.test(handler))
    .map(({ samples }) => Buffer.concat(samples.map(({ bytes }) => bytes)));

describe('a film in the real darkroom', () => {
  it('is repacked with every sample as it was, and can be played', async () => {
    const film = phoneFilm({ withoutSound: true });
    const made = await repack(film);
    expect(samplesOf(made)).toEqual(samplesOf(film));
    const played = await host.ask('play', { base64: made.toString('base64') });
    expect(played).toMatchObject({ width: 360, height: 640 });
  });

  it('of 150 MB keeps to the limits of time and memory', async () => {
    await host.ask('logged');
    const frames = Array.from({ length: 30 }, (_, index) => Buffer.alloc(4_950_000, index));
    const film = phoneFilm({ pictures: frames });
    expect(film.length).toBeGreaterThan(148_000_000);
    const made = await repack(film);
    expect(await host.ask('logged')).toEqual([]);
    const [was, is] = [samplesOf(film), samplesOf(made)];
    expect(is.length).toBe(was.length);
    expect(was.every((samples, index) => is[index]?.equals(samples))).toBe(true);
  });

  it.each<[string, () => Buffer]>([
    ['cut', () => phoneFilm().subarray(0, 20_000)],
    [
      'of a million samples that are not there',
      () => {
        const film = phoneFilm();
        film.writeUInt32BE(0xff_ff_ff_ff, film.indexOf('stsz') + 12);
        return film;
      },
    ],
    [
      'whose chunks are empty',
      () => {
        const film = phoneFilm();
        film.writeUInt32BE(0, film.indexOf('stsc') + 16);
        return film;
      },
    ],
  ])('%s is refused, and the room stays alive for the next', async (_name, make) => {
    await repack(phoneFilm());
    const pids = await host.ask('darkroomPids');
    await host.ask('logged');
    await expect(repack(make()).then(({ length }) => length)).rejects.toThrow('not-found');
    expect(await host.ask('darkroomPids')).toEqual(pids);
    expect(await host.ask('logged')).toEqual([]);
  });

  it('does not keep pictures waiting', async () => {
    const frames = Array.from({ length: 12 }, (_, index) => Buffer.alloc(4_950_000, index));
    const settled: string[] = [];
    const film = repack(phoneFilm({ pictures: frames })).then(() => settled.push('film'));
    const [from, to] = [join(host.folder, 'a.png'), join(host.folder, 'a.out')];
    await writeFile(from, await quarters(30, 20).png().toBuffer());
    await host.ask('develop', { from, to, maxEdge: 100 }).then(() => settled.push('picture'));
    await film;
    expect(settled).toEqual(['picture', 'film']);
  });
});
