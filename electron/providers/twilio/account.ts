import type { CredentialField } from '../../../shared/account.ts';
import type { Authorization } from '../../http/authorization.ts';
import { basicAuthorization } from '../../http/authorization.ts';
import type { Credentials } from '../provider.ts';

/**
 * What an account is connected by, whichever of Twilio's products is meant: with an API key, as Twilio
 * advises, or with the Auth Token (providers.md 3.1). The secret of either has the name of the latter,
 * under which accounts have had it in the keychain from the beginning.
 */
export const accountFields: readonly CredentialField[] = [
  {
    name: 'accountSid',
    label: 'Account SID',
    hint: 'On the page API keys & tokens of the Twilio Console, and on its home page. It begins with AC.',
    secret: false,
    pattern: 'AC[0-9a-fA-F]{32}',
    placeholder: 'ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
  },
  {
    name: 'apiKeySid',
    label: 'API key SID',
    hint: 'Create an API key on the page API keys & tokens; its SID begins with SK. A Standard key is enough. Leave this empty only to try things out with the Auth Token.',
    secret: false,
    pattern: 'SK[0-9a-fA-F]{32}',
    placeholder: 'SKXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    optional: true,
    advised: true,
  },
  {
    name: 'authToken',
    label: 'API key secret, or Auth Token',
    hint: 'Twilio shows the secret once, when the key is created. Without a key, enter the Auth Token of the account: it opens everything in it, so Twilio advises it for testing only.',
    secret: true,
    pattern: null,
    placeholder: '',
  },
];

/** With an API key the path still names the account (providers.md 3.1). */
export function authorizeAccount({
  accountSid = '',
  apiKeySid = '',
  authToken = '',
}: Credentials): Authorization {
  return basicAuthorization(apiKeySid === '' ? accountSid : apiKeySid, authToken);
}

/** Each region has keys of its own, on a page of its own (providers.md 3.1). */
export const keysPage = (region: 'us1' | 'ie1') =>
  `https://console.twilio.com/${region}/account/keys-credentials/api-keys`;

export const consoleHosts = ['console.twilio.com'] as const;
