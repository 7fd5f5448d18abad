import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import { openOutcome } from '../answers/openOutcome.ts';
import type { Compose, ComposeOutcome, OutgoingMessage } from '../composing.ts';
import type { Session } from '../provider.ts';
import { alikeMessages, findMessage } from './findMessage.ts';
import { getMessage, postMessage, toStatus } from './messages.ts';
import { plivoSender } from './sender.ts';

const queued = { phase: 'underway', providerStatus: 'queued', failure: null } as const;

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

/** MMS with up to ten attachments of under 5 MB together (providers.md 1.5). */
export const compose: Compose = {
  limits: {
    maxFiles: 10,
    warnFiles: null,
    // "Under 5 MB", text included.
    maxTotalBytes: 4_990_000,
    warnTotalBytes: null,
    maxTextLength: 1_600,
    whatsApp: false,
  },
  needsPublicLinks: true,
  // Nothing is said of it; what other providers need is granted here too (providers.md 3.6).
  settlingMs: 10 * 60_000,
  senderPool: 'Powerpack UUID',
  takesSender: (from) => plivoSender(from) !== null,
  send,
  async status(session, messageRef, signal) {
    return toStatus(await getMessage(session, messageRef, signal));
  },
  alike: alikeMessages,
  find: findMessage,
};
