import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused, wrongField } from '../../../shared/failures.ts';
import { providerId } from '../../../shared/ids.ts';
import { down } from '../../http/httpFailure.ts';
import { linkUrl, parseBaseUrl } from '../../http/httpOrigin.ts';
import { endOfLink } from '../answers/endOfLink.ts';
import type { ItemKey, Link, Provider, RemoteItem, Session } from '../provider.ts';
import { authorizeAccount, consoleHosts, keysPage } from '../twilio/account.ts';
import {
  contentUrl,
  deleteMessage,
  getMedia,
  getMessage,
  getService,
  listServices,
} from './api.ts';
import { audienceOf, channels } from './audience.ts';
import { boundElsewhere, mcsCredentials, regionOf, serviceField } from './credentials.ts';
import { enumerate, walk } from './enumerate.ts';
import { readMcsLink } from './readLink.ts';
import { mediaOf, messageOf } from './refs.ts';
import { findInTarget, listTargets } from './targets.ts';
import { type Described, expiryOf, fromMedia, fromMessage } from './translate.ts';
import { uploadFile } from './uploadFile.ts';

/** Unless it gets into a message by then, an upload is collected (providers.md 4.5). */
const unattachedMs = 5 * 60_000;
/** (providers.md 4.5) */
const keeping = {
  title: 'Twilio’s guide to media in Conversations',
  address: 'https://www.twilio.com/docs/conversations/media-support-conversations',
  readOn: '2026-11-28',
  certainty: 'documented',
} as const;
/** (providers.md 4.6) */
const linkMs = 300_000;

async function describe(
  session: Session,
  { ref }: Pick<ItemKey, 'ref'>,
  signal: AbortSignal,
): Promise<Described> {
  const { serviceSid, mediaSid } = mediaOf(ref);
  const found = fromMedia(await getMedia(session, serviceSid, mediaSid, signal), serviceSid);
  if (found.item.ref !== ref) throw new SatchelError(down('unreadable-answer'));
  return found;
}

/** By its message, where that is known: it tells what the list tells, and without it there is no media. */
async function stat(session: Session, item: ItemKey, signal: AbortSignal): Promise<RemoteItem> {
  if (item.messageRef !== null) {
    const { serviceSid } = mediaOf(item.ref);
    const { conversationSid, messageSid } = messageOf(item.messageRef);
    const chat = { serviceSid, conversationSid };
    const message = await getMessage(session, chat, messageSid, signal);
    const found = fromMessage(message, chat).find(({ ref }) => ref === item.ref);
    if (found !== undefined) return found;
  }
  return (await describe(session, item, signal)).item;
}

/** Made afresh each time: it works for five minutes and is not to be kept (providers.md 4.6). */
async function makeLink(session: Session, item: ItemKey, signal: AbortSignal): Promise<Link> {
  const { temporaryUrl } = await describe(session, item, signal);
  const base = parseBaseUrl(session.http.baseUrl);
  const url = temporaryUrl === null ? null : linkUrl(temporaryUrl, base);
  if (url === null) throw new SatchelError(down('unreadable-answer'));
  const expiresAt = endOfLink(expiryOf(url), session.clock.now(), linkMs);
  return { url: url.href, access: 'temporary', expiresAt };
}

/** Nothing deletes media but the end of the message that owns it (providers.md 4.4). */
async function remove(
  session: Session,
  item: ItemKey,
  signal: AbortSignal,
): Promise<number | null> {
  const ref = item.messageRef ?? (await describe(session, item, signal)).item.messageRef;
  if (ref === null) {
    throw new SatchelError(
      providerRefused({
        detail: 'in-no-conversation',
      }),
    );
  }
  const { conversationSid, messageSid } = messageOf(ref);
  const { serviceSid } = mediaOf(item.ref);
  return deleteMessage(session, { serviceSid, conversationSid }, messageSid, signal);
}

/** The service that was named, or the first of the account, which Twilio makes for everybody. */
async function defaultService(session: Session, signal: AbortSignal): Promise<string> {
  const named = session.credentials['serviceSid'] ?? '';
  if (named !== '') return named;
  const [first] = (await listServices(session, null, signal)).entries;
  if (first !== undefined) return first.sid;
  throw new SatchelError(wrongField(serviceField));
}

/** Twilio's Media Content Service, and Conversations, which owns what it stores (providers.md 4). */
export const mcs: Provider = {
  id: providerId.parse('twilioConversations'),
  label: 'Twilio Conversations',
  formName: 'Twilio Conversations (classic)',
  pages: { keys: (known) => keysPage(regionOf(known)), hosts: consoleHosts },
  credentials: mcsCredentials,
  identityField: 'accountSid',
  boundElsewhere,
  // (providers.md 4.5)
  retention: {
    unused: { kind: 'duration', ms: unattachedMs },
    used: { kind: 'with-message' },
    certainty: 'documented',
    evidence: { unused: keeping, used: keeping },
  },
  // Nothing is said of it; what Twilio's other lists need is granted here too (providers.md 3.6).
  settlingMs: 2 * 60_000,
  endpoints(credentials) {
    const region = regionOf(credentials);
    return {
      mcsUrl: `https://mcs.${region}.twilio.com`,
      conversationsUrl: `https://conversations.${region === 'us1' ? '' : 'dublin.ie1.'}twilio.com`,
    };
  },
  authorize: authorizeAccount,

  async verify(session, signal) {
    const named = session.credentials['serviceSid'] ?? '';
    if (named === '') {
      await listServices(session, null, signal, 1);
      return;
    }
    try {
      await getService(session, named, signal);
    } catch (error) {
      const unknown = error instanceof SatchelError && error.failure.kind === 'not-found';
      const field = wrongField(serviceField);
      throw unknown ? new SatchelError(field) : error;
    }
  },
  list: enumerate,
  walk,
  listsNewer: true,
  stat,
  async download(session, { ref }, signal, options) {
    const { serviceSid, mediaSid } = mediaOf(ref);
    return session.http.bytes(contentUrl(session, serviceSid, mediaSid), signal, options);
  },
  link: { kind: 'temporary', lifeMs: linkMs, make: makeLink },
  readLink: readMcsLink,
  remove: { takesMessage: true, run: remove },
  absences: {
    compose:
      'To send a file, upload it to a conversation. Everyone in it receives it, also by MMS or WhatsApp, which Twilio may charge for.',
  },
  upload: {
    // "150 MB" (providers.md 4.7), read as the smaller of its two meanings.
    limits: { maxFileBytes: 150_000_000, maxFilesPerRequest: 1, accepts: ['*/*'] },
    findable: 'not-at-all',
    unclaimedLifeMs: unattachedMs,
    targets: {
      label: 'Conversation',
      required: false,
      withoutLifeMs: unattachedMs,
      list: listTargets,
      find: findInTarget,
      audience: audienceOf,
      channels,
    },
    async send(session, files, hooks, target) {
      const [file, ...others] = files;
      if (file === undefined || others.length > 0) throw new Error('one file a request');
      return [await uploadFile(session, file, hooks, target, defaultService)];
    },
  },
};
