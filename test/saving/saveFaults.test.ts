import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenPart, openPart } from '../../electron/disk/writePart.ts';
import type { Trouble } from '../../electron/sandbox/faults/fault.ts';
import { type ManyRig, type ManyRigOptions, openManyRig } from './support/manyRig.ts';

let rig: ManyRig;
afterEach(() => rig.close());
const open = async (options?: ManyRigOptions) => {
  rig = await openManyRig(options);
};
const items = 6;

/** Disk and provider hold the same, each item once, but for those that are said to have failed. */
function judge(runId: string): void {
  const failed = rig.failed(runId);
  expect(rig.onDisk().sort()).toEqual(rig.expected(failed).sort());
  expect(rig.left()).toEqual([]);
}

/** What each file of the disk is made of, with something in the way of its writes. */
function onDisk(write: (data: Uint8Array, go: () => Promise<void>) => Promise<void>): OpenPart {
  return async (path) => {
    const file = await openPart(path);
    return {
      utimes: (...times) => file.utimes(...times),
      sync: () => file.sync(),
      close: () => file.close(),
      writeFile: (data) => write(data as Uint8Array, async () => void (await file.writeFile(data))),
    };
  };
}

/** A disk that has no room for one write, of which it takes a part. */
function fullAt(at: number): OpenPart {
  let writes = 0;
  return onDisk(async (_, go) => {
    writes += 1;
    if (writes === at) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    await go();
  });
}

const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>';

describe('many items saved from a provider that is troubled', () => {
  it.each(Array.from({ length: 15 }, (_, at) => at + 1))(
    'are whole where answers are cut at %i sixteenths',
    async (sixteenths) => {
      await open();
      const share = sixteenths / 16;
      rig.sandbox.faults.arm({ kind: 'truncate', route: 'bytes', share, times: 5 });
      const { id } = await rig.start();
      expect(await rig.over(id)).toMatchObject({ done: items, failed: 0, kept: 0 });
      expect(rig.fetched()).toBe(items + 5);
      judge(id);
    },
  );

  const answers: readonly [string, Trouble][] = [
    ['cut in their heads', { kind: 'reset', at: 'stored' }],
    ['late', { kind: 'slow-headers', delayMs: 200 }],
    ['of a link that ended', { kind: 'answer', status: 403 }],
    ['that nobody has', { kind: 'answer', status: 404 }],
    ['a moment down', { kind: 'answer', status: 503 }],
    ['too many for now', { kind: 'answer', status: 429, headers: { 'retry-after': '60' } }],
  ];
  it.each(answers)('are whole or said to have failed where answers are %s', async (_, trouble) => {
    await open();
    rig.sandbox.faults.arm({ ...trouble, route: 'bytes', skip: 2, times: 4 });
    const { id } = await rig.start();
    const run = await rig.over(id);
    expect(run.done + run.failed).toBe(items);
    judge(id);
    // A storm would be more than a few tries of each.
    expect(rig.fetched()).toBeLessThan(items * 4);
    if (run.failed === 0) return;
    rig.sandbox.faults.clear();
    const again = await rig.saves.retry(id);
    expect(await rig.over(again.id)).toMatchObject({ done: run.failed, failed: 0 });
    judge(again.id);
  });

  it('ask once for a fresh link where one ends midway, and go on with it', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 403, skip: 3 });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: items, failed: 0 });
    expect(rig.fetched()).toBe(items + 1);
    judge(id);
  });

  it('are never a web page, and the rest goes on', async () => {
    await open();
    const headers = { 'content-type': 'text/html' };
    const sent = { kind: 'answer', status: 200, body: page, headers } as const;
    rig.sandbox.faults.arm({ ...sent, route: 'bytes', times: 2 });
    const { id } = await rig.start();
    const run = await rig.over(id);
    expect(run.done + run.failed).toBe(items);
    expect(run.failed).toBeGreaterThan(0);
    judge(id);
  });

  it('are what was told, where an answer calls itself another type', async () => {
    await open();
    rig.sandbox.faults.arm({
      kind: 'content-type',
      route: 'bytes',
      contentType: 'application/octet-stream',
      times: items,
    });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: items, failed: 0 });
    judge(id);
  });
});

describe('many items saved on a disk that is troubled', () => {
  it.each(Array.from({ length: items + 2 }, (_, at) => at + 1))(
    'leave nothing half where it is full at write %i, and go on when there is room',
    async (at) => {
      await open({ openPart: fullAt(at) });
      const { id } = await rig.start();
      expect(await rig.over(id)).toMatchObject({ done: items, failed: 0, kept: 0 });
      judge(id);
    },
  );

  it('wait while it stays full, say so, and leave nothing of it when they are stopped', async () => {
    let full = true;
    const openPart = onDisk(async (_, go) => {
      if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      await go();
    });
    await open({ openPart });
    const { id } = await rig.start();
    const run = await rig.runIs(id, ({ waitsFor }) => waitsFor !== null);
    expect(run.waitsFor).toMatchObject({ kind: 'not-saved', cause: 'full' });
    await rig.saves.stop(id);
    expect(await rig.over(id)).toMatchObject({ done: 0, failed: 0, kept: items });
    expect(rig.onDisk()).toEqual([]);
    full = false;
    const again = await rig.start();
    expect(await rig.over(again.id)).toMatchObject({ done: items });
    judge(again.id);
    // No name is taken by what was given up.
    const names = new Set(rig.rows.map(({ name }) => name));
    expect(rig.numbered()).toHaveLength(items - names.size);
  });

  it('are whole on a slow drive, and replace nothing that comes there meanwhile', async () => {
    let wrote = 0;
    const openPart = onDisk(async (_, go) => {
      wrote += 1;
      const [first] = rig.rows;
      if (wrote === 1) writeFileSync(join(rig.folder, first?.name ?? ''), 'mine');
      await new Promise((resolve) => setTimeout(resolve, 60));
      await go();
    });
    await open({ openPart });
    const { id } = await rig.start();
    expect(await rig.over(id)).toMatchObject({ done: items, failed: 0 });
    const mine = rig.onDisk().filter((hash) => !rig.expected().includes(hash));
    expect([mine.length, rig.onDisk().length]).toEqual([1, items + 1]);
  });
});
