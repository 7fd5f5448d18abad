import { expect, it } from 'vitest';
import { withLooks } from '../../../../renderer/stores/library/learnLooks.ts';
import type { Pages } from '../../../../renderer/stores/library/pages.ts';
import { mediaId } from '../../../../shared/ids.ts';
import { mediaRow } from '../../../../shared/media.ts';

const blank = Object.fromEntries(Object.keys(mediaRow.shape).map((key) => [key, null]));
const row = (id: number, known: object = {}) =>
  mediaRow.parse({
    ...blank,
    archived: false,
    original: undefined,
    id,
    accountId: '11111111-1111-4111-8111-111111111111',
    ref: `m${id}`,
    kind: 'image',
    seenAt: 1,
    ...known,
  });
const pages: Pages = { 0: [row(1), row(2, { width: 9, height: 6 })], 1: [row(3)] };

it('writes what was learnt into the rows of its items, and forgets nothing for it', () => {
  const looks = [
    { id: mediaId.parse(1), width: 4, height: 3, durationMs: null, placeholder: 'abc' },
    { id: mediaId.parse(2), width: null, height: null, durationMs: 900, placeholder: null },
  ];
  const known = withLooks(pages, looks);
  expect(known[0]).toMatchObject([
    { id: 1, width: 4, height: 3, placeholder: 'abc' },
    { id: 2, width: 9, height: 6, durationMs: 900 },
  ]);
  // What was not touched is the same, so that nothing of it is drawn anew.
  expect(known[1]).toBe(pages[1]);
});

it('leaves the pages as they are where none of them has such an item', () => {
  const looks = [
    { id: mediaId.parse(9), width: 1, height: 1, durationMs: null, placeholder: null },
  ];
  expect(withLooks(pages, looks)).toBe(pages);
});
