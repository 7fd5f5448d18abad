import type { CredentialField } from '../../../shared/account.ts';
import type { Credentials } from '../provider.ts';
import { accountFields } from '../twilio/account.ts';

export const serviceField = 'serviceSid';

type Region = 'us1' | 'ie1';
const regions: readonly { readonly value: Region; readonly label: string }[] = [
  { value: 'us1', label: 'United States (US1)' },
  // No public code is known that reaches the Media Content Service there (providers.md 4.1).
  { value: 'ie1', label: 'Ireland (IE1) – untested, may not work' },
];

/** A region becomes part of a host's name, so only known ones are. */
export function regionOf({ region = '' }: Credentials): Region {
  return regions.find(({ value }) => value === region)?.value ?? 'us1';
}

/** AU1 has no Conversations and is offered no more; what was entered for it stays there (providers.md 3.1). */
export function boundElsewhere({ region = '' }: Credentials): string | null {
  return region === 'au1' ? 'mcs.au1.twilio.com' : null;
}

export const mcsCredentials: readonly CredentialField[] = [
  ...accountFields,
  {
    name: serviceField,
    label: 'Conversations service SID',
    hint: 'Shows this service only, and uploads to it. Find it in the Twilio Console under Conversations > Manage > Services. Starts with IS. Leave empty for all services.',
    secret: false,
    pattern: '^IS[0-9a-fA-F]{32}$',
    format: 'starts with IS and has 34 characters',
    placeholder: 'ISXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    optional: true,
  },
  {
    name: 'region',
    label: 'Region',
    hint: 'Where Twilio stores your conversations: US1, unless you chose another. Keys and tokens belong to one region. IE1 is untested.',
    secret: false,
    pattern: null,
    placeholder: '',
    choices: [...regions],
  },
];
