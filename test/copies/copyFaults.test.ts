import { afterAll, describe, expect, it } from 'vitest';
import { type OpenPart, openPart } from '../../electron/disk/writePart.ts';
import type { Trouble } from '../../electron/sandbox/faults/fault.ts';
import { explain } from '../../renderer/text/explain.ts';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { type FaultRig, openFaultRig } from './support/faultRig.ts';

const items = 6;
const rigs: FaultRig[] = [];
afterAll(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});
async function open(how?: OpenPart): Promise<FaultRig> {
  const rig = await openFaultRig(items, how);
  rigs.push(rig);
  return rig;
}

/** Each hash as often as it is there. */
function counts(hashes: readonly string[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const hash of hashes) all.set(hash, (all.get(hash) ?? 0) + 1);
  return all;
}

/** What is there twice is what is said to be done, and nothing is left of the rest; each failure has its sentence. */
async function judge(rig: FaultRig, run: CopyRun): Promise<void> {
  const { ids, before, copies } = rig;
  const { id, done, failed, kept } = run;
  expect(done + failed + kept).toBe(items);
  expect(rig.held()).toHaveLength(items + done);
  const once = counts(before);
  const now = counts(rig.held());
  expect([...now.keys()].sort()).toEqual([...once.keys()].sort());
  for (const [hash, count] of now) {
    expect(count).toBeLessThanOrEqual(2 * (once.get(hash) ?? 0));
  }
  const steps = await Promise.all(ids.map((mediaId) => copies.lineageOf({ mediaId })));
  expect(steps.flatMap(({ after }) => after)).toHaveLength(done);
  for (const { failure } of await copies.refused({ runId: id })) {
    const { title, why } = explain(failure, { provider: 'Plivo' });
    expect(failure.kind).not.toBe('bug');
    expect(title && why).toBeTruthy();
  }
  await rig.nothingLeft();
}

/** What failed goes when it is renewed again, if nothing is in the way any more: all are there twice then. */
async function mended(rig: FaultRig, run: CopyRun): Promise<void> {
  const { before, copies, faults, renewed } = rig;
  faults.clear();
  if (run.failed === 0) return;
  const left = await copies.refusals({ runId: run.id });
  const again = await renewed(left.map(({ mediaId }) => mediaId));
  expect(again).toMatchObject({ done: run.failed, failed: 0 });
  expect(rig.held().sort()).toEqual([...before, ...before].sort());
}

const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>';
const html = { headers: { 'content-type': 'text/html' }, body: page };

describe.concurrent('items renewed while their bytes cannot be had', () => {
  it.each([1, 4, 8, 12, 15])('are whole where answers are cut at %i sixteenths', async (at) => {
    const rig = await open();
    const { faults, renewed } = rig;
    faults.arm({ kind: 'truncate', route: 'bytes', share: at / 16, times: 3 });
    const run = await renewed();
    expect(run).toMatchObject({ done: items, failed: 0 });
    await judge(rig, run);
  });

  const answers: readonly [string, Trouble][] = [
    ['cut in their heads', { kind: 'reset', at: 'stored' }],
    ['late', { kind: 'slow-headers', delayMs: 200 }],
    ['of a link that ended', { kind: 'answer', status: 403 }],
    ['that nobody has', { kind: 'answer', status: 404 }],
    ['a moment down', { kind: 'answer', status: 503 }],
    ['too many for now', { kind: 'answer', status: 429, headers: { 'retry-after': '60' } }],
    ['nothing at all', { kind: 'answer', status: 200, body: '' }],
    ['a web page', { kind: 'answer', status: 200, ...html }],
    [
      'of another length',
      { kind: 'answer', status: 200, body: 'short', headers: { 'content-type': 'image/png' } },
    ],
  ];
  it.each(answers)('are whole or said to have failed where answers are %s', async (_, trouble) => {
    const rig = await open();
    const { faults, renewed } = rig;
    faults.arm({ ...trouble, route: 'bytes', skip: 2, times: 4 });
    const run = await renewed();
    await judge(rig, run);
    await mended(rig, run);
  });

  it('are asked for once by a fresh link where one ends midway', async () => {
    const rig = await open();
    const { faults, renewed } = rig;
    const asked = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes').length;
    const earlier = asked();
    faults.arm({ kind: 'answer', route: 'bytes', status: 403, skip: 3 });
    const run = await renewed();
    expect(run).toMatchObject({ done: items, failed: 0 });
    expect(asked() - earlier).toBe(items + 1);
    await judge(rig, run);
  });

  it('are asked for again where others of the same length come, if their hash is known', async () => {
    const { sandbox, rows, known, before, faults, held, renewed } = await open();
    const [row] = rows;
    const stored = sandbox.ledger('plivo').find(({ id }) => id === row?.ref);
    if (row === undefined || stored === undefined) throw new Error('no item');
    known.set(row.id, stored.sha256);
    const headers = { 'content-type': stored.contentType };
    const other = { status: 200, headers, body: 'x'.repeat(stored.sizeBytes) } as const;
    faults.arm({ kind: 'answer', route: 'bytes', ...other, times: 2 });
    expect(await renewed([row.id])).toMatchObject({ done: 1, failed: 0 });
    expect(held().sort()).toEqual([...before, stored.sha256].sort());
  });
});

