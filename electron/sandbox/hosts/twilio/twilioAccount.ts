import { practiceIds } from '../../laml/practiceIds.ts';
import type { LamlOptions } from '../../laml/protocol/lamlOptions.ts';
import type { HostDeps } from '../sandboxHost.ts';
import type { McsOptions } from '../twilioConversations/mcsOptions.ts';

export interface TwilioAccountOptions {
  twilioMessaging?: LamlOptions;
  mcs?: McsOptions;
}

interface Key {
  readonly sid: string;
  readonly secret: string;
}

/** One account, with all that opens it: the same for each of its products, as in reality. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiKey: Key;
  /** A good key that may not read messages (providers.md 3.7). */
  readonly restrictedKey: Key;
}

/** By what all hosts of one sandbox have in common. */
const accounts = new WeakMap<object, TwilioAccount>();

export function twilioAccount({
  exchange,
  options,
  seed,
}: HostDeps<TwilioAccountOptions>): TwilioAccount {
  const known = accounts.get(exchange);
  if (known !== undefined) return known;
  const { sid, secret } = practiceIds(seed);
  const account: TwilioAccount = {
    accountSid: sid('AC', 'twilio:account'),
    authToken: options.twilioMessaging?.token ?? options.mcs?.authToken ?? secret(),
    apiKey: { sid: sid('SK', 'twilio:key'), secret: secret() },
    restrictedKey: { sid: sid('SK', 'twilio:restricted'), secret: secret() },
  };
  accounts.set(exchange, account);
  return account;
}
