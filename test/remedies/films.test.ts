import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { captions, type PhoneFilm, phoneFilm } from '../films/phoneFilm.ts';
import { readFilm } from '../films/readFilm.ts';
import { openRemedyRig, second } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const repack: Remedy = { kind: 'repack' };
const elsewhere: Remedy = { kind: 'other-account', accountId: second };
const apply = (jobIds: JobId[], remedy: Remedy) => rig.run().remedies.apply({ jobIds, remedy });
const offersOf = async (id: JobId) =>
  (await rig.run().remedies.offers({ jobIds: [id] })).flatMap(({ offers }) => offers);
const spooled = () => readdirSync(join(rig.dir, 'spool'));

async function refused(film: Buffer, name = 'IMG_0001.MOV') {
  const path = rig.file(name, film);
  await rig.add(path);
  const jobs = await rig.settled();
  const job = jobs.find((one) => one.name === name);
  if (job?.state !== 'failed') throw new Error('it was not refused');
  return { job, path };
}

const pictures = (film: Buffer) =>
  readFilm(film).tracks.flatMap(({ handler, samples }) =>
    /vide|soun/.test(handler) ? samples.map(({ bytes }) => bytes.toString('base64')) : [],
  );

describe('a film of a phone, for a provider that takes MP4', () => {
  it('is repacked, sent, and stays as it was itself', async () => {
    rig = await openRemedyRig();
    const film = phoneFilm();
    const { job, path } = await refused(film);
    expect(job).toMatchObject({
      contentType: 'video/quicktime',
      failure: { rule: 'wrong-type', placed: true, film: { obstacle: null } },
    });
    const offers = await offersOf(job.id);
    expect(offers.map(({ remedy }) => remedy)).toEqual([repack, elsewhere]);
    expect(await apply([job.id], repack)).toEqual({ begun: [job.id], refused: [] });
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({
      state: 'stored',
      name: 'IMG_0001.mp4',
      contentType: 'video/mp4',
      alteredFrom: { name: 'IMG_0001.MOV', sizeBytes: film.length, contentType: 'video/quicktime' },
    });
    const [entry] = rig.uploaded();
    expect(entry?.sizeBytes).toBe(stored?.sizeBytes);
    // What was promised before holds.
    expect(stored?.sizeBytes).toBeLessThanOrEqual(offers[0]?.estimatedBytes ?? 0);
    expect(readFileSync(path).equals(film)).toBe(true);
    await expect.poll(spooled).toEqual([]);
  });

  it('holds each sample byte for byte, and no location', async () => {
    rig = await openRemedyRig();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', times: 1, at: 'headers' });
    const film = phoneFilm();
    const { job } = await refused(film);
    await apply([job.id], repack);
    await rig.until(([one]) => one?.state === 'sending');
    const made = readFileSync(join(rig.dir, 'spool', spooled()[0] ?? ''));
    expect(pictures(made)).toEqual(pictures(film));
    expect(made.includes('52.5015')).toBe(false);
    const compared = await rig.run().remedies.compare({ jobId: job.id });
    expect(compared?.after).toMatchObject({ name: 'IMG_0001.mp4', contentType: 'video/mp4' });
    await rig.run().uploads.cancel({ jobIds: [job.id] });
  });

  it('is asked about as before where a location is in its samples', async () => {
    rig = await openRemedyRig();
    const line = '$GPRMC,120000.00,A,4723.32617,N,00831.89017,E,0.5,54.7,191194,,*6A\r\n';
    const { job } = await refused(
      phoneFilm({ described: [Buffer.from(`\0\0\0\x50note${line.padEnd(72)}`)] }),
    );
    await apply([job.id], repack);
    const [asked] = await rig.settled();
    expect(asked).toMatchObject({ state: 'failed', failure: { rule: 'location' } });
    await apply([job.id], { kind: 'remove-place' });
    expect((await rig.settled())[0]).toMatchObject({ state: 'stored', contentType: 'video/mp4' });
  });

  it('is made once for two that are the same, and the second is known to be there', async () => {
    rig = await openRemedyRig();
    const { job: first } = await refused(phoneFilm(), 'one.mov');
    await apply([first.id], repack);
    await rig.settled();
    const { job: again } = await refused(phoneFilm(), 'two.mov');
    await apply([again.id], repack);
    const jobs = await rig.settled();
    expect(jobs.find(({ id }) => id === again.id)).toMatchObject({
      state: 'failed',
      failure: { rule: 'duplicate' },
    });
    expect(rig.uploaded()).toHaveLength(1);
  });

  it('is made by the next run where this one ended in the middle', async () => {
    rig = await openRemedyRig();
    const { job } = await refused(phoneFilm());
    const held = rig.darkroom.hold();
    await apply([job.id], repack);
    await held;
    await rig.restart();
    expect((await rig.settled())[0]).toMatchObject({ state: 'stored', contentType: 'video/mp4' });
    expect(rig.uploaded()).toHaveLength(1);
  });

  it('is given up in the middle, and nothing is sent', async () => {
    rig = await openRemedyRig();
    const { job } = await refused(phoneFilm());
    const held = rig.darkroom.hold();
    await apply([job.id], repack);
    await held;
    await rig.run().uploads.cancel({ jobIds: [job.id] });
    expect((await rig.settled())[0]?.state).toBe('cancelled');
    expect(rig.uploaded()).toHaveLength(0);
  });

  it('is offered for each of many at once', async () => {
    rig = await openRemedyRig();
    const paths = [...'abcdefghij'].map((name, index) =>
      rig.file(
        `${name}.mov`,
        phoneFilm({ padding: index, pictureEdits: [{ lasts: 600 + index, from: 1_024 }] }),
      ),
    );
    await rig.add(...paths);
    const ids = (await rig.settled()).map(({ id }) => id);
    expect((await apply(ids, repack)).begun).toHaveLength(10);
    const jobs = await rig.settled();
    expect(jobs.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'stored'));
    expect(rig.uploaded()).toHaveLength(10);
  });
});

