import { describe, expect, it } from 'vitest';
import { itemAction } from '../../../../renderer/actions/items/itemActions.ts';
import {
  linkable,
  type ProviderOf,
  possible,
  shortestLinkLife,
} from '../../../../renderer/actions/items/possible.ts';
import { ofRows, summaryOf } from '../../../../renderer/stores/library/chosen.ts';
import type { ProviderInfo } from '../../../../shared/account.ts';
import type { AccountId } from '../../../../shared/ids.ts';
import type { LinkAccess, LinkKind } from '../../../../shared/link.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { lastingRule } from '../../../../shared/retention.ts';
import { provider as fakeProvider, fakeRow } from '../../harness/fakeRows.ts';

const able: ProviderInfo = {
  ...fakeProvider,
  capabilities: { ...fakeProvider.capabilities, remove: { takesMessage: false } },
};
const unable: ProviderInfo = { ...fakeProvider, absences: { remove: 'It ends by itself.' } };
const rows = [fakeRow(0, 3, false), fakeRow(1, 3, false), fakeRow(2, 3, false)];
/** Each row is of an account of its own. */
const among = (...owners: readonly (ProviderInfo | undefined)[]) => {
  return (accountId: AccountId) => owners[Number(accountId.at(-1))];
};
const summed = (some: readonly MediaRow[], providerOf: ProviderOf, at = now) =>
  summaryOf(ofRows(some), (id) => providerOf(id)?.retention, at);

const now = Date.now();

describe('possible', () => {
  it('keeps the items whose provider can, and says once why the others cannot', () => {
    const owners = among(able, unable, unable);
    const found = possible('remove', summed(rows, owners), owners);
    expect(found).toEqual({
      count: 1,
      accountIds: ['account-0'],
      absences: ['It ends by itself.'],
    });
  });

  it('leaves out what is gone or whose account is unknown, without a word', () => {
    const gone = rows.map((row) => ({ ...row, goneAt: 1 }));
    const none = { count: 0, accountIds: [], absences: [] };
    const owners = among(able, unable);
    expect(possible('remove', summed(gone, owners), owners)).toEqual(none);
    const nobody = () => undefined;
    expect(possible('remove', summed(rows, nobody), nobody)).toEqual(none);
  });

  it('leaves out what ended, from that instant, unless it was seen alive since', () => {
    const [one] = rows;
    if (one === undefined) throw new Error('no row');
    const row = { ...one, storedAt: now, usedAt: null, seenAt: now };
    const end = now + 6 * 3_600_000;
    const at = (instant: number, seenAt = now) =>
      possible(
        'link',
        summed([{ ...row, seenAt }], () => able, instant),
        () => able,
      ).count;
    expect([at(end - 1), at(end), at(end, end)]).toEqual([1, 0, 1]);
  });

  it('has nothing to say for a provider that gives no reason', () => {
    const owner = () => fakeProvider;
    expect(possible('remove', summed(rows, owner), owner).absences).toEqual([]);
  });
});

describe('links', () => {
  const hourMs = 3_600_000;
  const linking = (kind: LinkKind, lifeMs: number | null): ProviderInfo => ({
    ...fakeProvider,
    retention: lastingRule,
    capabilities: { ...fakeProvider.capabilities, link: { kind, lifeMs, canBeOpened: true } },
  });
  const kinds = {
    open: linking('public', null),
    guarded: linking('unless-protected', null),
    ending: linking('temporary', 300_000),
    usual: linking('usually-temporary', 4 * hourMs),
  } as const;
  const alive = { ...fakeRow(0, 1, false), goneAt: null, storedAt: now, seenAt: now };

  it.each<[keyof typeof kinds, LinkAccess | undefined, boolean, number | null]>([
    ['open', undefined, true, null],
    ['guarded', undefined, true, null],
    ['guarded', 'public', true, null],
    ['guarded', 'protected', false, null],
    ['ending', undefined, true, 300_000],
    ['ending', 'temporary', true, 300_000],
    ['usual', undefined, true, 4 * hourMs],
    ['usual', 'temporary', true, 4 * hourMs],
    ['usual', 'public', true, null],
    ['usual', 'protected', false, null],
  ])('of a provider of kind %s that are %s', (name, access, offered, lifeMs) => {
    const context = { providerOf: () => kinds[name], linksOf: () => access };
    const found = linkable(summed([alive], context.providerOf), context);
    expect(found.count).toBe(offered ? 1 : 0);
    expect(found.absences.length).toBe(offered ? 0 : 1);
    expect(shortestLinkLife(found.accountIds, context)).toBe(lifeMs);
    // What is no more has no link, and nothing is said of it.
    const gone = { ...alive, goneAt: now };
    expect(linkable(summed([gone], context.providerOf), context)).toEqual({
      count: 0,
      accountIds: [],
      absences: [],
    });
  });

  it.each(['copy', 'make-public', 'send'] as const)(
    'lead to one of two ways, never to both: %s',
    (id) => {
      const action = itemAction(id);
      const possibleWith = (linksOf: () => LinkAccess | undefined) =>
        action?.possible(
          summed([alive], () => kinds.guarded),
          {
            providerOf: () => kinds.guarded,
            linksOf,
            takers: [],
            mostSent: 10,
            mostCopied: 200,
            now,
          },
        ).count;
      const hidden = possibleWith(() => 'protected');
      expect([hidden, possibleWith(() => 'public'), possibleWith(() => undefined)]).toEqual(
        id === 'make-public' ? [1, 0, 0] : [0, 1, 1],
      );
    },
  );
});
