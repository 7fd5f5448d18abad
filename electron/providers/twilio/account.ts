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
    hint: 'On the home page of the Twilio Console, or under API keys & tokens. Starts with AC.',
    secret: false,
    pattern: 'AC[0-9a-fA-F]{32}',
    format: 'starts with AC and has 34 characters',
    placeholder: 'ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
  },
  {
    name: 'apiKeySid',
    label: 'API key SID',
    hint: 'Create a Standard API key under API keys & tokens. Its SID starts with SK. Leave empty only to try things out with the Auth Token.',
    secret: false,
    pattern: 'SK[0-9a-fA-F]{32}',
    format: 'starts with SK and has 34 characters',
    placeholder: 'SKXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    optional: true,
    advised: true,
  },
  {
    name: 'authToken',
    label: 'API key secret, or Auth Token',
    hint: 'Twilio shows a key’s secret once, when you create the key. Without a key, enter your Auth Token. It gives access to everything, so Twilio recommends it for testing only.',
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