describe('a film that cannot be repacked', () => {
  it.each<[string, PhoneFilm, object]>([
    ['ProRes', { pictureFormat: 'apcn' }, { obstacle: 'picture', codec: 'ProRes' }],
    ['Motion JPEG', { pictureFormat: 'jpeg' }, { obstacle: 'picture', codec: 'Motion JPEG' }],
    ['sound as PCM', { soundFormat: 'sowt' }, { obstacle: 'sound', codec: 'PCM' }],
    ['sound as PCM, newer', { soundFormat: 'lpcm' }, { obstacle: 'sound', codec: 'PCM' }],
    ['encrypted', { pictureFormat: 'encv' }, { obstacle: 'protected' }],
    ['bought', { soundFormat: 'drms' }, { obstacle: 'protected' }],
    ['subtitles', { more: [captions()] }, { obstacle: 'captions' }],
    [
      'samples elsewhere',
      { reference: Buffer.from('\0\0\0\x0calis\0\0\0\0') },
      { obstacle: 'form' },
    ],
  ])('%s: is not offered it, and knows why', async (_name, parts, film) => {
    rig = await openRemedyRig();
    const { job } = await refused(phoneFilm(parts));
    expect(job.failure).toMatchObject({ rule: 'wrong-type', film });
    expect((await offersOf(job.id)).map(({ remedy }) => remedy)).toEqual([elsewhere]);
    expect((await apply([job.id], repack)).begun).toEqual([]);
  });

  it('is not offered it where it would be too large all the same', async () => {
    rig = await openRemedyRig({ maxFileBytes: 20_000 });
    const { job } = await refused(phoneFilm());
    expect(job.failure).toMatchObject({ limitBytes: 20_000, film: { obstacle: null } });
    expect((await offersOf(job.id)).map(({ remedy }) => remedy)).toEqual([elsewhere]);
  });

  it('is offered it where only what stays behind is too much', async () => {
    rig = await openRemedyRig({ maxFileBytes: 200_000 });
    const { job } = await refused(phoneFilm({ padding: 500_000 }));
    await apply([job.id], repack);
    expect((await rig.settled())[0]).toMatchObject({ state: 'stored', contentType: 'video/mp4' });
  });

  it('is known to lack its end', async () => {
    rig = await openRemedyRig();
    const film = phoneFilm();
    const { job } = await refused(film.subarray(0, film.length - 3_000));
    expect(job.failure).toMatchObject({ film: { obstacle: 'cut' } });
  });

  it('leaves sound behind that nobody hears, and pictures of no film', async () => {
    rig = await openRemedyRig();
    const { job } = await refused(phoneFilm({ soundFormat: 'apac', soundEnabled: false }));
    await apply([job.id], repack);
    expect((await rig.settled())[0]).toMatchObject({ state: 'stored' });
  });

  it('says that it could not be done where only its tables looked sound', async () => {
    rig = await openRemedyRig();
    const film = phoneFilm();
    // Sounds without their description, behind tables that are whole.
    film.fill(0, film.indexOf('esds') + 4, film.indexOf('esds') + 40);
    const { job } = await refused(film);
    await apply([job.id], repack);
    expect((await rig.settled())[0]).toMatchObject({
      state: 'failed',
      failure: { rule: 'wrong-type', film: { obstacle: 'form' } },
    });
  });
});
