import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CopyRig, type CopyRigOptions, openShopRig } from './support/copyRig.ts';

const rigs: CopyRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

async function openShop(options: CopyRigOptions = {}) {
  const shop = await openShopRig(options);
  rigs.push(shop.rig);
  return shop;
}
const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length;

describe('a renewal', () => {
  it('stores each item anew, once, with the same bytes, and tells where it came from', async () => {
    const { rig, shop, items, count } = await openShop();
    const before = rig.held();
    const ids = items.map(({ id }) => id);
    const plan = await rig.services().copies.plan({ items: { mediaIds: ids }, to: 'same' });
    expect(plan).toMatchObject({ kind: 'renewal', to: null, count, underway: 0, refused: [] });
    const run = await rig.services().copies.begin({ token: plan.token });
    expect(run).toMatchObject({ kind: 'renewal', by: 'person', of: count });
    const ended = await rig.over(run.id);
    expect(await rig.services().copies.refusals({ runId: run.id })).toEqual([]);
    expect(ended).toMatchObject({ done: count, failed: 0, kept: 0 });
    expect(rig.held().sort()).toEqual([...before, ...before].sort());
    for (const { id, name } of items) {
      const { before: from, after } = await rig.services().copies.lineageOf({ mediaId: id });
      expect(from).toEqual([]);
      expect(after).toHaveLength(1);
      expect(after[0]).toMatchObject({ kind: 'renewal', by: 'person', from: { id } });
      expect(after[0]?.became.name).toBe(name);
      const back = await rig.services().copies.lineageOf({ mediaId: after[0]?.became.id ?? id });
      expect(back.before).toEqual(after);
    }
    expect(
      await rig.until(
        () => rig.rows(shop),
        (rows) => rows.length === 2 * count,
      ),
    ).toBeDefined();
    // Nothing of it is left among the uploads, and nothing of the bytes on this disk.
    await rig.until(
      async () => rig.spooled(),
      (files) => files.length === 0,
    );
    expect(await rig.services().uploads.list(undefined)).toEqual([]);
    await rig.services().copies.copyLinks({ runId: run.id });
    expect(rig.copied.at(-1)?.split('\n')).toHaveLength(count);
    const asJson = await rig.services().copies.copyLinks({ runId: run.id, format: 'json' });
    expect(asJson).toMatchObject({ count, unavailable: 0, format: 'json' });
    expect(JSON.parse(rig.copied.at(-1) ?? '')).toHaveLength(count);
    await rig.services().copies.dismiss({ runId: run.id });
    expect(await rig.services().copies.runs(undefined)).toEqual([]);
  });

  it('is not confirmed twice, and leaves to another run what that has in hand', async () => {
    const { rig, items } = await openShop();
    const mediaIds = items.map(({ id }) => id);
    const { copies } = rig.services();
    const plan = await copies.plan({ items: { mediaIds }, to: 'same' });
    const late = await copies.plan({ items: { mediaIds }, to: 'same' });
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 50, times: 1e6 });
    const run = await copies.begin({ token: plan.token });
    await expect(copies.begin({ token: plan.token })).rejects.toThrow();
    const again = await copies.plan({ items: { mediaIds }, to: 'same' });
    expect(again).toMatchObject({ count: 0, underway: items.length });
    // Shown before the first was begun: nothing of it is left to do.
    await expect(copies.begin({ token: late.token })).rejects.toMatchObject({
      failure: { detail: 'begun-already' },
    });
    await rig.over(run.id);
    for (const hash of new Set(rig.held())) expect(times(rig.held(), hash) % 2).toBe(0);
  });

  it('takes what its provider let go out of an archive, and says of the rest that it is gone', async () => {
    const { rig, shop, items } = await openShop();
    const [item, other] = items;
    if (item === undefined || other === undefined) throw new Error('no items');
    await rig.archiveAll([item.id]);
    rig.sandbox.wind(400 * 24 * 3_600_000);
    await rig.refreshed(shop);
    expect((await rig.rows(shop)).every(({ goneAt }) => goneAt !== null)).toBe(true);
    const held = rig.held().length;
    const asked = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes').length;
    const fetched = asked();
    const { copies } = rig.services();
    const mediaIds = [item.id, other.id];
    const plan = await copies.plan({ items: { mediaIds }, to: 'same' });
    expect(plan).toMatchObject({
      count: 1,
      refused: [{ failure: { kind: 'not-found' }, first: [other.id] }],
    });
    const run = await copies.begin({ token: plan.token });
    expect(await rig.over(run.id)).toMatchObject({ done: 1 });
    expect(rig.held().length).toBe(held + 1);
    expect(asked()).toBe(fetched);
  });

  it('says so of an item that ends while it is renewed', async () => {
    const { rig, items } = await openShop();
    const [item] = items;
    if (item === undefined) throw new Error('no item');
    const held = rig.held().length;
    const { token } = await rig
      .services()
      .copies.plan({ items: { mediaIds: [item.id] }, to: 'same' });
    rig.sandbox.wind(400 * 24 * 3_600_000);
    const run = await rig.services().copies.begin({ token });
    expect(await rig.over(run.id)).toMatchObject({ done: 0, failed: 1 });
    expect(await rig.services().copies.refused({ runId: run.id })).toMatchObject([
      { failure: { kind: 'not-found' }, items: 1, mayRetry: false },
    ]);
    expect(rig.held().length).toBe(held);
  });

  it('takes the bytes of the file that an item was uploaded from, while that is the same', async () => {
    const { rig, shop, count } = await openShop();
    const path = join(rig.folder, 'menu.txt');
    writeFileSync(path, 'soup of the day');
    await rig.services().files.add({ accountId: shop, files: [{ kind: 'path', path }] } as never);
    const rows = await rig.read(shop, count + 1);
    const menu = rows.find(({ name }) => name === 'menu.txt');
    if (menu === undefined) throw new Error('not uploaded');
    const asked = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes').length;
    const before = asked();
    const first = await rig.copy([menu.id]);
    expect(await rig.over(first.id)).toMatchObject({ done: 1 });
    expect(asked()).toBe(before);
    writeFileSync(path, 'soup of yesterday');
    const second = await rig.copy([menu.id]);
    expect(await rig.over(second.id)).toMatchObject({ done: 1 });
    expect(asked()).toBeGreaterThan(before);
    const hash = rig.held().at(-1) ?? '';
    expect(times(rig.held(), hash)).toBe(3);
  });

  it('takes them after its end too, and says that it is gone where the file is another by then', async () => {
    const { rig, shop, count } = await openShop();
    const path = join(rig.folder, 'menu.txt');
    writeFileSync(path, 'soup of the day');
    await rig.services().files.add({ accountId: shop, files: [{ kind: 'path', path }] } as never);
    const rows = await rig.read(shop, count + 1);
    const menu = rows.find(({ name }) => name === 'menu.txt');
    if (menu === undefined) throw new Error('not uploaded');
    rig.sandbox.wind(400 * 24 * 3_600_000);
    await rig.refreshed(shop);
    const held = rig.held().length;
    const mediaIds = rows.map(({ id }) => id);
    const plan = await rig.services().copies.plan({ items: { mediaIds }, to: 'same' });
    expect(plan).toMatchObject({ count: 1, named: [{ id: menu.id }] });
    const first = await rig.services().copies.begin({ token: plan.token });
    expect(await rig.over(first.id)).toMatchObject({ done: 1 });
    expect(rig.held().length).toBe(held + 1);
    writeFileSync(path, 'soup of yesterday');
    const second = await rig.copy([menu.id]);
    expect(await rig.over(second.id)).toMatchObject({ done: 0, failed: 1 });
    expect(await rig.services().copies.refused({ runId: second.id })).toMatchObject([
      { failure: { kind: 'not-found' } },
    ]);
    expect(rig.held().length).toBe(held + 1);
  });

  it('goes on after a quit where it was, without a double', async () => {
    const { rig, items, count } = await openShop();
    const before = rig.held();
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 40, times: 1e6 });
    const run = await rig.copy(items.map(({ id }) => id));
    await rig.runIs(run.id, ({ done }) => done > 0);
    await rig.restart();
    expect(await rig.over(run.id)).toMatchObject({ done: count, resumed: true });
    expect(rig.held().sort()).toEqual([...before, ...before].sort());
    await rig.until(
      async () => rig.spooled(),
      (files) => files.length === 0,
    );
  });

  it('keeps what was not handed over when it is stopped, and rests while it is paused', async () => {
    const { rig, items, count } = await openShop();
    const before = rig.held().length;
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 60, times: 1e6 });
    const run = await rig.copy(items.map(({ id }) => id));
    await rig.services().copies.pause({ runId: run.id });
    expect(await rig.runIs(run.id, ({ state }) => state === 'paused')).toBeDefined();
    await rig.services().copies.stop({ runId: run.id });
    const ended = await rig.over(run.id);
    expect(ended.done + ended.kept).toBe(count);
    expect(rig.held().length).toBe(before + ended.done);
    await rig.until(
      async () => rig.spooled(),
      (files) => files.length === 0,
    );
  });
});

