import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chipsOf } from '../../../../renderer/ui/filter/chips.ts';
import { choiceOf, dateChoices, replacing } from '../../../../renderer/ui/filter/choices.ts';
import { accountId, mediaId } from '../../../../shared/ids.ts';
import type { MediaFilter } from '../../../../shared/query/mediaFilter.ts';
import { fakeAccounts } from '../../harness/fakeRows.ts';

const accounts = fakeAccounts(2);
const day = new Date(2026, 9, 3).getTime();
const filter: MediaFilter = {
  accountIds: [accounts[0]?.id ?? accountId.parse('a'), accountId.parse('unknown')],
  kinds: ['image', 'pdf'],
  itemId: mediaId.parse(3),
  type: 'image/',
  direction: 'inbound',
  person: '2125550111',
  from: '+12125550111',
  to: 'Ada',
  conversation: 'sale',
  status: 'delivered',
  storedFrom: day,
  storedBefore: new Date(2026, 9, 4).getTime(),
  storedWithinMs: 7 * 86_400_000,
  storedOverMs: 3_600_000,
  minBytes: 1_000_000,
  maxBytes: 2_000_000,
  endsWithinMs: 7_200_000,
  used: false,
  archived: false,
  gone: 'also',
};

it('names each part of a filter, and takes one away at a time until none is left', () => {
  const labels = chipsOf(filter, accounts).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels).toContain('From +1 212 555 0111');
  expect(labels).toContain('Added in the last 7 days');
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (choices) => {
      let left = filter;
      let chips = chipsOf(left, accounts);
      for (const choice of choices) {
        const chip = chips[choice % chips.length];
        if (chip === undefined) break;
        left = chip.without;
        const now = chipsOf(left, accounts);
        expect(now.map(({ id }) => id)).toEqual(
          chips.map(({ id }) => id).filter((id) => id !== chip.id),
        );
        chips = now;
      }
      expect(left).toEqual({});
    }),
    { numRuns: 50 },
  );
});

it('knows a choice again once it was made, and a value that was typed as none of them', () => {
  const keys = ['storedFrom', 'storedBefore', 'storedWithinMs', 'storedOverMs'] as const;
  for (const choice of dateChoices) {
    expect(choiceOf(replacing(filter, keys, choice.part), keys, dateChoices)).toBe(choice);
  }
  expect(choiceOf({ storedWithinMs: 5 }, keys, dateChoices)).toBeNull();
});
