import { describe, expect, it } from 'vitest';
import { possible } from '../../../../renderer/actions/items/possible.ts';
import type { ProviderInfo } from '../../../../shared/account.ts';
import type { MediaRow } from '../../../../shared/media.ts';
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
