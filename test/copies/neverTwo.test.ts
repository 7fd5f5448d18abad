import { afterEach, describe, expect, it } from 'vitest';
import { type CopyRig, openShopRig } from './support/copyRig.ts';

let rig: CopyRig;
afterEach(() => rig.close());

/** An account that takes uploads, one of its items, and how many it has. */
async function openShop() {
  const { items, shop, count, ...opened } = await openShopRig();
  rig = opened.rig;
  const [item] = items;
  if (item === undefined) throw new Error('no item');
  return { mediaIds: [item.id], count, shop };
}
const copies = () => rig.services().copies;
const uploaded = () => rig.sandbox.requests().filter(({ route }) => route === 'upload').length;
const begunAlready = { failure: { kind: 'invalid-input', detail: 'begun-already' } };

describe('an item that a question was asked about', () => {
  it('is not renewed by its answer if another run renewed it meanwhile', async () => {
    const { mediaIds, count } = await openShop();
    const late = await copies().plan({ items: { mediaIds }, to: 'same' });
    const first = await rig.copy(mediaIds);
    await rig.over(first.id);
    await expect(copies().begin({ token: late.token })).rejects.toMatchObject(begunAlready);
    // Whoever asks anew is told of it as it is now.
    const again = await rig.copy(mediaIds);
    expect(await rig.over(again.id)).toMatchObject({ done: 1 });
    expect(rig.held()).toHaveLength(count + 2);
  });

  it('is not copied to another account by its answer if another run did that meanwhile', async () => {
    const { count, shop } = await openShop();
    const line = await rig.connect('signalwire');
    const all = await rig.read(line, 1);
    const { token } = await copies().plan({
      items: { mediaIds: all.map(({ id }) => id) },
      to: shop,
    });
    const first = await rig.copy(
      all.map(({ id }) => id),
      shop,
    );
    const { done, failed } = await rig.over(first.id);
    expect([done > 0, failed]).toEqual([true, 0]);
    await expect(copies().begin({ token })).rejects.toMatchObject(begunAlready);
    expect(rig.held()).toHaveLength(count + done);
  });
});

it('is not renewed by another try if it was renewed since that failed', async () => {
  const { mediaIds, count } = await openShop();
  const headers = { 'content-type': 'image/png' };
  const short = { kind: 'answer', status: 200, body: 'short', headers } as const;
  rig.sandbox.faults.arm({ ...short, route: 'bytes', times: 4 });
  const failed = await rig.copy(mediaIds);
  expect(await rig.over(failed.id)).toMatchObject({ failed: 1 });
  const other = await rig.copy(mediaIds);
  expect(await rig.over(other.id)).toMatchObject({ done: 1 });
  await expect(copies().retry({ runId: failed.id })).rejects.toMatchObject(begunAlready);
  expect(rig.held()).toHaveLength(count + 1);
});

it('can be renewed once more after the clock of this computer was set back', async () => {
  const { mediaIds, count } = await openShop();
  const first = await rig.copy(mediaIds);
  expect(await rig.over(first.id)).toMatchObject({ done: 1 });
  await rig.restart(-24 * 3_600_000);
  const again = await rig.copy(mediaIds);
  expect(await rig.over(again.id)).toMatchObject({ done: 1 });
  expect(rig.held()).toHaveLength(count + 2);
});

it('is in hand until a stopped upload is known to be there or not', async () => {
  const { mediaIds, count } = await openShop();
  const before = uploaded();
  rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 1_500, times: 1 });
  const run = await rig.copy(mediaIds);
  await rig.until(
    async () => uploaded(),
    (all) => all > before,
  );
  await copies().stop({ runId: run.id });
  const plan = await copies().plan({ items: { mediaIds }, to: 'same' });
  expect(plan).toMatchObject({ count: 0, underway: 1 });
  await rig.over(run.id);
  expect(rig.held()).toHaveLength(count + 1);
});