describe.concurrent('items renewed on a disk that is full', () => {
  it.each(Array.from({ length: items + 2 }, (_, at) => at + 1))(
    'at write %i leave nothing half, and go on when there is room',
    async (at) => {
      let writes = 0;
      const rig = await open(async (path) => {
        const file = await openPart(path);
        return {
          utimes: (...times) => file.utimes(...times),
          sync: () => file.sync(),
          close: () => file.close(),
          async writeFile(data) {
            writes += 1;
            if (writes === at) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
            await file.writeFile(data);
          },
        };
      });
      const run = await rig.renewed();
      expect(run).toMatchObject({ done: items, failed: 0, kept: 0 });
      await judge(rig, run);
    },
  );

  it('for good wait, say so, and leave nothing when they are stopped', async () => {
    const rig = await open(async (path) => {
      throw Object.assign(new Error(`no space for ${path}`), { code: 'ENOSPC' });
    });
    const { ids } = rig;
    const { id } = await rig.copy(ids);
    const run = await rig.runIs(id, ({ waitsFor }) => waitsFor !== null);
    expect(run.waitsFor).toMatchObject({ kind: 'not-saved', cause: 'full' });
    await rig.copies.stop({ runId: id });
    const over = await rig.over(id);
    expect(over).toMatchObject({ done: 0, failed: 0, kept: items });
    await judge(rig, over);
  });
});

describe.concurrent('items renewed while their upload is troubled', () => {
  const cuts: readonly [string, Trouble][] = [
    ['before its last bytes', { kind: 'reset-in-body', share: 0.5 }],
    ['after it had its effect', { kind: 'reset', at: 'stored' }],
    ['and forgotten by what stands between', { kind: 'answer', status: 503, at: 'received' }],
    ['and its answer is another’s', { kind: 'answer', status: 502, at: 'stored' }],
    ['in the midst of its answer', { kind: 'truncate' }],
    ['by an answer that cannot be read', { kind: 'malformed' }],
  ];
  it.each(cuts)('are there once each where it is cut %s', async (_, trouble) => {
    const rig = await open();
    const { faults, renewed } = rig;
    faults.arm({ ...trouble, route: 'upload', times: 2 });
    const run = await renewed();
    expect(run).toMatchObject({ done: items, failed: 0 });
    await judge(rig, run);
  });

  it('wait as long as they are asked to', async () => {
    const rig = await open();
    const { ids, faults } = rig;
    const headers = { 'retry-after': '30' };
    faults.arm({ kind: 'answer', status: 429, headers, route: 'upload', times: 2 });
    const { id } = await rig.copy(ids);
    const { waitsFor } = await rig.runIs(id, (run) => run.waitsFor !== null);
    expect(waitsFor).toMatchObject({ kind: 'rate-limited' });
    const run = await rig.over(id);
    expect(run).toMatchObject({ done: items, failed: 0 });
    await judge(rig, run);
  });

  it('say why one is refused, and go when that is over', async () => {
    const rig = await open();
    const { rows, faults, renewed } = rig;
    const names = rows.flatMap(({ name }) => name ?? []).slice(0, 2);
    faults.arm({ kind: 'refuse', names, route: 'upload', times: 20 });
    const run = await renewed();
    expect(run.failed).toBeGreaterThan(0);
    await judge(rig, run);
    await mended(rig, run);
  });

  it.each(['stored', 'received'] as const)(
    'are looked for before they are sent again where a web page answers and they are %s',
    async (at) => {
      const rig = await open();
      const { faults, renewed } = rig;
      faults.arm({ kind: 'answer', status: 200, ...html, at, route: 'upload' });
      const run = await renewed();
      expect(run).toMatchObject({ done: items, failed: 0 });
      await judge(rig, run);
    },
  );
});
