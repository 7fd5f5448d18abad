import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/database/database.ts';
import { createSettings } from '../../../electron/database/settings.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { aheadBy, createProviderClocks } from '../../../electron/library/sync/providerClocks.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { accountId, mediaRef } from '../../../shared/ids.ts';
import { expiryOf } from '../../../shared/retention.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const main = accountId.parse('main');
const other = accountId.parse('other');

function rig() {
  const database = openDatabase(':memory:');
  for (const id of [main, other]) {
    database.exec(
      `INSERT INTO accounts VALUES ('${id}','plivo','Name','MA',0,'session','{}',0, 0)`,
    );
  }
  let now = Date.UTC(2026, 0, 5);
  const clock = { now: () => now, monotonic: () => now, after: () => () => {} };
  return {
    database,
    clock,
    open: () => createProviderClocks(createSettings(database), clock),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('how far a clock is ahead', () => {
  it('is thought to be nothing while clocks agree, whatever answers take', () => {
    const lateness = fc.integer({ min: -119_000, max: 119_000 });
    fc.assert(
      fc.property(fc.array(lateness, { minLength: 1, maxLength: 5 }), (samples) => {
        expect(aheadBy(samples, 0)).toBe(0);
      }),
    );
  });

  it('is told to the minute, and stays what it was thought while nothing speaks against it', () => {
    const off = fc.integer({ min: -26 * 60, max: 26 * 60 }).filter((m) => Math.abs(m) > 2);
    const late = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(off, late, late, (minutes, first, next) => {
        const samples = (lateness: readonly number[]) =>
          lateness.map((ms) => minutes * minuteMs - ms);
        const thought = aheadBy(samples(first), 0);
        expect(Math.abs(thought - minutes * minuteMs)).toBeLessThanOrEqual(minuteMs);
        expect(aheadBy(samples(next), thought)).toBe(thought);
      }),
    );
  });

  it('is not believed of one that stands alone', () => {
    expect(aheadBy([-1_000, 3 * hourMs, -2_000], 0)).toBe(0);
  });
});

it('is remembered of each account, and corrected when its clock is set', () => {
  const { clock, open, pass } = rig();
  const clocks = open();
  expect(clocks.saw(main, clock.now() - 3 * hourMs, 2_000)).toBe(true);
  expect(clocks.saw(main, clock.now() - 3 * hourMs, 2_000)).toBe(false);
  expect([clocks.aheadOf(main), clocks.aheadOf(other)]).toEqual([-3 * hourMs, 0]);
  expect(open().aheadOf(main)).toBe(-3 * hourMs);
  pass(hourMs);
  for (let times = 0; times < 5; times += 1) clocks.saw(main, clock.now(), 2_000);
  expect(open().aheadOf(main)).toBe(0);
});

it('learns nothing from what took long, of which a sleep may be part', () => {
  const { clock, open } = rig();
  const clocks = open();
  expect(clocks.saw(main, clock.now() - hourMs, hourMs)).toBe(false);
  expect(clocks.aheadOf(main)).toBe(0);
});

it('never throws into an upload, and learns it from the next', () => {
  const { database, clock, open } = rig();
  const clocks = open();
  database.exec('PRAGMA query_only = 1');
  expect(clocks.saw(main, clock.now() - 3 * hourMs, 2_000)).toBe(false);
  database.exec('PRAGMA query_only = 0');
  expect(clocks.saw(main, clock.now() - 3 * hourMs, 2_000)).toBe(true);
});

it.each([-24, -3, 3, 24])(
  'counts a life down by our clock though the list is %i hours off',
  (hours) => {
    const { database, clock, open, pass } = rig();
    const clocks = open();
    const table = createMediaTable(database, () => plivo.retention, clocks.aheadOf);
    const item = {
      ref: mediaRef.parse('one'),
      messageRef: null,
      direction: null,
      name: 'a.png',
      contentType: 'image/png',
      sizeBytes: 5,
      storedAt: clock.now() + hours * hourMs,
      usedAt: null,
      fromAddress: null,
      toAddress: null,
      messageStatus: null,
      linkUrl: null,
    };
    clocks.saw(main, item.storedAt, 2_000);
    const began = clock.now();
    // Seen again and again, as a refresh does: nothing of it looks used before its six hours are over.
    for (let hour = 0; hour < 6; hour += 1) {
      const [id = 0] = table.upsert(main, [item], clock.now()).ids;
      const [row] = table.byIds([id]);
      if (row === undefined) throw new Error('not written');
      expect([row.storedAt, row.expiresAt]).toEqual([began, began + 6 * hourMs]);
      expect(expiryOf(plivo.retention, row)).toMatchObject({ basis: 'unused' });
      pass(hourMs - 1);
    }
  },
);
