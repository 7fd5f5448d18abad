import type { Credentials } from '../provider.ts';
import { accountFields, authorizeAccount, consoleHosts, keysPage } from '../twilio/account.ts';
import type { Dialect } from './dialect.ts';
import { lamlProvider } from './lamlProvider.ts';
import { readTwilioLink } from './readLink.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** (providers.md 3.6) */
const keeping = {
  title: 'Twilio’s help page on retention',
  address: 'https://support.twilio.com/hc/en-us/articles/223181008',
  readOn: '2026-11-28',
  certainty: 'documented',
  doubt: 'Twilio’s API reference says that files are kept until you delete them.',
} as const;

/**
 * Where an earlier Satchel sent the secrets of accounts in other regions than US1. They have no media, or
 * no host of their own (providers.md 3.1), so that none is to be chosen any more.
 */
const formerHosts: Readonly<Record<string, string>> = {
  ie1: 'api.dublin.ie1.twilio.com',
  au1: 'api.sydney.au1.twilio.com',
  br1: 'api.sao-paulo.br1.twilio.com',
  de1: 'api.frankfurt.de1.twilio.com',
  jp1: 'api.tokyo.jp1.twilio.com',
  sg1: 'api.singapore.sg1.twilio.com',
  us2: 'api.umatilla.us2.twilio.com',
};

/** A region without a host was never sent anywhere but to the host of today. */
function boundElsewhere({ region = '' }: Credentials): string | null {
  return Object.hasOwn(formerHosts, region) ? (formerHosts[region] ?? null) : null;
}

const dialect: Dialect = {
  id: 'twilioMessaging',
  label: 'Twilio Messaging',
  pages: {
    keys: () => keysPage('us1'),
    publicLinks: 'https://console.twilio.com/us1/develop/sms/settings/general',
    hosts: consoleHosts,
  },
  credentials: accountFields,
  boundElsewhere,
  identityField: 'accountSid',
  origin: () => 'https://api.twilio.com',
  prefix: '2010-04-01/',
  readLink: readTwilioLink,
  accountField: 'accountSid',
  authorize: authorizeAccount,
  // The reference still says until deleted; the support pages say 400 days for every account, unless it
  // set fewer (providers.md 3.6).
  retention: {
    unused: { kind: 'duration', ms: 400 * dayMs },
    used: { kind: 'duration', ms: 400 * dayMs },
    certainty: 'documented',
    atMost: true,
    note: 'Twilio deletes messages and their media after 400 days, or sooner if the account says so.',
    evidence: { unused: keeping, used: keeping },
    // An account keeps things for 7 to 400 days, as it is set (providers.md 3.6).
    editable: { leastMs: 7 * dayMs, mostMs: 400 * dayMs },
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
    'Twilio Messaging can’t take uploads. It only stores media that was sent in a message.',
};

/** Twilio's Programmable Messaging API (providers.md 3). */
export const twilioMessaging = lamlProvider(dialect);
