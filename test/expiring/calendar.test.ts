import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { type EndingItem, eventsOf, mostSingle } from '../../electron/expiring/calendar/events.ts';
import { icsLine } from '../../electron/expiring/calendar/icsText.ts';
import { calendarLines } from '../../electron/expiring/calendar/writeCalendar.ts';

const now = Date.UTC(2026, 10, 29, 12);
const hour = 60 * 60_000;
const facts = { title: 'Satchel: Expiring', now, aheadMs: 2 * hour };
const textOf = (items: readonly EndingItem[], scope: string | null, when = now) =>
  [...calendarLines(eventsOf(items, scope), { ...facts, now: when })].join('');

/** As a calendar reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, sequence } = new ICAL.Event(component);
    const alarm = component.getFirstSubcomponent('valarm');
    return {
      uid,
      summary,
      description,
      at: startDate.toJSDate().getTime(),
      sequence,
      trigger: alarm?.getFirstPropertyValue('trigger')?.toString(),
    };
  });
  return { title: calendar.getFirstPropertyValue('x-wr-calname'), events };
}

const item = (n: number, endsAt: number, name: string | null = `file-${n}.png`): EndingItem => ({
  key: `shop ${n}`,
  name,
  account: 'Shop',
  endsAt,
});

it('gives what a person chose an event each, with an alarm', () => {
  const { title, events } = read(textOf([item(2, now + 5 * hour), item(1, now + hour)], null));
  expect(title).toBe('Satchel: Expiring');
  expect(events).toMatchObject([
    { summary: 'file-1.png expires', description: 'Shop', at: now + hour, trigger: '-PT120M' },
    { summary: 'file-2.png expires', at: now + 5 * hour },
  ]);
});

it('puts what a view has together by the hour, and says how many more there are', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => item(n, now + (n % 3) * hour + n));
  const { events } = read(textOf(many, 'view'));
  expect(events.map(({ summary }) => summary)).toEqual([
    '33,334 items expire',
    '33,333 items expire',
    '33,333 items expire',
  ]);
  expect(events[0]?.description.split('\n')).toHaveLength(26);
  expect(events[0]?.description).toContain('and 33,309 more');
  expect(events[0]?.at).toBe(now);
});

it('updates its events when it is imported again, and leaves those of others alone', () => {
  const uids = (text: string) => read(text).events.map(({ uid }) => uid);
  const items = [item(1, now + hour), item(2, now + 3 * hour)];
  const later = textOf([...items, item(3, now + hour + 1)], 'view', now + hour / 2);
  expect(uids(later)).toEqual(uids(textOf(items, 'view')));
  expect(read(later).events[0]?.sequence).toBeGreaterThan(
    read(textOf(items, 'view')).events[0]?.sequence ?? 0,
  );
  expect(uids(textOf(items, 'other view'))).not.toEqual(uids(textOf(items, 'view')));
  // An item whose end has moved is the same event.
  expect(uids(textOf([item(1, now + 9 * hour)], null))).toEqual(
    uids(textOf([item(1, now + hour)], null)),
  );
  expect(
    eventsOf(
      Array.from({ length: mostSingle + 1 }, (_, n) => item(n, now)),
      null,
    ),
  ).toHaveLength(1);
});

const hostile = fc.oneof(
  fc.constantFrom(
    'a;b,c\\d\ne',
    'END:VEVENT\r\nBEGIN:VEVENT\r\nUID:mine',
    'x\r\nATTACH:https://elsewhere.test/',
    '\\n',
    ':"^n',
    '\u0000\u0007\u0085\u2028',
    '👩‍👩‍👧‍👦'.repeat(30),
    'é'.repeat(200),
    '=cmd()',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

it('reads back as it was, whatever it is called', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, account) => {
      const text = textOf([{ key: 'k', name, account, endsAt: now }], null);
      for (const line of text.split('\r\n'))
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const { events } = read(text);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        summary: `${seen(name)} expires`,
        description: seen(account),
        at: now,
      });
    }),
    { numRuns: 500 },
  );
});

/** What a calendar may hold of a text: no control but the end of a line. */
const seen = (text: string) =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n|\r|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '');

it('holds no link', () => {
  expect(textOf([item(1, now)], null)).not.toMatch(/https?:|ATTACH|URL/);
});

it('folds within no sign', () => {
  const line = icsLine(`SUMMARY:${'👍'.repeat(40)}`);
  for (const part of line.split('\r\n ')) expect(part).not.toMatch(/\p{Cs}/u);
});
