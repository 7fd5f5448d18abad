import { expect, it } from 'vitest';
import { healthOf } from '../../../../renderer/features/accounts/healthOf.ts';
import type { Account } from '../../../../shared/account.ts';
import type { SyncState } from '../../../../shared/contract/library.ts';
import { accountId, providerId } from '../../../../shared/ids.ts';

const account: Account = {
  id: accountId.parse('a'),
  providerId: providerId.parse('plivo'),
  label: 'Shop',
  identity: 'MA',
  practice: false,
  secretStore: 'keychain',
  connectedAt: 1,
  colour: 0,
};
const sync = (change: Partial<SyncState>): SyncState => ({
  accountId: account.id,
  state: 'idle',
  seen: 0,
  total: null,
  failure: null,
  finishedAt: 5,
  unread: 0,
  ...change,
});

it.each([
  ['nothing is known', undefined, 'unknown', 'Not loaded yet'],
  ['all was read', sync({}), 'good', 'Up to date'],
  ['some could not be read', sync({ unread: 2 }), 'partly', 'Couldn’t read 2 items'],
  ['it is being read', sync({ state: 'syncing', unread: 2 }), 'busy', 'Loading…'],
  ['it failed', sync({ state: 'failed', unread: 2 }), 'bad', 'Couldn’t refresh'],
])('says how an account does when %s', (_, state, tone, text) => {
  expect(healthOf(account, state)).toEqual({ tone, text });
});
