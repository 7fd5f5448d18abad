import { expect, it } from 'vitest';
import { failuresText } from '../../../../renderer/features/shell/failuresText.ts';
import type { SyncState } from '../../../../shared/contract/library.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { accountId } from '../../../../shared/ids.ts';

const failed = (id: string, failure: Failure | null, finishedAt: number | null): SyncState => ({
  accountId: accountId.parse(id),
  state: 'failed',
  seen: 0,
  total: null,
  finishedAt,
  failure,
  unread: 0,
});
const index = (count: number) => ({
  accounts: Array.from({ length: count }) as never,
  accountLabel: (id: string) => `Account ${id}`,
  providerLabel: () => 'Plivo',
});
const offline: Failure = { kind: 'offline', host: 'api.plivo.com' };
const refused: Failure = { kind: 'unauthorized' };

it('says the cause alone, and as of when the library is', () => {
  expect(failuresText([failed('a', refused, 7)], index(1))).toEqual({
    title: 'Plivo rejected the saved token.',
    text: null,
    asOf: 7,
  });
  expect(failuresText([failed('a', offline, 9), failed('b', offline, 7)], index(3))).toEqual({
    title: 'Offline.',
    text: null,
    asOf: 7,
  });
});

it('names the account where there are others', () => {
  expect(failuresText([failed('a', refused, 7)], index(2)).title).toBe(
    'Account a: Plivo rejected the saved token.',
  );
  expect(failuresText([failed('a', refused, 7), failed('b', offline, 7)], index(2))).toMatchObject({
    title: 'Couldn’t refresh Account a and Account b.',
    text: null,
  });
  expect(failuresText([failed('a', refused, 7), failed('b', refused, 7)], index(2))).toMatchObject({
    title: 'Couldn’t refresh Account a and Account b.',
    text: 'Plivo rejected the saved token. It may have been replaced or revoked.',
  });
});

it('names an account once that is called as its provider is', () => {
  const named = { ...index(2), accountLabel: () => 'Plivo' };
  expect(failuresText([failed('a', refused, 7)], named).title).toBe(
    'Plivo rejected the saved token.',
  );
});

it('says nothing of a time where an account was never read', () => {
  expect(failuresText([failed('a', offline, null), failed('b', offline, 7)], index(2)).asOf).toBe(
    null,
  );
  expect(failuresText([failed('a', null, null)], index(1)).title).toBe(
    'Couldn’t refresh Account a.',
  );
});
