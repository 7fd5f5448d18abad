import { SatchelError } from '../../../shared/failure.ts';
import { unauthorized } from '../../../shared/failures.ts';
import { providerId } from '../../../shared/ids.ts';
import { down } from '../../http/httpFailure.ts';
import type { ItemKey, Provider, RemoteItem, Session } from '../provider.ts';
import { getMedia, listMedia } from './api.ts';
import { plivoAuthorization } from './authorize.ts';
import { compose } from './compose.ts';
import { list, walk } from './list.ts';
import { readPlivoLink } from './readLink.ts';
import { linkRuleOf, toItem } from './translate.ts';
import { uploadFiles } from './uploadFiles.ts';

const hourMs = 3_600_000;
/** (providers.md 1.8) */
const keeping = {
  title: 'Plivo’s media API reference',
  address: 'https://plivo.com/docs/messaging/api/media',
  readOn: '2026-11-28',
  certainty: 'documented',
} as const;

async function stat(session: Session, { ref }: ItemKey, signal: AbortSignal): Promise<RemoteItem> {
  const item = toItem(await getMedia(session, ref, signal), linkRuleOf(session));
  if (item.ref !== ref) throw new SatchelError(down('unreadable-answer'));
  return item;
}

/** The public address of the bytes (providers.md 1.8), asked for only where it is not known. */
async function linkOf(session: Session, item: ItemKey, signal: AbortSignal): Promise<string> {
  const linkUrl = item.linkUrl ?? (await stat(session, item, signal)).linkUrl;
  if (linkUrl === null) throw new SatchelError(down('unreadable-answer'));
  return linkUrl;
}

/** Plivo's Media API (providers.md 1); it has no way to delete media (providers.md 1.6). */
export const plivo: Provider = {
  id: providerId.parse('plivo'),
  label: 'Plivo',
  pages: {
    // The console's home page is the one with the keys (providers.md 1.1).
    keys: () => 'https://cx.plivo.com/home',
    hosts: ['cx.plivo.com'],
  },
  credentials: [
    {
      name: 'authId',
      label: 'Auth ID',
      hint: 'On the Overview page of the Plivo console, under Account. Starts with MA, or SA for a subaccount.',
      secret: false,
      pattern: '^(MA|SA)[A-Z0-9]{18}$',
      format: 'starts with MA or SA and has 20 characters',
      placeholder: 'MAXXXXXXXXXXXXXXXXXX',
    },
    {
      name: 'authToken',
      label: 'Auth Token',
      hint: 'Next to the Auth ID on the Overview page.',
      secret: true,
      pattern: null,
      placeholder: '',
    },
  ],
  identityField: 'authId',
  // (providers.md 1.8)
  retention: {
    unused: { kind: 'duration', ms: 6 * hourMs },
    used: { kind: 'duration', ms: 365 * 24 * hourMs },
    certainty: 'documented',
    evidence: {
      unused: keeping,
      used: {
        ...keeping,
        doubt: 'An older page says that Plivo keeps sent files without a limit.',
      },
    },
    editable: { leastMs: hourMs, mostMs: 3_650 * 24 * hourMs },
  },
  // Nothing is said of it; what other providers need is granted here too (providers.md 3.6).
  settlingMs: 2 * 60_000,
  endpoints: () => ({ baseUrl: 'https://api.plivo.com/v1' }),
  authorize: plivoAuthorization,

  async verify(session, signal) {
    try {
      await listMedia(session, 1, 0, signal);
    } catch (error) {
      // An account that is not there is a wrong Auth ID.
      const unknown = error instanceof SatchelError && error.failure.kind === 'not-found';
      throw unknown ? new SatchelError(unauthorized) : error;
    }
  },
  list,
  walk,
  stat,
  async download(session, item, signal, options) {
    return session.http.bytes(await linkOf(session, item, signal), signal, options);
  },
  link: {
    kind: 'public',
    lifeMs: null,
    async make(session, item, signal) {
      return {
        url: await linkOf(session, item, signal),
        access: 'public',
        expiresAt: null,
      };
    },
  },
  readLink: readPlivoLink,
  absences: {
    remove:
      'Plivo offers no way to delete media. It deletes a file six hours after upload, or a year after the file was sent.',
  },
  compose,
  upload: {
    findable: 'by-listing',
    limits: {
      // "2 MB" (providers.md 1.2), read as the smaller of its two meanings.
      maxFileBytes: 2_000_000,
      maxFilesPerRequest: 10,
      accepts: [
        'image/jpeg',
        'image/png',
        'image/gif',
        'video/mp4',
        'application/pdf',
        'text/plain',
      ],
      utf8Text: true,
    },
    send: (session, files, hooks) => uploadFiles(session, files, hooks, linkRuleOf(session)),
  },
};
