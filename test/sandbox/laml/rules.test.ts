import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSeedDir } from '../../../electron/sandbox/defaultSeedDir.ts';
import { signalwireDialect } from '../../../electron/sandbox/hosts/signalwire/signalwireDialect.ts';
import { twilioDialect } from '../../../electron/sandbox/hosts/twilioMessaging/twilioDialect.ts';
import { seedCycle } from '../../../electron/sandbox/laml/messages/seedCycle.ts';
import { seedThreads } from '../../../electron/sandbox/laml/messages/seedThreads.ts';
import { type Page, type Row, takePage } from '../../../electron/sandbox/laml/protocol/lamlPage.ts';
import { dateFilter, inRange } from '../../../electron/sandbox/laml/routes/dateFilter.ts';
import { openSeedFolder } from '../../../electron/sandbox/seeding/seedFolder.ts';

/** Things at keys around zero, some of them gone. */
function rowOf(present: readonly boolean[], oldest: number): Row<{ sid: string }> {
  const newest = oldest + present.length - 1;
  return {
    newest,
    oldest,
    at: (key) => (present[key - oldest] ? { sid: `s${key}` } : null),
    keyOf: (sid) => (/^s-?\d+$/.test(sid) ? Number(sid.slice(1)) : null),
  };
}

test('pages hold everything once, there and back', () => {
  const present = fc.array(fc.boolean(), { maxLength: 60 });
  const oldest = fc.integer({ min: -30, max: 30 });
  const size = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(present, oldest, size, (gaps, from, most) => {
      const row = rowOf(gaps, from);
      const there: string[][] = [];
      let back: string | null = null;
      for (let token: string | null = null, first = true; first || token !== null; first = false) {
        const page: Page<{ sid: string }> | null = takePage(row, most, token);
        if (!page) throw new Error('a token was not known again');
        there.push(page.items.map(({ sid }) => sid));
        back = page.previousToken;
        token = page.nextToken;
      }
      const all = gaps.flatMap((here, position) => (here ? [`s${from + position}`] : [])).reverse();
      expect(there.flat()).toEqual(all);
      for (let position = there.length - 2; back !== null; position -= 1) {
        const page = takePage(row, most, back);
        expect(page?.items.map(({ sid }) => sid)).toEqual(there[position]);
        back = page?.previousToken ?? null;
        if (back === null) expect(position).toBe(0);
      }
    }),
  );
});

test('a token that was made up leads nowhere', () => {
  const row = rowOf([true, true, true], 0);
  for (const token of ['', 's1', 'PA', 'PAx', 'PC1', 'pas1']) {
    expect(takePage(row, 2, token)).toBeNull();
  }
});

test('a day is all of it; before and after include the midnight', () => {
  const day = 24 * 3_600_000;
  const days = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: -day, max: 2 * day }), (number, offset) => {
      const start = number * day;
      const at = start + offset;
      const text = new Date(start).toISOString().slice(0, 10);
      const fits = (name: string) => {
        const range = dateFilter(new URLSearchParams([[name, text]]), 'D');
        return range !== 'bad' && inRange(range, at);
      };
      expect(fits('D')).toBe(at >= start && at < start + day);
      expect(fits('D<')).toBe(at <= start);
      expect(fits('D>')).toBe(at >= start);
    }),
  );
  expect(inRange({ from: 0, until: Number.POSITIVE_INFINITY }, null)).toBe(false);
  expect(dateFilter(new URLSearchParams('E=2026-01-05'), 'D')).toBeNull();
  expect(dateFilter(new URLSearchParams('D=5 January'), 'D')).toBe('bad');
});

test.each([signalwireDialect(false), twilioDialect(false)])(
  '$provider: just enough messages carry the files of a library',
  ({ accepts }) => {
    const cycle = seedCycle(seedThreads, openSeedFolder(defaultSeedDir), accepts);
    const carried = (count: number) => {
      const last = cycle.at(count - 1);
      return last.firstMedia + last.files.length;
    };
    expect(cycle.messagesFor(0)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (items) => {
        const count = cycle.messagesFor(items);
        expect(carried(count)).toBeGreaterThanOrEqual(items);
        if (count > 1) expect(carried(count - 1)).toBeLessThan(items);
      }),
    );
  },
);

test('every file that the talks name is there', () => {
  const names = new Set(openSeedFolder(defaultSeedDir).files.map(({ name }) => name));
  const named = seedThreads.flat().flatMap(({ files = [] }) => files);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});
