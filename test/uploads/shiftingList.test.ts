import { afterEach, expect, it } from 'vitest';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { openUploadRig, picture } from './support/uploadRig.ts';

let rig: UploadRig;
afterEach(() => rig.close());

/** Stored by somebody else, so that every page after the first moves on. */
async function storeNotes(count: number, round: number): Promise<void> {
  const form = new FormData();
  for (let index = 0; index < count; index += 1) {
    const note = new Blob([`note ${round} ${index}`], { type: 'text/plain' });
    form.append('file', note, `note-${round}-${index}.txt`);
  }
  const { baseUrl, authId, authToken } = rig.sandbox.plivo;
  const answer = await fetch(`${baseUrl}/Account/${authId}/Media/`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Basic ${btoa(`${authId}:${authToken}`)}` },
  });
  expect(answer.ok).toBe(true);
}

it('finds what it stored though the pages shift while it looks', async () => {
  rig = await openUploadRig();
  const sent = Array.from({ length: 40 }, (_, i) => ({
    name: `shot-${i}.png`,
    bytes: picture(i + 1, 3_000),
  }));
  const pushed: string[] = [];
  rig.state.provider = {
    ...plivo,
    async list(session, cursor, signal, options) {
      if (cursor !== null && pushed.length < 3) {
        pushed.push(cursor);
        await storeNotes(7, pushed.length);
      }
      return plivo.list(session, cursor, signal, options);
    },
  };
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times: 4 });
  await rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
  const jobs = await rig.settled();
  expect(pushed).toHaveLength(3);
  expect(jobs.map((job) => [job.state, job.attempt])).toEqual(sent.map(() => ['stored', 1]));
  // Each of its files is there once, beside what the other one stored.
  const uploaded = rig.uploaded();
  expect(uploaded).toHaveLength(sent.length + 3 * 7);
  const ours = () => uploaded.filter(({ name }) => name.startsWith('shot-'));
  await expectUnharmed({ ...rig, uploaded: ours }, sent, 4 + 3);
});

it('finds what it stored below thousands of newer items', async () => {
  rig = await openUploadRig();
  const pages = 150;
  rig.state.provider = {
    ...plivo,
    async list(session, cursor, signal, options) {
      const page = cursor === null ? 0 : Number(cursor.split(' ')[1]);
      if (page >= pages) return plivo.list(session, null, signal, options);
      const { items, total } = await plivo.list(session, null, signal, options);
      // As many as were put there since, of which none is ours.
      const newer = items.map((item, place) => ({
        ...item,
        ref: `${item.ref}-${page}-${place}` as typeof item.ref,
        name: `newer-${page}-${place}.png`,
      }));
      return { items: newer, nextCursor: `page ${page + 1}`, total };
    },
  };
  const sent = [{ name: 'deep.png', bytes: picture(1, 3_000) }];
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
  const jobs = await rig.settled();
  expect(jobs.map((job) => [job.state, job.attempt])).toEqual([['stored', 1]]);
  await expectUnharmed(rig, sent, 1);
});
