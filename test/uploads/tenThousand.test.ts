import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openUploadRig, picture, sha256 } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
afterEach(() => rig.close());

const count = 10_000;
const sizeBytes = 60;

/** No two alike, and of three types in turn. */
function file(index: number): { name: string; bytes: Buffer } {
  if (index % 3 === 0) return { name: `${index}.png`, bytes: picture(index, sizeBytes) };
  const isGif = index % 3 === 1;
  const text = `${isGif ? 'GIF89a' : 'note'} ${index}`.padEnd(sizeBytes);
  return { name: `${index}.${isGif ? 'gif' : 'txt'}`, bytes: Buffer.from(text) };
}

const files = Array.from({ length: count }, (_, index) => file(index));
const mediaRows = z.array(z.object({ id: z.number(), ref: z.string() }));

it('stores ten thousand files that are sent in one go, each once, with their links in order', async () => {
  rig = await openUploadRig({ speed: 1, keepSession: true });
  const ended = new Set<string>();
  const all = new Promise<void>((resolve) => {
    rig.state.onJobs = (jobs) => {
      for (const { id, state } of jobs) if (/stored|failed|cancelled/.test(state)) ended.add(id);
      if (ended.size === count) resolve();
    };
  });
  const { batchId } = await rig.add(files.map(({ name, bytes }) => rig.file(name, bytes)));
  await all;

  const jobs = await rig.service().list(undefined);
  expect(jobs.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  expect(jobs.filter(({ state }) => state !== 'stored')).toEqual([]);
  expect(rig.state.errors).toEqual([]);

  const hashes = files.map(({ bytes }) => sha256(bytes));
  const held = rig.uploaded();
  expect(held.map((entry) => entry.sha256).sort()).toEqual([...hashes].sort());
  // Ten go in one request; only the first few feel the way with less.
  expect(rig.uploads().length).toBeLessThan(count / 10 + 20);

  // What a person copies leads, one link a file and in their order, to these very bytes.
  await rig.service().copyLinks({ batchId });
  const rows = mediaRows.parse(rig.database().prepare('SELECT id, ref FROM media').all());
  const refs = new Map(rows.map(({ id, ref }) => [id, ref.split('/').at(-1)]));
  const hashOf = new Map(held.map((entry) => [entry.id, entry.sha256]));
  expect(rig.state.linked).toHaveLength(1);
  const linked = rig.state.linked[0]?.map((id) => hashOf.get(refs.get(id) ?? ''));
  expect(linked).toEqual(hashes);
}, 120_000);
