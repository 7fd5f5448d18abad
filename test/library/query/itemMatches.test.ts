import { expect, it } from 'vitest';
import { matchesIn } from '../../../electron/library/query/itemMatches.ts';
import type { Searched } from '../../../shared/query/searchedFields.ts';

const item: Searched = {
  name: 'Summer.png',
  messageText: `${'word '.repeat(60)}the summer sale begins ${'word '.repeat(60)}`,
  fromName: null,
  fromAddress: '+12125550111',
  toName: null,
  toAddress: '+14155550100',
  conversationName: null,
  conversationRef: null,
  ref: 'ME0001',
  messageRef: null,
  contentType: 'image/png',
};

it('says in which fields a search found an item, and where', () => {
  const found = matchesIn(item, 'SUMMER (212) 555-0111');
  expect(found.map(({ field }) => field)).toEqual(['name', 'messageText', 'fromAddress']);
  const cut = found.map(({ text, parts }) => parts.map(({ start, end }) => text.slice(start, end)));
  expect(cut).toEqual([['Summer'], ['summer'], ['2125550111']]);
});

it('tells of a long text a part around what was found, of whole words', () => {
  const [, text] = matchesIn(item, 'summer');
  expect(text?.text).toMatch(/^word (word )*the summer sale begins /);
  expect(text?.text.length).toBeLessThanOrEqual(160);
});

it('finds nothing where nothing is asked', () => {
  expect(matchesIn(item, ' ')).toEqual([]);
});
