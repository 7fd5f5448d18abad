import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newestFirst } from '../../shared/query/mediaFilter.ts';
import { type CopyRig, openShopRig } from './support/copyRig.ts';

let rig: CopyRig;
afterEach(() => rig.close());

async function openShop() {
  const shop = await openShopRig();
  rig = shop.rig;
  return shop;
}

it('a renewal of more than are known one by one takes what an archive has, and what only its file has', async () => {
  const { shop, items, count } = await openShop();
  const { library, copies } = rig.services();
  const path = join(rig.folder, 'menu.txt');
  writeFileSync(path, 'soup of the day');
  await rig.services().files.add({ accountId: shop, files: [{ kind: 'path', path }] } as never);
  const rows = await rig.read(shop, count + 1);
  await rig.archiveAll(items.slice(0, 2).map(({ id }) => id));
  rig.sandbox.wind(400 * 24 * 3_600_000);
  await rig.refreshed(shop);

  const { token: list } = await library.open({
    filter: { accountIds: [shop], gone: 'also' },
    sort: newestFirst,
  });
  const all = await library.choose({ list, ranges: [0, rows.length - 1] });
  const summary = await library.summary({ chosen: all.token });
  expect(summary.accounts).toEqual([
    { accountId: shop, count: rows.length, living: 0, obtainable: 2, original: 1 },
  ]);
  const chosen = { chosen: all.token, accountIds: [shop] };
  const planned = async (from: { copies?: true; originals?: true }) =>
    (await copies.plan({ items: { ...chosen, ...from }, to: 'same' })).count;
  expect(await planned({})).toBe(0);
  expect(await planned({ copies: true })).toBe(2);
  expect(await planned({ originals: true })).toBe(1);
  expect(await planned({ copies: true, originals: true })).toBe(3);
  const ofNone = { chosen: all.token, accountIds: [], originals: true as const };
  expect((await copies.plan({ items: ofNone, to: 'same' })).count).toBe(0);
});

it('a renewal of several leaves out what ended and was renewed since, and by itself renews that too', async () => {
  const { shop, items, count } = await openShop();
  const { copies } = rig.services();
  const [one, other] = items.map(({ id }) => id);
  if (one === undefined || other === undefined) throw new Error('too few items');
  await rig.archiveAll([one, other]);
  rig.sandbox.wind(400 * 24 * 3_600_000);
  await rig.refreshed(shop);
  const first = await rig.copy([one]);
  expect(await rig.over(first.id)).toMatchObject({ done: 1 });
  await rig.read(shop, count + 1);
  const both = await copies.plan({ items: { mediaIds: [one, other] }, to: 'same' });
  expect(both).toMatchObject({ count: 1, there: 1, again: 0, named: [{ id: other }] });
  const again = await copies.begin({ token: both.token, again: true });
  expect(await rig.over(again.id)).toMatchObject({ of: 1, done: 1 });
  const alone = await copies.plan({ items: { mediaIds: [one] }, to: 'same' });
  expect(alone).toMatchObject({ count: 1, there: 0 });
});

it('a renewal of several takes an archived item whose successor cannot be had any more', async () => {
  const { shop, items, count } = await openShop();
  const { copies } = rig.services();
  const path = join(rig.folder, 'menu.txt');
  writeFileSync(path, 'soup of the day');
  await rig.services().files.add({ accountId: shop, files: [{ kind: 'path', path }] } as never);
  const [menu] = (await rig.read(shop, count + 1)).filter(({ name }) => name === 'menu.txt');
  const [other] = items;
  if (menu === undefined || other === undefined) throw new Error('too few items');
  await rig.archiveAll([menu.id]);
  const { id } = await rig.copy([menu.id]);
  expect(await rig.over(id)).toMatchObject({ done: 1 });
  const became = (await copies.lineageOf({ mediaId: menu.id })).after[0]?.became.id;
  if (became === undefined) throw new Error('not renewed');
  rig.sandbox.wind(400 * 24 * 3_600_000);
  await rig.refreshed(shop);
  const mediaIds = [menu.id, became];
  expect(await copies.plan({ items: { mediaIds }, to: 'same' })).toMatchObject({
    ...{ count: 1, there: 1, named: [{ id: became }] },
  });
  rmSync(path);
  expect(await copies.plan({ items: { mediaIds }, to: 'same' })).toMatchObject({
    ...{ count: 1, there: 0, named: [{ id: menu.id }] },
    refused: [{ failure: { kind: 'not-found' }, first: [became] }],
  });
});
