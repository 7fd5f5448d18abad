import { basicAuthorization } from '../../http/authorization.ts';
import type { Dialect } from './dialect.ts';
import { lamlProvider } from './lamlProvider.ts';

const hourMs = 3_600_000;

/** Regions by the names that hosts have: an edge and its region (providers.md 3.1). */
const regions: Readonly<Record<string, { label: string; host: string }>> = {
  us1: { label: 'United States (US1)', host: 'api.twilio.com' },
  ie1: { label: 'Ireland (IE1)', host: 'api.dublin.ie1.twilio.com' },
  au1: { label: 'Australia (AU1)', host: 'api.sydney.au1.twilio.com' },
  br1: { label: 'Brazil (BR1)', host: 'api.sao-paulo.br1.twilio.com' },
  de1: { label: 'Germany (DE1)', host: 'api.frankfurt.de1.twilio.com' },
  jp1: { label: 'Japan (JP1)', host: 'api.tokyo.jp1.twilio.com' },
  sg1: { label: 'Singapore (SG1)', host: 'api.singapore.sg1.twilio.com' },
  us2: { label: 'United States (US2)', host: 'api.umatilla.us2.twilio.com' },
};

const dialect: Dialect = {
  id: 'twilioMessaging',
  label: 'Twilio Messaging',
  consoleUrl: 'https://console.twilio.com/',
  credentials: [
    {
      name: 'accountSid',
      label: 'Account SID',
      hint: 'On the home page of the Twilio Console, under Account Info. It begins with AC.',
      secret: false,
      pattern: 'AC[0-9a-fA-F]{32}',
      placeholder: 'ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    },
    {
      name: 'apiKeySid',
      label: 'API key SID',
      hint: 'Only if you connect with an API key: on the page API keys & tokens, it begins with SK. Leave it empty to use the Auth Token.',
      secret: false,
      pattern: 'SK[0-9a-fA-F]{32}',
      placeholder: 'SKXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      optional: true,
    },
    {
      name: 'authToken',
      label: 'Auth Token or API key secret',
      hint: 'The Auth Token stands below the Account SID. An API key has a secret of its own, shown once when the key is made.',
      secret: true,
      pattern: null,
      placeholder: '',
    },
    {
      name: 'region',
      label: 'Region',
      hint: 'Where the account keeps its data. Other regions than US1 have an Auth Token and API keys of their own: choose the region on the page API keys & tokens to see them.',
      secret: false,
      pattern: null,
      placeholder: '',
      choices: Object.entries(regions).map(([value, { label }]) => ({ value, label })),
    },
  ],
  identityField: 'accountSid',
  origin: ({ region = 'us1' }) => `https://${regions[region]?.host ?? 'api.twilio.com'}`,
  prefix: '2010-04-01/',
  accountField: 'accountSid',
  // With an API key the path still names the account (providers.md 3.1).
  authorize: ({ accountSid = '', apiKeySid = '', authToken = '' }) =>
    basicAuthorization(apiKeySid === '' ? accountSid : apiKeySid, authToken),
  // The reference says until deleted, support pages say 400 days unless set otherwise (providers.md
  // 3.6): an end that may not come must not be counted down, so it is said in words.
  retention: {
    unused: { kind: 'until-removed' },
    used: { kind: 'until-removed' },
    certainty: 'documented',
    note: 'Twilio keeps media until it is deleted, but by its support pages an account may be set to clear messages with their media by itself, after 400 days unless set otherwise.',
  },
  // New media may be missing for seconds (providers.md 3.6); minutes are granted.
  settlingMs: { media: 2 * 60_000, message: 10 * 60_000 },
  protection: { kind: 'signed', lifeMs: 4 * hourMs },
  senderPool: 'Messaging Service SID',
  serviceSid: /^MG[0-9a-f]{32}$/i,
  // 5 MB in all, 500 KB for files that are no common picture (providers.md 3.7).
  composeLimits: {
    maxFiles: 10,
    warnFiles: null,
    maxTotalBytes: 5_000_000,
    warnTotalBytes: 500_000,
    maxTextLength: 1_600,
    whatsApp: true,
  },
  uploadAbsence:
    'Twilio Messaging holds media only as part of a message, so nothing can be uploaded to it. To get a file there, send it with a message.',
};

/** Twilio's Programmable Messaging API (providers.md 3). */
export const twilioMessaging = lamlProvider(dialect);
