import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
const shrink: Remedy = { kind: 'shrink', flatten: false };
const apply = (jobIds: JobId[], remedy: Remedy) => rig.run().remedies.apply({ jobIds, remedy });
const offersOf = async (jobIds: JobId[]) =>
  (await rig.run().remedies.offers({ jobIds })).map(({ offers }) =>
    offers.map(({ remedy }) => remedy),
  );
const spooled = () => readdirSync(join(rig.dir, 'spool'));

describe('a remedy that is interrupted', () => {
  it('by a restart, is gone on with to the letter', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const files = await bounded('jpg');
    const held = rig.darkroom.hold();
    await rig.run().remedies.shrinkInto(main, files);
    await held;
    await rig.restart();
    const jobs = await rig.settled();
    for (const [place, job] of jobs.entries()) {
      const sizeBytes = files[place]?.bytes.length;
      expect(job).toMatchObject({ state: 'stored', alteredFrom: { sizeBytes } });
      expect(job.sizeBytes).toBeLessThanOrEqual(files[place]?.maxBytes ?? 0);
    }
    expect(rig.uploaded()).toHaveLength(2);
    // Quitting is not the file's fault: it is not counted as a try.
    expect(rig.darkroom.asked.map(({ maxBytes }) => maxBytes)).toEqual([40_000, 40_000, 12_000]);
  });

  it('by the death of Satchel, is tried once more, then given up in words', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    await rig.add(rig.file('a.jpg', await photo()));
    const [job] = await rig.settled();
    let held = rig.darkroom.hold();
    await apply(job ? [job.id] : [], { kind: 'shrink', flatten: false });
    await held;
    held = rig.darkroom.hold();
    rig.die();
    await held;
    rig.die();
    expect(await rig.settled()).toMatchObject([
      { id: job?.id, state: 'failed', failure: { kind: 'file-rejected', rule: 'not-made' } },
    ]);
    expect(rig.darkroom.asked).toHaveLength(2);
    expect(rig.uploaded()).toEqual([]);
  });

  it('by a darkroom that breaks twice, can go elsewhere or be tried again', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    const bytes = await photo();
    await rig.add(rig.file('a.jpg', bytes));
    const [job] = await rig.settled();
    const jobIds = job ? [job.id] : [];
    rig.darkroom.breakNext();
    await apply(jobIds, shrink);
    expect(await rig.settled()).toMatchObject([
      { state: 'failed', sizeBytes: bytes.length, failure: { rule: 'not-made' } },
    ]);
    const elsewhere = { kind: 'other-account', accountId: second };
    expect(await offersOf(jobIds)).toEqual([[elsewhere]]);
    await rig.run().uploads.retry({ jobIds });
    await rig.settled();
    expect(await offersOf(jobIds)).toEqual([[shrink, elsewhere]]);
    await apply(jobIds, shrink);
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
  });

  it('by a person, sends nothing', async () => {
    rig = await openRemedyRig({ maxFileBytes: 60_000 });
    await rig.add(rig.file('a.jpg', await photo()));
    const [job] = await rig.settled();
    const jobIds = job ? [job.id] : [];
    await apply(jobIds, shrink);
    await rig.run().uploads.cancel({ jobIds });
    await rig.settled();
    await expect.poll(spooled).toEqual([]);
    expect(rig.uploaded()).toEqual([]);
    await rig.run().uploads.retry({ jobIds });
    expect(await rig.settled()).toMatchObject([
      { state: 'failed', failure: { rule: 'too-large' } },
    ]);
  });
});
