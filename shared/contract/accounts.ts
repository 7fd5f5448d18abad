import { z } from 'zod';
import { account, accountLabel, providerInfo } from '../account.ts';
import { accountId, providerId } from '../ids.ts';
import { call, nothing } from './parts.ts';

const credentials = z.record(z.string().max(64), z.string().max(1_024));

export const accounts = {
  providers: call(nothing, z.array(providerInfo)),
  list: call(nothing, z.array(account)),
  explore: call(nothing, account),
  connect: call(z.strictObject({ providerId, label: accountLabel, credentials }), account),
  replaceSecret: call(z.strictObject({ accountId, credentials }), account),
  rename: call(z.strictObject({ accountId, label: accountLabel }), account),
  /** With `leaveSecret` the account goes although its secret cannot be removed from the keychain. */
  remove: call(z.strictObject({ accountId, leaveSecret: z.boolean().optional() }), nothing),
} as const;
