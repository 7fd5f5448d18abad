import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/strings/en.ts';
import { formatInstant } from '../../../../renderer/text/format.ts';
import { promiseText } from '../../../../renderer/text/lasting/promiseText.ts';
import type { LinkPromise } from '../../../../shared/links/promise.ts';

const now = Date.UTC(2026, 10, 29, 12);
const words = en.promise;
const plain: LinkPromise = {
  opens: 'anyone',
  until: { kind: 'open' },
  enders: [],
  certainty: 'documented',
  maybeSooner: false,
  sentLifeMs: null,
};

describe('a promise in words', () => {
  it('says who and until when, whichever ends first', () => {
    const at = now + 3_600_000;
    const item = promiseText({ ...plain, until: { kind: 'at', at, by: 'item' } }, 'Plivo', now);
    expect(item.main.text).toBe(words.untilItem(words.anyone, formatInstant(at, now)));
    const link = promiseText({ ...plain, until: { kind: 'at', at, by: 'link' } }, 'Twilio', now);
    expect(link.main.text).toBe(words.untilLink(words.anyone, formatInstant(at, now)));
    const fresh = promiseText({ ...plain, until: { kind: 'for', ms: 300_000 } }, 'Twilio', now);
    expect(fresh.main.text).toContain(en.link.minutes(5));
  });

  it('names what ends it in one sentence, and does not take a guess for knowledge', () => {
    const { notes } = promiseText(
      { ...plain, enders: ['deletion', 'made-private'], certainty: 'assumed' },
      'SignalWire',
      now,
    );
    expect(notes).toEqual([
      words.stops(words.or(words.enders.deletion, words.enders['made-private'])),
      words.assumed('SignalWire'),
    ]);
  });

  it('of a private link says nothing but that', () => {
    const { main, notes } = promiseText(
      { ...plain, opens: 'account', enders: ['deletion'], sentLifeMs: 1 },
      'SignalWire',
      now,
    );
    expect([main.text, notes]).toEqual([words.account, [words.accountWhy]]);
  });

  it('of what has ended promises nothing more', () => {
    const over = promiseText({ ...plain, until: { kind: 'over', by: 'item' } }, 'Plivo', now);
    expect([over.main.text, over.notes]).toEqual([words.itemOver, []]);
  });
});
