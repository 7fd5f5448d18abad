import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEvents } from '../../electron/base/events.ts';
import { silentLog } from '../../electron/base/log.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { createRemembered } from '../../electron/remembered/remembered.ts';
import { type AccountId, accountId, mediaId } from '../../shared/ids.ts';
import { type ShownView, usualView } from '../../shared/window/remembered.ts';
import { silentBugs } from '../base/support/silentBugs.ts';
import { createHandClock } from '../library/support/handClock.ts';

const shop = accountId.parse('shop');
const desk = accountId.parse('desk');

let database: Database;
let accounts: AccountId[];
beforeEach(() => {
  database = openDatabase(':memory:');
  accounts = [shop, desk];
});
afterEach(() => database.close());

function start() {
  const clock = createHandClock();
  const events = createEvents(silentBugs);
  const log = silentLog;
  const made = createRemembered({ database, events, accounts: () => accounts, clock, log });
  return { ...made, clock, events };
}
const all = () => start().service.all(undefined);
const stored = () => database.prepare('SELECT key, value FROM settings ORDER BY key').all();
const write = (key: string, value: string) =>
  database.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run(key, value);

const mine: ShownView = {
  name: 'sent',
  accountId: shop,
  savedId: 'a-view',
  filter: { kinds: ['image'], accountIds: [shop, desk] },
  sort: { by: 'size', descending: true },
};
const place = {
  list: 'a list',
  topId: mediaId.parse(7),
  focusId: mediaId.parse(9),
  selected: [mediaId.parse(9), mediaId.parse(8)],
};

it('remembers each part over a restart, and leaves those alone that were not told', async () => {
  const first = start();
  await first.service.put({ view: mine });
  await first.service.put({ appearance: { layout: 'list', cardSize: 200 }, place });
  await first.windowBounds.put({ x: 1, y: 2, width: 900, height: 700, maximised: true });
  first.close();
  const second = start();
  expect(await second.service.all(undefined)).toEqual({
    view: mine,
    appearance: { layout: 'list', cardSize: 200 },
    place,
  });
  expect(await second.windowBounds.get(undefined)).toMatchObject({ width: 900, maximised: true });
});

it('writes once what changes many times', async () => {
  const { service, clock } = start();
  for (const cardSize of [100, 110, 120]) await service.put({ appearance: { cardSize } });
  expect(stored()).toEqual([]);
  clock.advance(1_000);
  expect(stored()).toEqual([
    { key: 'remembered appearance', value: '{"version":1,"cardSize":120}' },
  ]);
});

it('writes what never rests after a while', async () => {
  const { service, clock } = start();
  for (let cardSize = 100; cardSize < 130; cardSize += 1) {
    await service.put({ appearance: { cardSize } });
    clock.advance(200);
  }
  expect(stored()).toHaveLength(1);
});

it('shows the usual where nothing can be read, and loses no more than that', async () => {
  write('remembered view', '{"version":1,"name":"sent","sort":{"by":"moon"},"filter":{"size":1}}');
  write('remembered appearance', '{"version":1,"layout":"spiral","density":"compact"}');
  write('remembered place', '{"version":2,"place":"elsewhere"}');
  write('remembered window', 'no JSON');
  expect(await all()).toEqual({
    view: { ...usualView, name: 'sent' },
    appearance: { density: 'compact' },
    place: null,
  });
  expect(await start().windowBounds.get(undefined)).toBeNull();
});

it('forgets an account that is removed, at once and on the disk', async () => {
  const { service, events, close } = start();
  await service.put({ view: mine, place });
  accounts = [desk];
  events.emit('accountRemoved', { accountId: shop });
  expect(await service.all(undefined)).toMatchObject({
    view: { accountId: null, filter: { kinds: ['image'], accountIds: [desk] } },
    place: null,
  });
  expect(JSON.stringify(stored())).not.toContain('shop');
  close();
});

it('shows no account that is no more by the next start', async () => {
  const { service, close } = start();
  await service.put({ view: mine, place });
  close();
  accounts = [];
  expect(await all()).toMatchObject({
    view: { accountId: null, filter: { kinds: ['image'] } },
    place: null,
  });
});
