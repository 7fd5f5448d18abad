import { afterEach, expect, it } from 'vitest';
import { type CopyRig, openCopyRig } from '../copies/support/copyRig.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let rig: CopyRig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});

it('what is kept alive is left out of the notification, in Satchel as it is wired', async () => {
  rig = await openCopyRig({ items: 12, speed: 20 });
  const { settings, library, keepAlive } = rig.services();
  await settings.put({ notifications: { enabled: false, aheadMs: day } });
  const shop = await rig.connect('plivo');
  await rig.read(shop, rig.held().length);
  const { token, total } = await library.open({
    filter: { endsWithinMs: day },
    sort: { by: 'end', descending: true },
  });
  const [other, ...kept] = await library.rows({ token, start: 0, count: total });
  expect(other).toBeDefined();
  expect(kept.length).toBeGreaterThan(2);
  const limits = {
    untilAt: Date.now() + 10 * day,
    mostADay: 50,
    mostItems: 100,
    mostTimes: null,
    aheadMs: 5 * minute,
    afterEnd: false,
  };
  await keepAlive.keep({ of: kept.map(({ id }) => ({ kind: 'item', mediaId: id })), limits });
  await settings.put({ notifications: { enabled: true } });
  const { notes } = rig;
  const expiring = () => notes.filter(({ title }) => /expires? within/.test(title));
  await rig.until(
    async () => expiring().length,
    (count) => count > 0,
  );
  expect(expiring()[0]?.title).toMatch(/^1 item expires within/);
});
