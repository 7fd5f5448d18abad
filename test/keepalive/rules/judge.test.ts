import { describe, expect, it } from 'vitest';
import { judgeKept, type KeptFacts } from '../../../electron/keepalive/rules/judge.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { proposedLimits, usualCeiling } from '../../../shared/keepalive/keepLimits.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 29, 12);
const end = start + 6 * hour;
const limits = proposedLimits(start, usualCeiling);

const facts = (
  more: Partial<KeptFacts> = {},
  life: Partial<KeptFacts['life']> = {},
): KeptFacts => ({
  life: { storedAt: start, usedAt: null, seenAt: start, goneAt: null, ...life },
  rule: plivo.retention,
  removed: false,
  deletable: false,
  times: 0,
  underway: false,
  trials: null,
  confirmed: false,
  ...more,
});

describe('an item that lives', () => {
  it('waits until shortly before its end, and is due then and after', () => {
    const at = end - limits.aheadMs;
    expect(judgeKept(facts(), limits, at - 1)).toEqual({ kind: 'wait', at, endsAt: end });
    expect(judgeKept(facts(), limits, at)).toEqual({ kind: 'due', endsAt: end, ended: false });
  });

  it('is never due in the first half of a short life', () => {
    const unused = { kind: 'duration', ms: 10 * minute } as const;
    const short = facts({ rule: { ...plivo.retention, unused } });
    expect(judgeKept(short, limits, start)).toMatchObject({ kind: 'wait', at: start + 5 * minute });
  });

  it('that was sent lasts a year, and one without an end needs nothing', () => {
    const sent = judgeKept(facts({}, { usedAt: start }), limits, end);
    expect(sent).toMatchObject({ kind: 'wait', endsAt: start + 365 * 24 * hour });
    expect(judgeKept(facts({}, { storedAt: null }), limits, end)).toEqual({ kind: 'lasts' });
  });

  it('is left alone while it is renewed or deleted, or was renewed as often as allowed', () => {
    const now = end - minute;
    expect(judgeKept(facts({ underway: true }), limits, now)).toEqual({ kind: 'underway' });
    expect(judgeKept(facts({ removed: true }), limits, now)).toEqual({ kind: 'removing' });
    const twice = { ...limits, mostTimes: 2 };
    expect(judgeKept(facts({ times: 2 }), twice, now)).toEqual({ kind: 'stop', why: 'times' });
    expect(judgeKept(facts({ times: 1 }), twice, now).kind).toBe('due');
  });

  it('whose renewal was refused is tried again later, a few times, and not where that is in vain', () => {
    const now = end - 20 * minute;
    const tried = (count: number, lastAt: number, final = false) =>
      judgeKept(facts({ trials: { count, lastAt, final } }), limits, now);
    expect(tried(1, now - minute)).toMatchObject({ kind: 'wait', at: now + 9 * minute });
    expect(tried(1, now - 10 * minute).kind).toBe('due');
    expect(tried(2, now - 10 * minute)).toMatchObject({ kind: 'wait', at: now + 10 * minute });
    expect(tried(4, start)).toEqual({ kind: 'stop', why: 'refused' });
    expect(tried(1, start, true)).toEqual({ kind: 'stop', why: 'refused' });
    // A clock that was wrong wrote a trial that lies ahead: it holds nothing back.
    expect(tried(1, now + hour).kind).toBe('due');
  });
});

describe('an item that is no more', () => {
  const gone = (goneAt: number, more: Partial<KeptFacts> = {}, seenAt = start) =>
    judgeKept(facts(more, { goneAt, seenAt }), limits, Math.max(goneAt, end));

  it('before its end was deleted, and never comes back, whatever a person said before', () => {
    for (const goneAt of [start + minute, end - hour, end - 5 * minute - 1]) {
      for (const confirmed of [false, true]) {
        expect(gone(goneAt, { confirmed })).toEqual({ kind: 'stop', why: 'deleted' });
      }
    }
  });

  it('in Satchel was deleted, whenever that was noticed', () => {
    expect(gone(end + hour, { removed: true })).toEqual({ kind: 'stop', why: 'deleted' });
  });

  it('after its end expired where nobody can delete, or where it was seen just before', () => {
    expect(gone(end)).toEqual({ kind: 'due', endsAt: end, ended: true });
    expect(gone(end + hour, { deletable: true }, end - minute).kind).toBe('due');
  });

  it('is asked about where somebody may have deleted it, and renewed once that is answered', () => {
    expect(gone(end + hour, { deletable: true })).toEqual({ kind: 'ask', endsAt: end });
    expect(gone(end + hour, { deletable: true, confirmed: true }).kind).toBe('due');
  });

  it('is not renewed where a person did not allow that', () => {
    const none = { ...limits, afterEnd: false };
    expect(judgeKept(facts({}, { goneAt: end }), none, end)).toEqual({
      kind: 'stop',
      why: 'ended',
    });
    // Nobody asked the provider yet, and it has ended all the same.
    expect(judgeKept(facts(), none, end + hour)).toEqual({ kind: 'stop', why: 'ended' });
  });

  it('without an end was deleted', () => {
    expect(gone(start + hour, {}, start)).toMatchObject({ why: 'deleted' });
    const endless = facts({}, { storedAt: null, goneAt: end });
    expect(judgeKept(endless, limits, end)).toEqual({ kind: 'stop', why: 'deleted' });
  });
});
