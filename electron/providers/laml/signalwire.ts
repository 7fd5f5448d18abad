import { basicAuthorization } from '../../http/authorization.ts';
import type { Dialect } from './dialect.ts';
import { lamlProvider } from './lamlProvider.ts';
import { readSignalwireLink } from './readLink.ts';

/** The space's own name, from that or the whole host or address of it. */
function spaceOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '')
    .replace(/\.signalwire\.com$/, '');
}

const dayMs = 24 * 3_600_000;
/** (providers.md 2.8) */
const keeping = {
  title: 'SignalWire’s media reference',
  address: 'https://developer.signalwire.com/compatibility-api/client-sdks/methods/media',
  readOn: '2026-11-28',
  certainty: 'assumed',
} as const;

const dialect: Dialect = {
  id: 'signalwire',
  label: 'SignalWire',
  pages: {
    keys: ({ space = '' }) =>
      space === ''
        ? 'https://my.signalwire.com/?page=credentials'
        : `https://${spaceOf(space)}.signalwire.com/credentials`,
    publicLinks: 'https://developer.signalwire.com/platform/dashboard/guides/media-protection',
    hosts: ['my.signalwire.com', 'developer.signalwire.com', '.signalwire.com'],
  },
  credentials: [
    {
      name: 'space',
      label: 'Space',
      hint: 'The part before .signalwire.com in your dashboard’s address, or the whole address.',
      secret: false,
      address: true,
      format: 'looks like example.signalwire.com',
      pattern: '(https://)?[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.signalwire\\.com)?/?',
      placeholder: 'example.signalwire.com',
    },
    {
      name: 'projectId',
      label: 'Project ID',
      hint: 'On the API Credentials page of your dashboard.',
      secret: false,
      format: 'has 36 characters, with four hyphens',
      pattern: '[0-9A-Za-z]{8}(-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}',
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'apiToken',
      label: 'API token',
      hint: 'On the API Credentials page, under API tokens. Starts with PT and needs the Messaging scope.',
      secret: true,
      pattern: null,
      placeholder: '',
    },
  ],
  identityField: 'projectId',
  // (providers.md 2.1)
  origin: ({ space = '' }) => `https://${spaceOf(space)}.signalwire.com/api/laml/2010-04-01`,
  prefix: '',
  readLink: readSignalwireLink,
  accountField: 'projectId',
  authorize: ({ projectId = '', apiToken = '' }) => basicAuthorization(projectId, apiToken),
  // No end is documented (providers.md 2.8), which is not the same as none.
  retention: {
    unused: { kind: 'until-removed' },
    used: { kind: 'until-removed' },
    certainty: 'assumed',
    evidence: { unused: keeping, used: keeping },
    editable: { leastMs: dayMs, mostMs: 3_650 * dayMs },
  },
  // Nothing is said of it; SignalWire answers as Twilio does (providers.md 3.6).
  settlingMs: { media: 2 * 60_000, message: 10 * 60_000 },
  // "Protect Message Media URLs" knows no signed form, and works at once (providers.md 2.8).
  protection: { kind: 'credentials' },
  senderPool: 'messaging service SID',
  serviceSid: /^[0-9a-f]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i,
  // Told both ways: ten or eight files, 5 MB or less for some numbers (providers.md 2.5).
  composeLimits: {
    maxFiles: 10,
    warnFiles: 8,
    maxTotalBytes: 5_000_000,
    warnTotalBytes: 1_200_000,
    maxTextLength: 1_600,
    whatsApp: false,
  },
  uploadAbsence: 'SignalWire can’t take uploads. It only stores media that was sent in a message.',
};

/** SignalWire's Compatibility API (providers.md 2). */
export const signalwire = lamlProvider(dialect);
