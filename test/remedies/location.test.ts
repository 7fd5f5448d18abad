import { createHash } from 'node:crypto';
import { readFileSync, truncateSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { findLocations } from '../../electron/location/findLocations.ts';
import { withSegment } from '../../electron/location/formats/locationSegment.ts';
import { removeLocations } from '../../electron/location/removeLocations.ts';
import type { JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import * as films from '../location/corpus/films.ts';
import * as pdfs from '../location/corpus/pdfs.ts';
import { pixels, placed, unplaced, xmp } from '../location/support/located.ts';
import { openRemedyRig } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const remove: Remedy = { kind: 'remove-place' };
const keep: Remedy = { kind: 'keep-place' };
const apply = (jobIds: JobId[], remedy: Remedy) => rig.run().remedies.apply({ jobIds, remedy });
const tells = async (bytes: Uint8Array) =>
  (await findLocations(peekInto(bytes), bytes.length, 'image/jpeg')).length > 0;
const sent = () => rig.sandbox.ledger().filter((entry) => !entry.seeded);

/** What the provider gives out under that id. */
async function heldBytes(id: string): Promise<Uint8Array> {
  const { baseUrl, authId, authToken } = rig.sandbox.plivo;
  const authorization = `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`;
  const told = await fetch(`${baseUrl}/Account/${authId}/Media/${id}/`, {
    headers: { authorization },
  });
  const { media_url: url } = (await told.json()) as { media_url: string };
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function held() {
  rig = await openRemedyRig();
  const bytes = await placed('jpeg');
  const path = rig.file('holiday.jpg', bytes);
  await rig.add(path);
  const [job] = await rig.settled();
  if (job === undefined) throw new Error('no job');
  expect(job).toMatchObject({ state: 'failed', failure: { rule: 'location' } });
  const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
  expect(answer?.offers.map(({ remedy }) => remedy)).toEqual([remove, keep]);
  expect(sent()).toEqual([]);
  return { job, bytes, path };
}

describe('a picture that says where it was taken', () => {
  it('is sent without the place, and else byte for byte', async () => {
    const { job, bytes, path } = await held();
    expect(await apply([job.id], remove)).toEqual({ begun: [job.id], refused: [] });
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({
      state: 'stored',
      name: 'holiday.jpg',
      alteredFrom: { name: 'holiday.jpg', sizeBytes: bytes.length },
    });
    expect(sent()).toHaveLength(1);
    const made = await removeLocations(bytes, 'image/jpeg');
    if (made === null) throw new Error('the place stays');
    expect(sent()[0]?.sha256).toBe(createHash('sha256').update(made).digest('hex'));
    expect(await tells(made)).toBe(false);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await tells(readFileSync(path))).toBe(true);
  });

  it('is sent as it is when that is wanted, and is known to be', async () => {
    const { job, bytes } = await held();
    await apply([job.id], keep);
    await rig.settled();
    await rig.restart();
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({ state: 'stored', keepsPlace: true });
    expect(stored?.alteredFrom).toBeUndefined();
    expect(sent()[0]?.sizeBytes).toBe(bytes.length);
  });

  it('loses the place when it is shrunk, but where it is kept on purpose', async () => {
    const maxFileBytes = 12_000;
    rig = await openRemedyRig({ maxFileBytes });
    const large = await placed('jpeg', [400, 300]);
    await rig.add(rig.file('one.jpg', large));
    await rig.settled();
    const other = await placed('jpeg', [420, 300]);
    await rig.add(rig.file('two.jpg', other));
    const jobs = await rig.settled();
    expect(jobs).toMatchObject([
      { state: 'failed', failure: { rule: 'too-large', placed: true } },
      { state: 'failed', failure: { rule: 'too-large', placed: true } },
    ]);
    const [first, last] = jobs.map(({ id }) => id);
    if (first === undefined || last === undefined) throw new Error('no jobs');
    const shrink: Remedy = { kind: 'shrink', flatten: false };
    const shrinkHere: Remedy = { ...shrink, keepPlace: true };
    const [answer] = await rig.run().remedies.offers({ jobIds: [first] });
    expect(answer?.offers.slice(0, 2).map(({ remedy }) => remedy)).toEqual([shrink, shrinkHere]);
    await apply([first], shrink);
    await apply([last], shrinkHere);
    expect(await rig.settled()).toMatchObject([
      { state: 'stored' },
      { state: 'stored', keepsPlace: true },
    ]);
    const stored = await Promise.all(
      ['one.jpg', 'two.jpg'].map(async (name) => {
        return heldBytes(sent().find((entry) => entry.name === name)?.id ?? '');
      }),
    );
    expect(await Promise.all(stored.map(tells))).toEqual([false, true]);
    for (const { length } of stored) expect(length).toBeLessThanOrEqual(maxFileBytes);
  });

  it('is not shrunk with a place that cannot be carried over, but can be without it', async () => {
    rig = await openRemedyRig({ maxFileBytes: 12_000 });
    const text = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`);
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(text.length + 2, 2);
    const bare = await pixels(400, 300).jpeg().toBuffer();
    const path = rig.file('x.jpg', withSegment(bare, Buffer.concat([head, text])));
    await rig.add(path);
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    expect(job).toMatchObject({ failure: { rule: 'too-large', placed: true } });
    const shrink: Remedy = { kind: 'shrink', flatten: false };
    await apply([job.id], { ...shrink, keepPlace: true });
    const refused = await rig.settled();
    expect(refused).toMatchObject([{ state: 'failed', failure: { rule: 'place-not-kept' } }]);
    expect(sent()).toEqual([]);
    const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
    expect(answer?.offers.map(({ remedy }) => remedy.kind)).toEqual(['shrink', 'other-account']);
    expect(answer?.offers[0]?.remedy).toEqual(shrink);
    await apply([job.id], shrink);
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
    expect(await tells(await heldBytes(sent()[0]?.id ?? ''))).toBe(false);
  });

  it('asks for a file that could not be looked through, and sends it without what could not be read', async () => {
    rig = await openRemedyRig();
    const bytes = films.film({ tracks: [films.strange(Buffer.from('nobody knows'))] });
    await rig.add(rig.file('clip.mp4', bytes));
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'place-unknown' } });
    const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
    const unread: Remedy = { ...remove, unread: true };
    expect(answer?.offers.map(({ remedy }) => remedy)).toEqual([unread, { ...keep, unread: true }]);
    expect(sent()).toEqual([]);
    expect(await apply([job.id], unread)).toEqual({ begun: [job.id], refused: [] });
    expect(await rig.settled()).toMatchObject([{ state: 'stored', name: 'clip.mp4' }]);
    const stored = Buffer.from(await heldBytes(sent()[0]?.id ?? ''));
    expect(stored.length).toBe(bytes.length);
    expect(stored.includes('nobody knows')).toBe(false);
    expect(stored.includes(films.plainFilm().subarray(1_470))).toBe(true);
  });

  it('offers no removal where nothing can be removed, and sends it on purpose', async () => {
    rig = await openRemedyRig();
    const bytes = pdfs.pdf({ trailer: '/Encrypt 9 0 R' });
    await rig.add(rig.file('locked.pdf', bytes));
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
    const unread: Remedy = { ...keep, unread: true };
    expect(answer?.offers.map(({ remedy }) => remedy)).toEqual([unread]);
    await apply([job.id], unread);
    expect(await rig.settled()).toMatchObject([{ state: 'stored', keepsPlace: true }]);
    expect(sent()[0]?.sizeBytes).toBe(bytes.length);
  });

  it('is not looked for in a file too large for any provider, which a person is asked about', async () => {
    rig = await openRemedyRig({ maxFileBytes: 2_000_000_000 });
    const path = rig.file('large.jpg', await placed('jpeg'));
    truncateSync(path, 600_000_000);
    await rig.add(path);
    const [job] = await rig.settled();
    if (job === undefined) throw new Error('no job');
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'place-unknown' } });
    const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
    expect(answer?.offers.map(({ remedy }) => remedy)).toEqual([{ ...keep, unread: true }]);
  });

  it('does not stop one that does not', async () => {
    rig = await openRemedyRig();
    await rig.add(rig.file('plain.jpg', await unplaced('jpeg')));
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
  });
});