describe('a move', () => {
  it('brings items to another account, and says why the others do not fit', async () => {
    const { rig, shop, count } = await openShop({ items: 30 });
    const line = await rig.connect('signalwire');
    const items = await rig.read(line, 20);
    const mediaIds = items.map(({ id }) => id);
    const plan = await rig.services().copies.plan({ items: { mediaIds }, to: shop });
    const refused = plan.refused.reduce((sum, { items: some }) => sum + some, 0);
    expect(plan.count + refused).toBe(items.length);
    const run = await rig.services().copies.begin({ token: plan.token });
    const ended = await rig.over(run.id);
    expect(ended.done + ended.failed).toBe(plan.count);
    expect(ended.done).toBeGreaterThan(0);
    expect(rig.held().length).toBe(count + ended.done);
    // They are there now: a second time they go only where that is asked for.
    const second = await rig.services().copies.plan({ items: { mediaIds }, to: shop });
    expect(second).toMatchObject({ count: plan.count - ended.done, there: ended.done });
    if (second.count === 0) {
      await expect(rig.services().copies.begin({ token: second.token })).rejects.toMatchObject({
        failure: { kind: 'not-found' },
      });
    }
    const twice = await rig.services().copies.plan({ items: { mediaIds }, to: shop });
    const more = await rig.services().copies.begin({ token: twice.token, again: true });
    expect(more.of).toBe(plan.count);
  });

  it('is refused where an account takes no uploads, with what helps instead', async () => {
    const { rig, items } = await openShop();
    const line = await rig.connect('signalwire');
    const [own] = await rig.read(line, 1);
    const mediaIds = items.map(({ id }) => id);
    const { copies } = rig.services();
    const into = await copies.plan({ items: { mediaIds }, to: line });
    expect(into.refused).toMatchObject([{ failure: { detail: 'no-upload' }, items: items.length }]);
    const again = await copies.plan({ items: { mediaIds: own ? [own.id] : [] }, to: 'same' });
    expect(again).toMatchObject({
      count: 0,
      refused: [{ failure: { detail: 'cannot-renew' }, items: 1 }],
    });
    await expect(copies.begin({ token: again.token })).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    });
  });
});
