import { expect, it } from 'vitest';
import { describeProvider } from '../../../../electron/accounts/describeProvider.ts';
import { providers } from '../../../../electron/providers/registry.ts';
import { indexOf } from '../../../../renderer/stores/accounts/accountIndex.ts';
import type { Account } from '../../../../shared/account.ts';
import { accountId, providerId } from '../../../../shared/ids.ts';

const accountOf = (name: string): Account => ({
  id: accountId.parse(name),
  providerId: providerId.parse(name),
  label: name,
  identity: name,
  practice: false,
  secretStore: 'session',
  connectedAt: 1,
  colour: 0,
});
const deletable = (...ids: string[]) =>
  indexOf(ids.map(accountOf), providers.map(describeProvider)).deletable;

it('offers to clean up where some account can delete, and nowhere else', () => {
  expect(deletable()).toBe(false);
  expect(deletable('plivo')).toBe(false);
  expect(deletable('plivo', 'signalwire')).toBe(true);
});
