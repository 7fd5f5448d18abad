import { describe, expect, it } from 'vitest';
import { matchesFilter } from '../../../shared/query/matchesFilter.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { narrowFilter } from '../../../shared/query/narrowFilter.ts';
import { presentPart } from '../../../shared/query/presentPart.ts';
import { fakeRow } from '../../renderer/harness/fakeRows.ts';

const now = 1_000_000;
const item = (goneAt: number | null, archived: boolean) => ({
  ...fakeRow(1, now, false),
  goneAt,
  archived,
  messageText: null,
  conversationRef: null,
  expiresAt: null,
});
const items = [item(null, false), item(null, true), item(5, false), item(5, true)];
const found = (filter: MediaFilter) => items.filter((one) => matchesFilter(one, filter, now));

describe('presentPart', () => {
  it('finds what is there of what a filter finds, whatever that says of gone items', () => {
    for (const gone of [undefined, 'also', 'only'] as const) {
      const filter: MediaFilter = gone === undefined ? {} : { gone };
      const there = found(filter).filter(({ goneAt }) => goneAt === null);
      const part = found(presentPart(filter)).filter(({ goneAt }) => goneAt === null);
      expect(part).toEqual(there);
    }
  });
});

describe('narrowFilter', () => {
  it('finds nothing that is archived within what is not', () => {
    for (const archived of [true, false]) {
      const both = narrowFilter({ archived: false }, { archived, gone: 'also' });
      expect(found(both)).toEqual(
        items.filter((one) => one.archived === archived && !one.archived),
      );
    }
  });
});
