import { afterEach, describe, expect, it } from 'vitest';
import { passUntil, passWhile } from '../support/handClock.ts';
import { createLibraryRig, type LibraryRig, shop } from '../support/libraryRig.ts';
import { lockIt, refusals } from '../support/refusals.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const everything = async () => {
  const rows = await rig.live();
  expect(rows.map(({ ref }) => ref as string).sort()).toEqual(
    rig.sandbox
      .ledger()
      .map(({ id }) => id)
      .sort(),
  );
};

describe('while the library is read from the provider', () => {
  it('waits for another program without holding its own', async () => {
    rig = await createLibraryRig({ items: 60 });
    const release = lockIt.begin(rig.database);
    // It is this process that lets go: were it held, nobody ever would.
    rig.clock.after(9_000, release);
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'idle', failure: null });
    await everything();
  });

  it.each(refusals)('says it when $name, and goes on afterwards', async ({ cause, begin }) => {
    rig = await createLibraryRig({ items: 90 });
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'list', delayMs: 20, times: 9 });
    const refreshing = rig.sync.refresh(shop);
    await passUntil(rig.clock, () => rig.listed().length >= 2);
    const relent = begin(rig.database);
    await passWhile(rig.clock, refreshing);
    const failure = { kind: 'library-unavailable', cause };
    expect(rig.state()).toMatchObject({ state: 'failed', failure });
    const told = rig.events.filter(({ event }) => event === 'syncChanged');
    expect(told.at(-1)?.payload).toMatchObject({ state: 'failed', failure });

    relent();
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'idle', failure: null });
    await everything();
  });

  it('is not left half failed when the provider and the disk fail at once', async () => {
    rig = await createLibraryRig({ items: 30 });
    rig.sandbox.faults.arm({
      kind: 'answer',
      status: 200,
      body: '<html>',
      route: 'list',
      times: 99,
    });
    await rig.refresh();
    const relent = refusals.find(({ cause }) => cause === 'read-only')?.begin(rig.database);
    await rig.refresh();
    expect(rig.state()?.state).toBe('failed');
    relent?.();
    rig.sandbox.faults.clear();
    await rig.refresh();
    await everything();
  });
});
