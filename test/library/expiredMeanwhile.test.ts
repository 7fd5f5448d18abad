import { afterEach, expect, it } from 'vitest';
import { passUntil } from './support/handClock.ts';
import { createLibraryRig, everything, type LibraryRig } from './support/libraryRig.ts';
import { heldIds } from './support/remoteHand.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

it('notices at the next start what ended while Satchel was closed', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  const before = (await rig.live()).length;
  await rig.sync.close();
  // Closed over several ends: nobody asks, and nothing is called gone on suspicion.
  rig.clock.advance(45 * 60_000);
  const left = await heldIds(rig);
  expect(left.length).toBeLessThan(before);

  const { sync, service } = rig.begin();
  const shown = async () => {
    const { token, total } = await service.open(everything);
    const rows = await service.rows({ token, start: 0, count: Math.max(1, total) });
    return rows.map(({ ref }) => ref as string).sort();
  };
  let seen = await shown();
  const looks = setInterval(() => {
    void shown().then((refs) => {
      seen = refs;
    });
  }, 5);
  await passUntil(rig.clock, () => seen.length === left.length, 10);
  clearInterval(looks);
  expect(seen).toEqual(left);
  await sync.close();
  service.close();
});
