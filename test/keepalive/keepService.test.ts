import { afterEach, describe, expect, it } from 'vitest';
import type { KeepOf } from '../../shared/contract/keepAlive.ts';
import type { AccountId } from '../../shared/ids.ts';
import { proposedLimits, usualCeiling } from '../../shared/keepalive/keepLimits.ts';
import { openCopyRig } from '../copies/support/copyRig.ts';
import { pngBytes } from '../e2e/support/files.ts';
import { upload } from '../sandbox/wire.ts';

const minute = 60_000;
/** A little less than an unused file lasts. */
const almost = 5 * 60 * minute + 40 * minute;

type Rig = Awaited<ReturnType<typeof openCopyRig>>;
let rig: Rig;
afterEach(() => rig.close());

const uploads = () => rig.sandbox.ledger('plivo').length;
const limits = () => proposedLimits(Date.now(), usualCeiling);

/** Some pictures at the provider, and an account that knows of them. */
async function begin(count: number): Promise<AccountId> {
  rig = await openCopyRig({ items: 0, speed: 20 });
  for (let index = 0; index < count; index += 1) {
    const bytes = await pngBytes(index * 60);
    await upload(rig.sandbox, [{ name: `picture-${index}.png`, bytes }]);
  }
  const account = await rig.connect('plivo');
  await rig.read(account, count);
  return account;
}

async function saveView(): Promise<KeepOf> {
  await rig.services().views.keep({
    views: [
      {
        id: 'view',
        title: 'Pictures',
        icon: 'star',
        filter: { kinds: ['image'] },
        sort: { by: 'stored', descending: true },
      },
    ],
  });
  return { kind: 'view', viewId: 'view' };
}

/** Time passes at the provider, which tells of it by its next answer. */
async function pass(account: AccountId, ms: number): Promise<void> {
  // A reading that runs already would be joined, and tell what time it was before.
  await rig.until(
    () => rig.services().library.syncStates(undefined),
    (states) => states.every(({ state }) => state !== 'syncing'),
  );
  rig.sandbox.wind(ms);
  await rig.services().library.refresh({ accountId: account });
}

const keepAlive = () => rig.services().keepAlive;
const changes = () => keepAlive().changes({ keepId: null, start: 0, count: 100 });
const changed = (count: number) => rig.until(changes, (all) => all.length >= count);

describe('a view', () => {
  it('is kept alive by one upload an item and life, and what was deleted never comes back', async () => {
    const account = await begin(3);
    await keepAlive().keep({ of: [await saveView()], limits: limits() });
    await pass(account, almost);
    expect(await changed(3)).toHaveLength(3);
    expect(uploads()).toBe(6);
    const lost = rig.sandbox.ledger('plivo').at(-1);
    rig.sandbox.lose(lost?.id ?? '');
    for (const all of [5, 7]) {
      await pass(account, almost);
      expect(await changed(all)).toHaveLength(all);
    }
    expect(uploads()).toBe(10);
    const [keep] = (await keepAlive().list(undefined)).keeps;
    expect(keep).toMatchObject({ state: 'on', items: 2, stopped: 1, renewed: 7 });
    expect(rig.sandbox.ledger('plivo').filter(({ name }) => name === lost?.name)).toHaveLength(2);
  }, 60_000);
});

