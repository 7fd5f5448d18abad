import { z } from 'zod';
import { account, accountLabel, providerInfo } from '../account.ts';
import { accountId, providerId } from '../ids.ts';
import { call, nothing, token } from './parts/parts.ts';

const credentials = z.record(z.string().max(64), z.string().max(1_024));

export const accounts = {
  providers: call(nothing, z.array(providerInfo)),
  list: call(nothing, z.array(account)),
  explore: call(nothing, account),
  connect: call(
    z.strictObject({ providerId, label: accountLabel, credentials, key: token.optional() }),
    account,
  ),
  replaceSecret: call(z.strictObject({ accountId, credentials, key: token.optional() }), account),
  /** Gives up what was begun with the key; one that is answered already stays. */
  stop: call(z.strictObject({ key: token }), nothing),
  rename: call(z.strictObject({ accountId, label: accountLabel }), account),
  /** With `leaveSecret` the account goes although its secret cannot be removed from the keychain. */
  remove: call(z.strictObject({ accountId, leaveSecret: z.boolean().optional() }), nothing),
} as const;
