import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPagesGuard } from '../../electron/http/pagesGuard.ts';

it('ends every list after so many pages, whatever they bring and wherever they lead', () => {
  const pages = fc.infiniteStream(
    fc.record({
      next: fc.string({ maxLength: 3 }),
      names: fc.array(fc.string(), { maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(pages, fc.integer({ min: 1, max: 60 }), (answers, most) => {
      const guard = createPagesGuard(most);
      let read = 0;
      for (const { next, names } of answers) {
        read += 1;
        if (!guard.leadsOn(next, names)) break;
      }
      expect(read).toBeLessThanOrEqual(most);
    }),
  );
});

it('lets a list be as long as it may, with an empty page now and then', () => {
  const guard = createPagesGuard(10_000);
  for (let page = 1; page < 10_000; page += 1) {
    expect(guard.leadsOn(`page ${page}`, page % 7 === 0 ? [] : [`entry ${page}`])).toBe(true);
  }
  expect(guard.leadsOn('one more', ['another'])).toBe(false);
});

it.each([
  [
    'the page before once more',
    [
      ['a', ['1', '2']],
      ['b', ['1', '2']],
    ],
  ],
  [
    'a place met before',
    [
      ['a', ['1']],
      ['b', ['2']],
      ['a', ['3']],
    ],
  ],
  ['nothing but empty pages', Array.from({ length: 11 }, (_, page) => [`${page}`, []])],
] as const)('leaves %s', (_, pages) => {
  const guard = createPagesGuard(1_000);
  const led = pages.map(([next, names]) => guard.leadsOn(String(next), [...names]));
  expect(led).toEqual(led.map((__, position) => position < led.length - 1));
});
