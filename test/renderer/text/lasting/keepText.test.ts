import { expect, it } from 'vitest';
import { en } from '../../../../renderer/strings/en.ts';
import { explain } from '../../../../renderer/text/explain.ts';
import { formatInstant } from '../../../../renderer/text/format.ts';
import { itemText, keptText } from '../../../../renderer/text/lasting/keepText.ts';
import type { Keep } from '../../../../shared/contract/keepAlive.ts';
import { proposedLimits, usualCeiling } from '../../../../shared/keepalive/keepLimits.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const words = en.keepAlive;
const now = Date.UTC(2026, 5, 1, 12);
const later = now + 3_600_000;

const keep: Keep = {
  id: 'keep',
  of: { kind: 'item', mediaId: fakeRow(1, 1, false).id },
  title: 'opening.png',
  limits: proposedLimits(now, usualCeiling),
  untilAt: proposedLimits(now, usualCeiling).untilAt,
  cut: null,
  state: 'on',
  end: null,
  failure: null,
  items: 1,
  asks: 0,
  held: 0,
  stopped: 0,
  limited: 0,
  today: 0,
  renewed: 0,
  nextAt: later,
  changedAt: null,
};

it('says of a renewal that is to come when, and never that it was', () => {
  const waiting = { row: fakeRow(1, 1, false), state: 'waiting', endsAt: later, times: 0 } as const;
  const of = (renewsAt: number | null) =>
    itemText({ ...waiting, renewsAt, failure: null }, now).text;
  expect(of(later)).toBe(words.state.next(formatInstant(later, now)));
  expect(of(now)).toBe(words.state.due);
  expect(of(null)).toBe(words.itemState.waitingUnknown);
});

it('says until when an item is kept alive, and what stands in the way before what comes next', () => {
  const until = words.keptUntil(formatInstant(keep.limits.untilAt, now));
  const next = words.state.next(formatInstant(later, now));
  expect(keptText(keep, later, now)).toEqual({
    main: { text: until, at: keep.untilAt },
    note: { text: next, at: later },
  });
  const noted = (more: Partial<Keep>, at: number | null = later) =>
    [keptText({ ...keep, ...more }, at, now).note].flat().map(({ text }) => text);
  expect(noted({ state: 'paused' })).toEqual([words.state.paused]);
  expect(noted({ asks: 1 })).toEqual([words.state.asks(1, '1')]);
  expect(noted({ nextAt: null }, null)).toEqual([words.state.idle]);
  expect(noted({ held: 2 }, null)).toEqual([words.state.held(2, '2'), next]);
  expect(noted({ cut: 'now' }, null)).toEqual([words.state.cut]);
});

it('says why an item was not renewed, whether it is tried again or was given up', () => {
  const failure = { kind: 'forbidden', detail: null, said: null } as const;
  const { title } = explain(failure, { provider: en.shell.provider });
  const row = fakeRow(1, 1, false);
  const item = { row, endsAt: later, renewsAt: null, times: 0, failure };
  const refused = itemText({ ...item, state: 'refused' }, now).text;
  expect(refused).toBe(`${words.itemState.refused} · ${title}`);
  expect(itemText({ ...item, state: 'waiting' }, now).text).toContain(title);
  expect(itemText({ ...item, state: 'renewing' }, now).text).toBe(words.itemState.renewing);
});
