import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { landscape } from '../host/darkroomHost/samples.ts';
import { main, openRemedyRig, second } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const photo = async () => (await landscape(900, 600)).toBuffer();
/** Two unlike pictures: copies of the same one may come out alike, and the second be a duplicate. */
const bounded = async (ending: string) => {
  const pictures = await Promise.all([photo(), photo()]);
  return pictures.map((bytes, place) => ({
    ...{ name: `${place}.${ending}`, contentType: 'image/jpeg', bytes },
    maxBytes: place === 0 ? 40_000 : 12_000,
  }));
};
const never = new AbortController().signal;
const shrink: Remedy = { kind: 'shrink', flatten: false };
const apply = (jobIds: JobId[], remedy: Remedy) => rig.run().remedies.apply({ jobIds, remedy });
const offersOf = async (jobIds: JobId[]) =>
  (await rig.run().remedies.offers({ jobIds })).map(({ offers }) =>
    offers.map(({ remedy }) => remedy),
  );
const spooled = () => readdirSync(join(rig.dir, 'spool'));

describe('shrinking a file that was refused', () => {
  it('sends what was made, and leaves what was added as it was', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const bytes = await photo();
    const path = rig.file('Sea at dawn.png', bytes);
    await rig.add(path);
    const [job] = await rig.settled();
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'too-large' } });
    const jobIds = job ? [job.id] : [];
    expect(await offersOf(jobIds)).toEqual([
      [shrink, { kind: 'other-account', accountId: second }],
    ]);

    expect(await apply(jobIds, shrink)).toEqual({ begun: jobIds, refused: [] });
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({
      id: job?.id,
      state: 'stored',
      name: 'Sea at dawn.jpg',
      contentType: 'image/jpeg',
      alteredFrom: { name: 'Sea at dawn.png', sizeBytes: bytes.length, contentType: 'image/jpeg' },
    });
    expect(rig.uploaded()).toHaveLength(1);
    expect(rig.uploaded()[0]?.sizeBytes).toBe(stored?.sizeBytes);
    expect(stored?.sizeBytes).toBeLessThanOrEqual(60_000);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await expect.poll(spooled).toEqual([]);
  });

  it('shows both, before it is sent', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', times: 1, at: 'headers' });
    await rig.add(rig.file('a.jpg', await photo()));
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    expect(await rig.run().remedies.compare({ jobId: job.id })).toBeNull();
    await apply([job.id], shrink);
    await rig.until(([one]) => one?.state === 'sending');
    const compared = await rig.run().remedies.compare({ jobId: job.id });
    expect(compared?.before.sizeBytes).toBeGreaterThan(60_000);
    expect(compared?.after.sizeBytes).toBeLessThanOrEqual(60_000);
    for (const [side, width] of [
      ['before', 900],
      ['after', rig.darkroom.asked[0]?.width],
    ] as const) {
      const picture = await rig.run().remedies.picture(job.id, side, never);
      expect(picture.contentType).toBe('image/webp');
      expect(picture.width).toBeLessThanOrEqual(width ?? 0);
    }
    await rig.run().uploads.cancel({ jobIds: [job.id] });
  });

  it('says so when that would lose something, and does it when that is wanted', async () => {
    rig = await openRemedyRig({ maxFileBytes: 20_000 });
    const png = await sharp(await photo())
      .ensureAlpha(0.5)
      .png()
      .toBuffer();
    await rig.add(rig.file('a.png', png));
    const [job] = await rig.settled();
    const jobIds = job ? [job.id] : [];
    await apply(jobIds, shrink);
    const [refused] = await rig.settled();
    expect(refused).toMatchObject({ state: 'failed', failure: { rule: 'transparent' } });
    const onWhite: Remedy = { kind: 'shrink', flatten: true };
    expect((await offersOf(jobIds))[0]?.[0]).toEqual(onWhite);
    await apply(jobIds, onWhite);
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
  });

  it('does nothing that was not offered', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    await rig.add(rig.file('a.pdf', `%PDF-1.4\n${'x'.repeat(70_000)}`), rig.file('b.txt', ''));
    const jobs = await rig.settled();
    const jobIds = jobs.map(({ id }) => id);
    expect(await offersOf(jobIds)).toEqual([[{ kind: 'other-account', accountId: second }], []]);
    expect(await apply(jobIds, shrink)).toEqual({ begun: [], refused: jobIds });
    expect((await rig.settled()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it('takes bytes that nobody added, together within their bounds, in one batch', async () => {
    rig = await openRemedyRig();
    const files = await bounded('png');
    const ids = await rig.run().remedies.shrinkInto(main, files);
    const waiting = await rig.run().uploads.list(undefined);
    expect(waiting).toMatchObject([
      { id: ids[0], state: 'checking', making: { maxBytes: 40_000 }, position: 0 },
      { id: ids[1], state: 'checking', making: { maxBytes: 12_000 }, position: 1 },
    ]);
    const stored = await rig.settled();
    expect(new Set(stored.map(({ batchId }) => batchId)).size).toBe(1);
    for (const [place, job] of stored.entries()) {
      expect(job).toMatchObject({ state: 'stored', name: `${place}.jpg` });
      expect(job.alteredFrom).toMatchObject({
        name: `${place}.png`,
        sizeBytes: files[place]?.bytes.length,
      });
    }
    const sizes = stored.map(({ sizeBytes }) => sizeBytes ?? Number.NaN);
    expect(sizes[0]).toBeLessThanOrEqual(40_000);
    // The second may use what the first left of its share.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(52_000);
    expect(rig.uploaded()).toHaveLength(2);
    // The copies that were sent are gone; what they were made from can still be looked at.
    const before = await rig.run().remedies.picture(ids[0] as JobId, 'before', never);
    expect(before.width).toBe(900);
    await expect.poll(spooled).toHaveLength(2);
    await rig.run().uploads.clearFinished(undefined);
    await expect.poll(spooled).toEqual([]);
  });
});

describe('a copy that is only to be sent made smaller', () => {
  const add = async (bytes: Uint8Array, maxBytes: number) => {
    const file = { name: 'a.png', contentType: 'image/jpeg', bytes, maxBytes };
    return rig.run().remedies.shrinkInto(main, [file]);
  };

  it('is made again when it is tried again after it was cancelled, over a restart too', async () => {
    rig = await openRemedyRig();
    const held = rig.darkroom.hold();
    const jobIds = await add(await photo(), 40_000);
    await held;
    await rig.run().uploads.cancel({ jobIds });
    expect(await rig.settled()).toMatchObject([{ state: 'cancelled' }]);
    await rig.restart();
    await rig.run().uploads.retry({ jobIds });
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({ state: 'stored', name: 'a.jpg' });
    expect(rig.uploaded()).toMatchObject([{ sizeBytes: stored?.sizeBytes }]);
    expect(stored?.sizeBytes).toBeLessThanOrEqual(40_000);
  });

  it('keeps to its bounds whatever helps it, and goes to no other account as it is', async () => {
    rig = await openRemedyRig();
    const png = await sharp(await photo())
      .ensureAlpha(0.5)
      .png()
      .toBuffer();
    const jobIds = await add(png, 20_000);
    expect(await rig.settled()).toMatchObject([{ failure: { rule: 'transparent' } }]);
    const onWhite: Remedy = { kind: 'shrink', flatten: true };
    expect(await offersOf(jobIds)).toEqual([[onWhite]]);
    await apply(jobIds, onWhite);
    const [stored] = await rig.settled();
    expect(stored?.state).toBe('stored');
    expect(stored?.sizeBytes).toBeLessThanOrEqual(20_000);
  });
});

describe('other remedies', () => {
  it('converts what is not taken', async () => {
    rig = await openRemedyRig();
    await rig.add(
      rig.file(
        'a.webp',
        await sharp(await photo())
          .webp()
          .toBuffer(),
      ),
    );
    const [job] = await rig.settled();
    const jobIds = job ? [job.id] : [];
    const [offers = []] = await offersOf(jobIds);
    const [first] = offers;
    expect(first).toEqual({ kind: 'convert', to: 'image/jpeg', flatten: false });
    if (first) await apply(jobIds, first);
    expect(await rig.settled()).toMatchObject([{ state: 'stored', name: 'a.jpg' }]);
    expect(rig.darkroom.asked[0]).toMatchObject({
      purpose: 'convert',
      // It may turn out to move, which only a GIF keeps.
      types: ['image/gif', 'image/jpeg'],
    });
  });

  it('converts what is transparent to what keeps it, after it was refused as a JPEG', async () => {
    rig = await openRemedyRig({ maxFileBytes: 2_000_000 });
    const faded = sharp(await photo()).ensureAlpha(0.5);
    await rig.add(rig.file('a.webp', await faded.webp().toBuffer()));
    const jobIds = (await rig.settled()).map(({ id }) => id);
    await apply(jobIds, { kind: 'convert', to: 'image/jpeg', flatten: false });
    expect(await rig.settled()).toMatchObject([
      { failure: { rule: 'transparent', accepts: ['image/gif', 'image/jpeg'] } },
    ]);
    const toPng: Remedy = { kind: 'convert', to: 'image/png', flatten: false };
    expect((await offersOf(jobIds))[0]?.slice(0, 2)).toEqual([
      toPng,
      { kind: 'convert', to: 'image/jpeg', flatten: true },
    ]);
    await apply(jobIds, toPng);
    expect(await rig.settled()).toMatchObject([{ state: 'stored', name: 'a.png' }]);
  });

  it('gives the file to another account, in the same place of its batch', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const { batchId } = await rig.add(
      rig.file('small.txt', 'hello'),
      rig.file('a.jpg', await photo()),
    );
    const refused = (await rig.settled()).flatMap((job) =>
      job.state === 'failed' ? [job.id] : [],
    );
    await apply(refused, { kind: 'other-account', accountId: second });
    const jobs = await rig.settled();
    expect(jobs).toMatchObject([
      { accountId: main, batchId, position: 0, state: 'stored' },
      { accountId: second, batchId, position: 1, state: 'stored' },
    ]);
    const { uploads } = rig.run();
    for (const accountId of [main, second, undefined])
      await uploads.copyLinks({ batchId, accountId });
    const items = jobs.flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(rig.linked).toEqual([...items.map((item) => [item]), items]);
  });
});
