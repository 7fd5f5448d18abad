import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accept, completeQuery } from '../../../shared/query/completeQuery.ts';
import { readQuery } from '../../../shared/query/readQuery.ts';
import { takeFilters } from '../../../shared/query/takeFilters.ts';

const context = {
  now: Date.UTC(2026, 9, 14),
  accounts: [
    { id: 'a-1', label: 'Shop' },
    { id: 'a-2', label: 'Shop 2' },
    { id: 'a-3', label: 'Front desk' },
  ],
  people: [
    { address: '+12125550111', name: 'Ada Lovelace' },
    { address: '+12125550199', name: null },
  ],
  recent: ['coupon', 'kind:video', 'a', 'b', 'c', 'd'],
};
const offered = (typed: string, caret = typed.length) =>
  completeQuery(typed, caret, context).options.map(({ insert }) => insert);

it('offers searches of before and every key where nothing is typed', () => {
  const found = offered('');
  expect(found.slice(0, 6)).toEqual(['coupon', 'kind:video', 'a', 'b', 'c', 'from:']);
  expect(found).toContain('archived:');
});

it.each<[string, string[]]>([
  ['fr', ['from:']],
  ['coupon fr', ['from:']],
  ['vide', ['kind:video']],
  ['photo', ['kind:image']],
  ['rece', ['direction:received']],
  ['fron', ['account:"Front desk"']],
  ['lovel', ['person:+12125550111']],
  [
    'kind:',
    ['image', 'video', 'audio', 'pdf', 'text', 'other', 'documents'].map((k) => `kind:${k}`),
  ],
  ['kind:p', ['kind:pdf']],
  ['kind:pdf', []],
  ['from:love', ['from:+12125550111']],
  ['from:555', ['from:+12125550111', 'from:+12125550199']],
  ['from:(212) 555-01', ['from:+12125550111', 'from:+12125550199']],
  ['account:sho', ['account:Shop', 'account:"Shop 2"']],
  ['larger:2', ['larger:2KB', 'larger:2MB', 'larger:2GB']],
  ['used:', ['used:yes', 'used:no']],
  ['zzz', []],
  ['kind:video ', []],
  ['"fr', []],
])('%s', (typed, options) => {
  expect(offered(typed)).toEqual(options);
});

it('puts what was accepted where the caret is, and leaves the rest', () => {
  const typed = 'fr coupon';
  const found = completeQuery(typed, 2, context);
  const [option] = found.options;
  if (option === undefined) throw new Error('nothing was offered');
  expect(accept(typed, found, option)).toEqual({ typed: 'from: coupon', caret: 5 });
  const value = completeQuery('kind:vi', 7, context);
  const [video] = value.options;
  if (video === undefined) throw new Error('nothing was offered');
  expect(accept('kind:vi', value, video)).toEqual({ typed: 'kind:video ', caret: 11 });
});

it('offers nothing that is not understood then', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.nat(30), (typed, caret) => {
      const found = completeQuery(typed, Math.min(caret, typed.length), context);
      for (const option of found.options) {
        if (option.kind !== 'value') continue;
        expect(readQuery(option.insert, context).misread).toEqual([]);
        expect(Object.keys(readQuery(option.insert, context).filter)).not.toEqual([]);
      }
    }),
  );
});

it('takes finished filters out of what is typed, and leaves those that are not', () => {
  const finished = (typed: string) => takeFilters(typed, 'finished', context);
  expect(finished('coupon kind:video ')).toEqual({
    filter: { kinds: ['video'] },
    rest: 'coupon ',
  });
  expect(finished('kind:video')).toEqual({ filter: {}, rest: 'kind:video' });
  expect(finished('kind:video from:Ad')).toEqual({
    filter: { kinds: ['video'] },
    rest: 'from:Ad',
  });
  expect(finished('kind:vidoe coupon ').rest).toBe('kind:vidoe coupon ');
  // The rest of a number may follow.
  expect(finished('from:+1 (212) ')).toEqual({ filter: {}, rest: 'from:+1 (212) ' });
  expect(finished('from:+1 (212) 555-0111 ')).toEqual({
    filter: { from: '+1 (212) 555-0111' },
    rest: '',
  });
  expect(takeFilters('a kind:video b', 'all', context)).toEqual({
    filter: { kinds: ['video'] },
    rest: 'a b',
  });
});
