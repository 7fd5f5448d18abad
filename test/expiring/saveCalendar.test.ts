import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hour, openExpiringRig } from './support/expiringRig.ts';

let rig: ReturnType<typeof openExpiringRig>;
beforeEach(() => {
  rig = openExpiringRig();
});
afterEach(() => rig.close());

const path = () => join(rig.folder, 'saved.ics');
const startsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).startDate.toJSDate().getTime());
const parts = () => readdirSync(rig.folder).filter((name) => !/^(library|saved)/.test(name));

it('writes what is chosen and still expires to the path that a person chose', async () => {
  const now = rig.clock.now();
  const mediaIds = rig.add(hour, 3 * hour, 5 * hour);
  rig.pass(2 * hour);
  const of = { items: { mediaIds } };
  const saved = await rig.service().saveCalendar({ of });
  expect(saved).toEqual({ name: 'saved.ics', events: 2, items: 2 });
  const ends = [now + 3 * hour, now + 5 * hour].map((at) => Math.floor(at / 1_000) * 1_000);
  expect(startsIn(path())).toEqual(ends);
  expect(parts()).toEqual([]);
});

it('writes a whole view of thousands, which a calendar reads', async () => {
  rig.add(...Array.from({ length: 2_500 }, (_, n) => hour + n * 1_000));
  const of = { filter: {}, title: 'Launch' };
  const saved = await rig.service().saveCalendar({ of });
  expect(saved).toMatchObject({ items: 2_500 });
  if (saved === null || saved === 'none') throw new Error('not saved');
  expect(startsIn(path())).toHaveLength(saved.events);
});

it('asks for no path where nothing expires, and writes nothing where none is chosen', async () => {
  const mediaIds = rig.add(hour);
  rig.chosen.path = null;
  expect(await rig.service().saveCalendar({ of: { items: { mediaIds } } })).toBeNull();
  rig.chosen.path = path();
  rig.pass(2 * hour);
  expect(await rig.service().saveCalendar({ of: { items: { mediaIds } } })).toBe('none');
  expect(existsSync(path())).toBe(false);
});

it('leaves nothing half where the folder is no more', async () => {
  const mediaIds = rig.add(hour);
  rig.chosen.path = join(rig.folder, 'away', 'saved.ics');
  await expect(rig.service().saveCalendar({ of: { items: { mediaIds } } })).rejects.toMatchObject({
    failure: { kind: expect.any(String) },
  });
  expect(parts()).toEqual([]);
});