describe('an item', () => {
  it('that was renewed is kept by one keep, whose limits can be changed when the first is gone', async () => {
    const account = await begin(1);
    const [row] = await rig.rows(account);
    const old = { kind: 'item', mediaId: row?.id ?? (0 as never) } as const;
    await keepAlive().keep({ of: [old], limits: limits() });
    await pass(account, almost);
    const [change] = await changed(1);
    const newId = change?.newId ?? (0 as never);
    await rig.until(
      () => keepAlive().list(undefined),
      ({ kept }) => kept.some(({ mediaId, renewsAt }) => mediaId === newId && renewsAt !== null),
    );
    // The first ends.
    await pass(account, 40 * minute);
    await rig.until(
      () => rig.services().library.items({ mediaIds: [old.mediaId] }),
      ([first]) => first?.goneAt !== null,
    );
    expect(await keepAlive().forecast({ of: [old], limits: limits() })).toMatchObject({ items: 1 });
    await keepAlive().keep({ of: [old], limits: { ...limits(), mostADay: 7 } });
    await keepAlive().keep({
      of: [{ kind: 'item', mediaId: newId }],
      limits: { ...limits(), mostADay: 8 },
    });
    const { keeps, kept } = await keepAlive().list(undefined);
    expect(keeps.map(({ limits: { mostADay } }) => mostADay)).toEqual([8]);
    expect(kept.map(({ mediaId }) => mediaId)).toEqual([newId]);
  }, 60_000);

  const keepFirst = async (account: AccountId, untilAt: number) => {
    const [row] = await rig.rows(account);
    if (row === undefined) throw new Error('no item');
    const of: KeepOf[] = [{ kind: 'item', mediaId: row.id }];
    await keepAlive().keep({ of, limits: { ...limits(), untilAt } });
  };
  const keepIs = (state: string) =>
    rig.until(
      async () => (await keepAlive().list(undefined)).keeps[0],
      (keep) => keep?.state === state,
    );

  it('is kept as long as its provider counts, where this computer is days behind', async () => {
    const account = await begin(1);
    // An item that nobody sent lasts hours: what is there after days was sent.
    const ahead = 3 * 24 * 60 * minute;
    rig.sandbox.wind(ahead);
    await upload(rig.sandbox, [{ name: 'new.png', bytes: await pngBytes(200) }]);
    await rig.services().library.refresh({ accountId: account });
    await rig.until(
      () => rig.rows(account),
      (rows) => rows.some(({ name }) => name === 'new.png'),
    );
    const untilAt = Math.round(Date.now() + ahead + 29 * 24 * 60 * minute);
    await keepFirst(account, untilAt);
    expect((await keepIs('on'))?.limits.untilAt).toBe(untilAt);
  }, 60_000);

  it('stays over once it is, whatever is pressed that moment', async () => {
    const account = await begin(1);
    await keepFirst(account, Date.now() + 30 * minute);
    await pass(account, 31 * minute);
    const over = await keepIs('over');
    await keepAlive().pause({ keepId: over?.id ?? '' });
    await keepAlive().resume({ keepId: over?.id ?? '' });
    expect((await keepAlive().list(undefined)).keeps).toMatchObject([
      { state: 'over', end: 'until' },
    ]);
  });
});

describe('lowered limits in Settings', () => {
  const set = (limits: { mostItems?: number; mostDays?: number }) =>
    rig.services().settings.put({ keepAlive: limits });
  const told = async () => (await keepAlive().list(undefined)).keeps[0];
  const states = async (keepId: string) => {
    const items = await keepAlive().items({ keepId, start: 0, count: 10 });
    return items.map(({ row, state }) => [row.name, state]);
  };

  it('hold back what expires last, keep the rest by its own renewals, and give all back when they are raised', async () => {
    const account = await begin(3);
    await keepAlive().keep({ of: [await saveView()], limits: limits() });
    await rig.until(told, (keep) => keep?.items === 3);
    await set({ mostItems: 1 });
    const { id } = (await rig.until(told, (keep) => keep?.held === 2)) ?? { id: '' };
    expect(await told()).toMatchObject({ state: 'on', items: 1, held: 2, stopped: 0 });
    const [first, ...others] = await states(id);
    expect(first?.[1]).toBe('waiting');
    expect(others.map(([, state]) => state)).toEqual(['held', 'held']);
    // The one that is kept stays it, though it ends last once it was renewed.
    await pass(account, almost);
    expect(await changed(1)).toHaveLength(1);
    expect(await told()).toMatchObject({ items: 1, held: 2 });
    expect(uploads()).toBe(4);
    await set({ mostItems: 3 });
    expect(await changed(3)).toHaveLength(3);
    expect(await told()).toMatchObject({ items: 3, held: 0 });
    expect(uploads()).toBe(6);
  }, 60_000);

  it('end it sooner, and as it was agreed when they are raised in time', async () => {
    const account = await begin(1);
    await keepAlive().keep({ of: [await saveView()], limits: limits() });
    const before = await rig.until(told, (keep) => keep?.items === 1);
    expect(before).toMatchObject({ cut: null, untilAt: before?.limits.untilAt });
    await set({ mostDays: 1 });
    const cut = await rig.until(told, (keep) => keep?.cut === 'later');
    expect(cut?.untilAt).toBeLessThan(Date.now() + 25 * 60 * minute);
    await pass(account, 25 * 60 * minute);
    await rig.until(told, (keep) => keep?.cut === 'now');
    expect(await told()).toMatchObject({ state: 'on', nextAt: null, limits: before?.limits });
    expect(await keepAlive().list(undefined)).toMatchObject({ kept: [] });
    await set({ mostDays: 90 });
    await rig.until(told, (keep) => keep?.cut === null);
    expect(await told()).toMatchObject({ state: 'on', untilAt: before?.limits.untilAt });
  }, 60_000);
});
