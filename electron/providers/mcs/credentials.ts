import type { CredentialField } from '../../../shared/account.ts';
import type { Credentials } from '../provider.ts';

export const serviceField = 'serviceSid';

const regions = [
  { value: 'us1', label: 'United States (US1)' },
  { value: 'ie1', label: 'Ireland (IE1)' },
  { value: 'au1', label: 'Australia (AU1)' },
];

/** A region becomes part of a host's name, so only known ones are. */
export function regionOf({ region = '' }: Credentials): string {
  return regions.find(({ value }) => value === region)?.value ?? 'us1';
}

export const mcsCredentials: readonly CredentialField[] = [
  {
    name: 'accountSid',
    label: 'Account SID',
    hint: 'On the home page of the Twilio Console, under Account Info. It begins with AC.',
    secret: false,
    pattern: '^AC[0-9a-fA-F]{32}$',
    placeholder: 'ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  },
  {
    name: 'authToken',
    label: 'Auth Token, or the secret of an API key',
    hint: 'Beside the Account SID under Account Info. With an API key: the secret that was shown once when the key was made.',
    secret: true,
    pattern: null,
    placeholder: '',
  },
  {
    name: 'apiKeySid',
    label: 'API key SID',
    hint: 'Only with an API key: Account, then API keys & tokens in the Twilio Console. It begins with SK.',
    secret: false,
    pattern: '^SK[0-9a-fA-F]{32}$',
    placeholder: 'SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    optional: true,
  },
  {
    name: serviceField,
    label: 'Conversations service SID',
    hint: 'A service of Twilio Conversations (classic). Only it is shown, and uploads go to it. Left empty, all services are shown and uploads without a conversation go to the first. Under Conversations, Manage, Services; it begins with IS.',
    secret: false,
    pattern: '^IS[0-9a-fA-F]{32}$',
    placeholder: 'ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    optional: true,
  },
  {
    name: 'region',
    label: 'Region',
    hint: 'Where the account keeps its data, beside its name in the Twilio Console. The token belongs to one region.',
    secret: false,
    pattern: null,
    placeholder: '',
    choices: regions,
  },
];
