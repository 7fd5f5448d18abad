import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountId } from '../../../shared/ids.ts';
import { mediaKind } from '../../../shared/media.ts';
import { type MediaFilter, mediaFilter } from '../../../shared/query/mediaFilter.ts';
import { printQuery } from '../../../shared/query/printQuery.ts';
import { readQuery } from '../../../shared/query/readQuery.ts';

const now = new Date(2026, 9, 14, 15, 30).getTime();
const accounts = [
  { id: 'a-1', label: 'Shop' },
  { id: 'a-2', label: 'Front desk "north"' },
  { id: 'a-3', label: 'Twin' },
  { id: 'a-4', label: 'twin' },
];
const context = { now, accounts };
const read = (typed: string) => readQuery(typed, context).filter;
const wrong = (typed: string) =>
  readQuery(typed, context).misread.map(({ written, why, suggestion }) => [
    written,
    why,
    suggestion,
  ]);
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime();
const hour = 3_600_000;

describe('a typed filter', () => {
  it.each<[string, MediaFilter]>([
    ['', {}],
    ['coupon  "two words" 12" vinyl', { text: 'coupon "two words" 12 vinyl' }],
    ['"being typed', { text: '"being typed"' }],
    ['from:+12125550111', { from: '+12125550111' }],
    ['from:+1 (212) 555-0111 coupon', { from: '+1 (212) 555-0111', text: 'coupon' }],
    ['FROM:212 555 0111 to:555-0111', { from: '212 555 0111', to: '555-0111' }],
    ['person:"Ada L." coupon', { person: 'Ada L.', text: 'coupon' }],
    ['in:"summer \\"26\\""', { conversation: 'summer "26"' }],
    ['kind:video,pdf kind:Image', { kinds: ['video', 'pdf', 'image'] }],
    ['kind:documents', { kinds: ['pdf', 'text'] }],
    ['type:image/png', { type: 'image/png' }],
    [
      'direction:received used:no archived:no',
      { direction: 'inbound', used: false, archived: false },
    ],
    ['gone:only', { gone: 'only' }],
    ['gone:no', {}],
    ['status:delivered', { status: 'delivered' }],
    ['before:2026-10-01', { storedBefore: at(2026, 10, 1) }],
    ['after:2026-10', { storedFrom: at(2026, 10, 1) }],
    ['on:2026-10-03', { storedFrom: at(2026, 10, 3), storedBefore: at(2026, 10, 4) }],
    ['during:2026', { storedFrom: at(2026, 1, 1), storedBefore: at(2027, 1, 1) }],
    ['on:today', { storedFrom: at(2026, 10, 14), storedBefore: at(2026, 10, 15) }],
    ['on:yesterday', { storedFrom: at(2026, 10, 13), storedBefore: at(2026, 10, 14) }],
    ['during:last-week', { storedFrom: at(2026, 10, 5), storedBefore: at(2026, 10, 12) }],
    [
      'during:2026-10-01..2026-10-05',
      { storedFrom: at(2026, 10, 1), storedBefore: at(2026, 10, 6) },
    ],
    ['after:7d before:2h', { storedWithinMs: 168 * hour, storedOverMs: 2 * hour }],
    ['larger:2MB smaller:1,5gb', { minBytes: 2_000_000, maxBytes: 1_500_000_000 }],
    ['ends:90min', { endsWithinMs: 1.5 * hour }],
    ['account:shop account:"Front desk \\"north\\""', { accountIds: ['a-1', 'a-2'].map(idOf) }],
    ['account:Twin', { accountIds: ['a-3', 'a-4'].map(idOf) }],
    ['account:#a-4', { accountIds: ['a-4'].map(idOf) }],
    ['https://example.test at 12:30', { text: 'https://example.test at 12:30' }],
    ['"kind:video"', { text: '"kind:video"' }],
    ['from:Ada from:Ben', { from: 'Ben' }],
  ])('%s', (typed, filter) => {
    expect(read(typed)).toEqual(filter);
  });

  it('does not count where it is not understood, and says what may be meant', () => {
    expect(read('kind:vidoe coupon')).toEqual({ text: 'coupon' });
    expect(wrong('kind:vidoe coupon')).toEqual([['kind:vidoe', 'no-such-value', 'kind:video']]);
    expect(wrong('from: after:2026-02-30')).toEqual([
      ['from:', 'no-value', null],
      ['after:2026-02-30', 'no-such-value', null],
    ]);
    expect(wrong('account:Shpo')).toEqual([['account:Shpo', 'no-such-value', 'account:Shop']]);
    // It is searched for as it is, since it may well be a word.
    expect(read('form:Ada')).toEqual({ text: 'form:Ada' });
    expect(wrong('form:Ada')).toEqual([['form:Ada', 'no-such-key', 'from:Ada']]);
  });
});

function idOf(id: string) {
  return accountId.parse(id);
}

const instants = fc.oneof(
  fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 }),
  fc.integer({ min: 0, max: 4_102_444_800_000 }),
  fc
    .tuple(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => at(year, month, 1)),
);
const lengths = fc.oneof(
  fc.integer({ min: 1, max: 1e12 }),
  fc.integer({ min: 1, max: 400 }).map((days) => days * 24 * hour),
);
const sizes = fc.oneof(
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 900 }).map((mb) => mb * 1e6),
);
const value = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'binary' });
const people = fc.oneof(
  value(255),
  fc.constantFrom('+1 (212) 555-0111', '0111', 'Ada "L"', 'a\\b'),
);
const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\s":]/gu, ''))
  .filter((text) => text !== '');
const texts = fc
  .array(
    fc.oneof(
      word,
      fc.tuple(word, word).map(([one, two]) => `"${one} ${two}"`),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((words) => words.join(' '));

const filters: fc.Arbitrary<MediaFilter> = fc.record(
  {
    accountIds: fc.uniqueArray(fc.constantFrom(...['a-1', 'a-2', 'a-3', 'gone one'].map(idOf)), {
      minLength: 1,
    }),
    kinds: fc.uniqueArray(fc.constantFrom(...mediaKind.options), { minLength: 1 }),
    type: value(100),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const),
    person: people,
    from: people,
    to: people,
    conversation: value(255),
    status: value(64),
    storedFrom: instants,
    storedBefore: instants,
    storedWithinMs: lengths,
    storedOverMs: lengths,
    minBytes: sizes,
    maxBytes: sizes,
    endsWithinMs: lengths,
    used: fc.boolean(),
    archived: fc.boolean(),
    gone: fc.constantFrom('also' as const, 'only' as const),
    text: texts,
  },
  { requiredKeys: [] },
);

const alphabet = fc.constantFrom(
  ...'abc 12:",.+()-\\/#@'.split(''),
  'from:',
  'kind:',
  'on:',
  'account:',
  'Shop',
  'video',
  '2026-10',
  '7d',
  '"',
  'é',
);
const typings = fc.oneof(
  fc.array(alphabet, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 500, unit: 'binary' }),
);

describe('reading and printing', () => {
  it('reads back each filter that it prints', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { filter: again, misread } = readQuery(printQuery(filter, accounts), context);
        expect(again).toEqual(filter);
        expect(misread.filter(({ why }) => why !== 'no-such-key')).toEqual([]);
      }),
    );
  });

  it('prints what it reads so that it is read alike, whatever is typed', () => {
    fc.assert(
      fc.property(typings, (typed) => {
        const filter = read(typed);
        expect(mediaFilter.safeParse(filter).success).toBe(true);
        expect(read(printQuery(filter, accounts))).toEqual(filter);
      }),
      { numRuns: 300 },
    );
  });
});
