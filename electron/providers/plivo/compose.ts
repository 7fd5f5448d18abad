import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../base/httpFailure.ts';
import { openOutcome } from '../openOutcome.ts';
import type { Compose, ComposeOutcome, OutgoingMessage, Session } from '../provider.ts';
import {
  getMessage,
  listMessageMedia,
  listMessages,
  type MessageFacts,
  postMessage,
  toStatus,
} from './messages.ts';

const mostPages = 50;
/** Their times are whole seconds, and their clock is not ours. */
const skewMs = 2 * 60_000;
/** In which zone the filter reads a time is not said: a message missed would be sent twice. */
const zonesMs = 26 * 3_600_000;

const queued = { phase: 'underway', providerStatus: 'queued', failure: null } as const;
const digits = (address: string | null) => address?.replace(/\D/g, '') ?? '';

async function send(
  session: Session,
  message: OutgoingMessage,
  hooks: Parameters<Compose['send']>[2],
): Promise<ComposeOutcome> {
  let posting: ReturnType<typeof postMessage> | null = null;
  try {
    posting = postMessage(session, message, hooks);
    const { message_uuid: ids } = await posting.answer;
    const [messageRef] = ids;
    // A server cannot have taken what it was not given in whole, whatever it says.
    if (!posting.committed() || messageRef === undefined) {
      throw new SatchelError(down('unreadable-answer'));
    }
    return { kind: 'sent', messageRef, status: queued };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    if (posting?.committed() === true) return openOutcome(error);
    return { kind: 'failed', failure: error.failure };
  }
}

/** Its text is told nowhere, so its media have to be the same: as many, and those of the account by name. */
async function carriesSame(
  session: Session,
  seen: MessageFacts,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<boolean> {
  const carried = await listMessageMedia(session, seen.id, signal);
  if (carried.length !== message.media.length) return false;
  const names = new Set(
    carried.map((media) =>
      typeof media === 'object' && media !== null && 'media_id' in media ? media.media_id : null,
    ),
  );
  return message.media.every(({ ref, sameAccount }) => !sameAccount || !ref || names.has(ref));
}

async function find(
  session: Session,
  message: OutgoingMessage,
  since: number,
  signal: AbortSignal,
  taken: ReadonlySet<string>,
): Promise<string | null> {
  let found: string | null = null;
  let offset: number | null = 0;
  for (let page = 0; page < mostPages && offset !== null; page += 1) {
    const answer: Awaited<ReturnType<typeof listMessages>> = await listMessages(
      session,
      since - zonesMs,
      offset,
      signal,
    );
    const young = answer.messages.filter(
      ({ sentAt }) => sentAt === null || sentAt >= since - skewMs,
    );
    for (const seen of young) {
      const fits =
        !taken.has(seen.id) &&
        seen.direction !== 'inbound' &&
        digits(seen.fromAddress) === digits(message.from) &&
        digits(seen.toAddress) === digits(message.to);
      // The newest first: of several the first that was sent is left at the end.
      if (fits && (await carriesSame(session, seen, message, signal))) found = seen.id;
    }
    // Their order is not confirmed, so only a page that holds nothing young ends the search.
    offset = young.length === 0 ? null : answer.nextOffset;
  }
  return found;
}

/** MMS with up to ten attachments of under 5 MB together (providers.md 1.5). */
export const compose: Compose = {
  limits: {
    maxFiles: 10,
    warnFiles: null,
    // "Under 5 MB", text included.
    maxTotalBytes: 4_990_000,
    warnTotalBytes: null,
    maxTextLength: 1_600,
  },
  needsPublicLinks: true,
  send,
  async status(session, messageRef, signal) {
    return toStatus(await getMessage(session, messageRef, signal));
  },
  find,
};
