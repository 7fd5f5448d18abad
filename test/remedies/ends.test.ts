import { truncateSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { maxOriginalBytes } from '../../electron/remedies/pictureTypes.ts';
import type { JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { hugePng, photograph } from '../host/darkroomHost/samples.ts';
import { openRemedyRig } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const shrink: Remedy = { kind: 'shrink', flatten: false };
const toJpeg: Remedy = { kind: 'convert', to: 'image/jpeg', flatten: false };
const offersOf = async (id: JobId) =>
  (await rig.run().remedies.offers({ jobIds: [id] })).flatMap(({ offers }) =>
    offers.map(({ remedy }) => remedy),
  );
async function added(name: string, bytes: Uint8Array) {
  await rig.add(rig.file(name, bytes));
  const [job] = await rig.settled();
  if (job === undefined) throw new Error('no job');
  return job;
}
async function remedied(id: JobId, remedy: Remedy) {
  expect(await offersOf(id)).toContainEqual(remedy);
  expect(await rig.run().remedies.apply({ jobIds: [id], remedy })).toMatchObject({ begun: [id] });
  const [job] = await rig.settled();
  return job;
}
const cutOf = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.6));
const jpeg = () => photograph(900, 600).toBuffer();

describe('a file that ends too early', () => {
  it('is said to be cut short, and goes as it is only when a person says so', async () => {
    rig = await openRemedyRig();
    const bytes = cutOf(await jpeg());
    const job = await added('sea.jpg', bytes);
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'cut-short' } });
    expect(rig.uploaded()).toEqual([]);
    expect(await offersOf(job.id)).toEqual([{ kind: 'send-cut' }]);
    // Trying again asks again, over a restart too.
    await rig.run().uploads.retry({ jobIds: [job.id] });
    expect(await rig.settled()).toMatchObject([
      { state: 'failed', failure: { rule: 'cut-short' } },
    ]);
    await rig.restart();
    expect(await remedied(job.id, { kind: 'send-cut' })).toMatchObject({ state: 'stored' });
    expect(rig.uploaded()).toMatchObject([{ name: 'sea.jpg', sizeBytes: bytes.length }]);
  });

  it('says so beside another reason, and is then made of what there is of it', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const job = await added('sea.jpg', cutOf(await photograph(2400, 1800).toBuffer()));
    const failure = { rule: 'too-large', cutShort: true };
    expect(job).toMatchObject({ state: 'failed', failure });
    rig.darkroom.breakNext();
    expect(await remedied(job.id, shrink)).toMatchObject({ failure: { rule: 'not-made' } });
    expect(rig.darkroom.asked.at(-1)).toMatchObject({ parts: true });
  });

  it('is never said of a whole one', async () => {
    rig = await openRemedyRig();
    for (const type of ['jpeg', 'png', 'gif'] as const) {
      await added(
        `${type}.x`,
        await sharp(await jpeg())
          .toFormat(type)
          .toBuffer(),
      );
    }
    expect(await rig.settled()).toMatchObject([1, 2, 3].map(() => ({ state: 'stored' })));
  });
});

describe('a remedy that comes to nothing says truly why', () => {
  it('for an AVIF that nothing decodes', async () => {
    rig = await openRemedyRig();
    const sound = await sharp(await jpeg())
      .avif({ effort: 0 })
      .toBuffer();
    const garbled = Buffer.from(sound).fill(0x55, sound.indexOf('mdat') + 4);
    const job = await added('sea.avif', garbled);
    expect(job).toMatchObject({ failure: { rule: 'wrong-type', foundType: 'image/avif' } });
    const failed = await remedied(job.id, toJpeg);
    expect(failed).toMatchObject({ state: 'failed', failure: { rule: 'undecodable' } });
    expect(await offersOf(job.id)).toMatchObject([{ kind: 'other-account' }]);
  });

  it('for one that is cut short besides', async () => {
    rig = await openRemedyRig();
    const sound = await sharp(await jpeg())
      .avif({ effort: 0 })
      .toBuffer();
    const job = await added('sea.avif', cutOf(sound));
    expect(job).toMatchObject({ failure: { rule: 'wrong-type', cutShort: true } });
    const failure = { rule: 'undecodable', cutShort: true };
    expect(await remedied(job.id, toJpeg)).toMatchObject({ state: 'failed', failure });
  });

  it('for a file without the head of its picture, which is there and can be read', async () => {
    rig = await openRemedyRig({ maxFileBytes: 1_000 });
    const job = await added(
      'sea.jpg',
      Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), Buffer.alloc(4_000)]),
    );
    expect(await remedied(job.id, shrink)).toMatchObject({ failure: { rule: 'undecodable' } });
  });

  it('for one that takes more memory than there is', async () => {
    rig = await openRemedyRig({ maxFileBytes: 1_000 });
    const job = await added('huge.png', hugePng(16_384, 16_384));
    expect(await remedied(job.id, shrink)).toMatchObject({ failure: { rule: 'too-much' } });
    expect(rig.darkroom.asked).toEqual([]);
  });

  it('and only for one that is gone, that it is gone', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const path = rig.file('sea.jpg', await jpeg());
    await rig.add(path);
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    rig.remove('sea.jpg');
    expect(await remedied(job.id, shrink)).toMatchObject({ failure: { rule: 'unreadable' } });
  });

  it.each([
    ['grown beyond what is made anew', maxOriginalBytes + 1],
    ['emptied', 0],
  ])('and for one that was %s since, that it changed', async (_how, sizeBytes) => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const path = rig.file('sea.jpg', await jpeg());
    await rig.add(path);
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    truncateSync(path, sizeBytes);
    expect(await remedied(job.id, shrink)).toMatchObject({ failure: { rule: 'changed' } });
  });
});
