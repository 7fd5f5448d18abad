import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mediaIn,
  mediaPosition,
  messagesFor,
} from '../../../../electron/sandbox/hosts/twilioConversations/records/seedRhythm.ts';
import {
  type Page,
  pageOf,
} from '../../../../electron/sandbox/hosts/twilioConversations/sequencePage.ts';

test('pages show all that is left once, in order, and lead back the same way', () => {
  const items = fc.array(fc.boolean(), { maxLength: 40 });
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 9 }), fc.boolean(), (there, size, descending) => {
      const at = (number: number) => (there[number] ? number : null);
      const read = (token: string | null): Page<number> => {
        const page = pageOf({ end: there.length, at }, { size, descending, token });
        if (!page) throw new Error('the token was given out');
        return page;
      };
      const pages = [read(null)];
      for (let token = pages[0]?.nextToken; token; token = pages[pages.length - 1]?.nextToken) {
        pages.push(read(token));
      }
      const left = there.flatMap((is, number) => (is ? [number] : []));
      const shown = pages.flatMap((page) => page.items);
      expect(shown).toEqual(descending ? left.reverse() : left);
      expect(pages[0]?.previousToken).toBeNull();
      for (const [position, page] of pages.slice(1).entries()) {
        expect(read(page.previousToken).items).toEqual(pages[position]?.items);
      }
    }),
  );
});

test.each(['', 'PA', 'PC1', 'PA-1', '7'])('%j is no token', (token) => {
  const wish = { size: 5, descending: false, token };
  expect(pageOf({ end: 9, at: (number) => number }, wish)).toBeNull();
});

test('each seeded file is in the one message that its number leads to', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), (files) => {
      const carried = Array.from({ length: messagesFor(files, 4) }, (_, index) => mediaIn(index));
      for (let file = 0; file < files; file += 1) {
        const holders = carried.flatMap((inside, index) => (inside.includes(file) ? [index] : []));
        expect(holders).toEqual([mediaPosition(file)]);
      }
    }),
  );
});
