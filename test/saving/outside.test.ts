import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MediaId } from '../../shared/ids.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';
import { openSavingRig, type SavingRig } from './support/savingRig.ts';

const rigs: SavingRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});
async function opened(providerId = 'plivo', items = 12): Promise<SavingRig> {
  const rig = await openSavingRig(providerId, { items });
  rigs.push(rig);
  return rig;
}
const from = { x: 0, y: 0, width: 10, height: 10 };
const fetched = ({ sandbox }: SavingRig) =>
  sandbox.requests().filter(({ route }) => route === 'bytes').length;

async function some(rig: SavingRig, count: number): Promise<MediaId[]> {
  await rig.read();
  await expect.poll(async () => (await rig.rows()).length).toBeGreaterThanOrEqual(count);
  return (await rig.rows()).slice(0, count).map(({ id }) => id);
}

describe('items for other programs', () => {
  it('are whole files under names of their own before the drag begins, and fetched once', async () => {
    const rig = await opened();
    const mediaIds = await some(rig, 3);
    const drag = () => rig.services.saving.drag({ of: { mediaIds }, from });
    expect(await drag()).toEqual({ begun: true });
    const [paths = []] = rig.dragged;
    expect(new Set(paths.map((path) => basename(path).toLowerCase())).size).toBe(3);
    for (const [at, path] of paths.entries()) {
      const row = (await rig.rows()).find(({ id }) => id === mediaIds[at]);
      expect(readFileSync(path).length).toBe(row?.sizeBytes);
    }
    const before = fetched(rig);
    expect(before).toBe(3);
    expect(await drag()).toEqual({ begun: true });
    expect(rig.dragged[1]).toEqual(paths);
    expect(fetched(rig)).toBe(before);
  });

  it('are not dragged once the pointer was let go, and are there for the next drag', async () => {
    const rig = await opened();
    const mediaIds = await some(rig, 1);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 300, times: 1 });
    const dragging = rig.services.saving.drag({ of: { mediaIds }, from });
    await rig.underWay(({ use }) => use === 'hand-over');
    await rig.services.saving.letGo(undefined);
    expect(await dragging).toEqual({ begun: false });
    expect(rig.dragged).toEqual([]);
    await expect.poll(() => rig.told.at(-1)).toEqual([]);
    const before = fetched(rig);
    expect(await rig.services.saving.drag({ of: { mediaIds }, from })).toEqual({ begun: true });
    expect([rig.dragged.length, fetched(rig)]).toEqual([1, before]);
  });

  it('are said not to have come, where the pointer was let go before that', async () => {
    const rig = await opened();
    const mediaIds = await some(rig, 1);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 300, times: 1 });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 9 });
    const dragging = rig.services.saving.drag({ of: { mediaIds }, from });
    await rig.underWay(({ use }) => use === 'hand-over');
    const told = rig.services.saving.letGo(undefined);
    expect(await dragging).toEqual({ begun: false });
    await expect(told).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });

  it('come from an archive where their provider let them go', async () => {
    const rig = await opened('signalwire', 8);
    const mediaIds = await some(rig, 3);
    await rig.letProviderGo(mediaIds.slice(0, 2));
    const { saving, library } = rig.services;
    const { token: list } = await library.open({ filter: { gone: 'also' }, sort: newestFirst });
    const all = await rig.rows();
    const ranges = [0, all.length - 1];
    const accountIds = [...new Set(all.map(({ accountId }) => accountId))];
    const { token: chosen } = await library.choose({ list, ranges });
    // Named as they are where there are many: what no archive has is left out.
    expect(await saving.copyFiles({ chosen, accountIds, copies: true })).toEqual({
      count: all.length,
    });
    expect(await saving.copyFiles({ chosen, accountIds })).toEqual({ count: all.length - 2 });
    expect(await saving.drag({ of: { mediaIds }, from })).toEqual({ begun: true });
    expect(rig.dragged[0]?.length).toBe(3);
    const run = await saving.saveMany({ mediaIds });
    expect(run).toMatchObject({ of: 3 });
    await expect.poll(() => rig.files().length).toBe(3);
  });

  it('are given up by a person, and then nothing of them is left', async () => {
    const rig = await opened();
    const mediaIds = await some(rig, 2);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 20_000, times: 9 });
    const copying = rig.services.saving.copyFiles({ mediaIds });
    const { token, files } = await rig.underWay(({ use }) => use === 'hand-over');
    expect(files).toBe(2);
    await rig.services.saving.stop({ token });
    await expect(copying).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(rig.copied).toEqual([]);
    const folder = join(rig.folder, 'handed-over');
    await expect.poll(() => readdirSync(folder)).toEqual([]);
  });

  it('are said to be too many, and which of them is gone', async () => {
    const rig = await opened('plivo', 240);
    const mediaIds = await some(rig, 201);
    const { saving } = rig.services;
    await expect(saving.copyFiles({ mediaIds })).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'too-many' },
    });
    const none = { mediaIds: [999_999 as MediaId] };
    await expect(saving.copyFiles(none)).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    expect(rig.copied).toEqual([]);
  });

  it('go with the next start, and not before', async () => {
    const rig = await opened();
    const mediaIds = await some(rig, 1);
    await rig.services.saving.copyFiles({ mediaIds });
    const [[path = ''] = []] = rig.copied;
    expect(existsSync(path)).toBe(true);
    await rig.close();
    expect(existsSync(path)).toBe(true);
    const next = rig.begin();
    expect(existsSync(path)).toBe(false);
    await next.close();
  });
});
