import { describe, expect, it } from 'vitest';
import { itemAction } from '../../../../renderer/actions/items/itemActions.ts';
import {
  linkable,
  possible,
  shortestLinkLife,
} from '../../../../renderer/actions/items/possible.ts';
import type { ProviderInfo } from '../../../../shared/account.ts';
import type { LinkAccess, LinkKind } from '../../../../shared/link.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { lastingRule } from '../../../../shared/retention.ts';
import { provider as fakeProvider, fakeRow } from '../../harness/fakeRows.ts';

const able: ProviderInfo = {
  ...fakeProvider,
  capabilities: { ...fakeProvider.capabilities, remove: { takesMessage: false } },
};
const unable: ProviderInfo = { ...fakeProvider, absences: { remove: 'It ends by itself.' } };
const rows = [fakeRow(0, 1, false), fakeRow(1, 1, false), fakeRow(2, 1, false)];
const among =
  (owners: Readonly<Record<number, ProviderInfo>>) =>
  ({ id }: MediaRow) =>
    owners[id];

const now = Date.now();

describe('possible', () => {
  it('keeps the items whose provider can, and says once why the others cannot', () => {
    const owners = among({ 1: able, 2: unable, 3: unable });
    const found = possible('remove', rows, owners, now);
    expect(found.rows.map(({ id }) => id)).toEqual([1]);
    expect(found.absences).toEqual(['It ends by itself.']);
  });

  it('leaves out what is gone or whose account is unknown, without a word', () => {
    const gone = rows.map((row) => ({ ...row, goneAt: 1 }));
    expect(possible('remove', gone, among({ 1: able, 2: unable }), now)).toEqual({
      rows: [],
      absences: [],
    });
    expect(possible('remove', rows, () => undefined, now)).toEqual({ rows: [], absences: [] });
  });

  it('leaves out what ended, from that instant, unless it was seen alive since', () => {
    const [one] = rows;
    if (one === undefined) throw new Error('no row');
    const row = { ...one, storedAt: now, usedAt: null, seenAt: now };
    const end = now + 6 * 3_600_000;
    const at = (instant: number, seenAt = now) =>
      possible('link', [{ ...row, seenAt }], () => able, instant).rows.length;
    expect([at(end - 1), at(end), at(end, end)]).toEqual([1, 0, 1]);
  });

  it('has nothing to say for a provider that gives no reason', () => {
    expect(possible('remove', rows, () => fakeProvider, now).absences).toEqual([]);
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
    const context = { providerOf: () => kinds[name], linksOf: () => access, now };
    const found = linkable([alive], context);
    expect(found.rows).toEqual(offered ? [alive] : []);
    expect(found.absences.length).toBe(offered ? 0 : 1);
    expect(shortestLinkLife(found.rows, context)).toBe(lifeMs);
    // What is no more has no link, and nothing is said of it.
    const gone = { ...alive, goneAt: now };
    expect(linkable([gone], context)).toEqual({ rows: [], absences: [] });
  });

  it.each(['copy', 'make-public', 'send'] as const)(
    'lead to one of two ways, never to both: %s',
    (id) => {
      const action = itemAction(id);
      const possibleWith = (linksOf: () => LinkAccess | undefined) =>
        action?.possible([alive], { providerOf: () => kinds.guarded, linksOf, mostSent: 10, now })
          .rows.length;
      const hidden = possibleWith(() => 'protected');
      expect([hidden, possibleWith(() => 'public'), possibleWith(() => undefined)]).toEqual(
        id === 'make-public' ? [1, 0, 0] : [0, 1, 1],
      );
    },
  );
});
