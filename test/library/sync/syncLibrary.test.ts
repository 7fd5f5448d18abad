import { afterEach, describe, expect, it } from 'vitest';
import { createLibraryRig, type LibraryRig, plivo, shop } from '../support/libraryRig.ts';
import { upload } from '../support/remoteHand.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const refsOf = (rows: readonly { ref: string }[]) => rows.map((row) => row.ref).sort();
const storedIds = () =>
  rig.sandbox
    .ledger()
    .map((entry) => entry.id)
    .sort();

describe('a refresh', () => {
  it.each(['seed', 'observed'] as const)(
    'brings in all that the account holds, once and newest first (%s)',
    async (profile) => {
      rig = await createLibraryRig({ items: 130, profile });
      await rig.refresh();
      const rows = await rig.live();
      expect(refsOf(rows)).toEqual(storedIds());
      const dates = rows.map((row) => row.storedAt ?? 0);
      expect(dates).toEqual([...dates].sort((a, b) => b - a));
      expect(rig.state()).toMatchObject({ state: 'idle', seen: 130, total: 130, failure: null });
      expect(rig.state()?.finishedAt).not.toBeNull();
      expect(await rig.service.counts(undefined)).toEqual([
        {
          accountId: shop,
          total: 130,
          sizeBytes: rows.reduce((n, row) => n + (row.sizeBytes ?? 0), 0),
        },
      ]);
    },
  );

  it('tells how far it is, once the rows are there', async () => {
    rig = await createLibraryRig({ items: 130 });
    await rig.refresh();
    rig.clock.advance(1_000);
    const changed = rig.events.filter(({ event }) => event === 'libraryChanged');
    expect(changed[0]?.payload).toEqual({ accountId: shop });
    const told = rig.events.filter(({ event }) => event === 'syncChanged').map((e) => e.payload);
    expect(told[0]).toMatchObject({ state: 'syncing', seen: 0 });
    expect(told.at(-1)).toMatchObject({ state: 'idle', seen: 130 });
  });

  it('asks for one page when nothing changed, and for all when told to', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    const first = rig.listed().length;
    await rig.refresh();
    expect(rig.listed().length - first).toBe(1);
    await rig.refresh(true);
    expect(rig.listed().length - first).toBe(1 + 4);
  });

  it('announces no rows when none has changed', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    rig.clock.advance(1_000);
    const before = rig.events.length;
    await rig.refresh(true);
    rig.clock.advance(1_000);
    const told = rig.events.slice(before).map(({ event }) => event);
    expect(new Set(told)).toEqual(new Set(['syncChanged']));
  });

  it('asks only for the pages that hold something new', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    const before = rig.listed().length;
    const [id] = await upload(rig, 1);
    await rig.refresh();
    expect(rig.listed().length - before).toBe(1);
    expect(refsOf(await rig.live())).toContain(id);
  });

  it('is joined by a second one', async () => {
    rig = await createLibraryRig({ items: 70 });
    await Promise.all([rig.refresh(), rig.refresh(), rig.refresh()]);
    expect(rig.listed().length).toBe(4);
  });

  it('knows nobody else', async () => {
    rig = await createLibraryRig({ items: 1 });
    const stranger = rig.sync.refresh('nobody' as typeof shop);
    await expect(stranger).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    const asked = rig.service.refresh({ accountId: 'nobody' as typeof shop });
    await expect(asked).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});

describe('a failure', () => {
  it('keeps what is known when the host is dead', async () => {
    rig = await createLibraryRig({ items: 30 });
    await rig.refresh();
    await rig.sandbox.close();
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'failed', failure: { kind: 'offline' } });
    expect((await rig.live()).length).toBe(30);
  });

  it('says at once that the secret is refused', async () => {
    rig = await createLibraryRig({ items: 30 });
    rig.sandbox.faults.arm({ kind: 'answer', status: 401, body: {}, route: 'list' });
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'failed', failure: { kind: 'unauthorized' } });
    expect(rig.listed().length).toBe(1);
  });

  it('of one account leaves the others alone', async () => {
    rig = await createLibraryRig({ items: 30 });
    const other = 'other' as typeof shop;
    rig.addAccount(other);
    const { sync } = rig.begin(async (id) => {
      if (id === other) throw new Error('a bug');
      return { provider: plivo, session: rig.session };
    });
    await sync.refresh(null);
    await sync.close();
    const [first, second] = sync.states();
    expect([first, second].map((state) => [state?.accountId, state?.state])).toEqual([
      [other, 'failed'],
      [shop, 'idle'],
    ]);
    expect(first?.failure?.kind).toBe('bug');
  });

  it('does not outlive the removal of its account', async () => {
    rig = await createLibraryRig({ items: 60 });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'list', skip: 1 });
    const walk = rig.sync.refresh(shop);
    while (rig.listed().length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    const dropped = rig.sync.drop(shop);
    rig.database.exec('DELETE FROM accounts');
    await Promise.all([walk, dropped]);
    const before = rig.events.length;
    rig.clock.advance(1_000);
    const told = rig.events.slice(before).map(({ event }) => event);
    expect(told).not.toContain('syncChanged');
    expect(await rig.live()).toEqual([]);
    expect(rig.sync.states()).toEqual([]);
  });
});
