import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../base/httpFailure.ts';
import { openOutcome } from '../openOutcome.ts';
import type { CommitHooks, ComposeOutcome, OutgoingMessage } from '../provider.ts';
import type { ListAnswer, Place, Posting, Query } from './api.ts';
import { listMessages, postMessage } from './api.ts';
import type { Dialect } from './dialect.ts';
import { wordsFor } from './refusalWords.ts';
import { type MessageFacts, toMessage, toStatus } from './translate.ts';

const mostPages = 50;

function formOf(message: OutgoingMessage, serviceSid: RegExp): URLSearchParams {
  const form = new URLSearchParams();
  form.append('To', message.to);
  form.append(serviceSid.test(message.from) ? 'MessagingServiceSid' : 'From', message.from);
  if (message.text !== '') form.append('Body', message.text);
  for (const { url } of message.media) form.append('MediaUrl', url);
  return form;
}

/** The provider's code stays, its words only where ours say no more. */
export function inPlainWords(failure: Failure): Failure {
  if (failure.kind === 'not-found') {
    return { kind: 'provider-refused', status: 404, code: null, detail: null };
  }
  if (failure.kind !== 'provider-refused') return failure;
  return { ...failure, detail: wordsFor(failure.code) ?? failure.detail };
}

/** Asks the provider to send one message, at most once; says what a missing answer leaves open. */
export async function sendMessage(
  { serviceSid }: Pick<Dialect, 'serviceSid'>,
  place: Place,
  message: OutgoingMessage,
  hooks: CommitHooks,
): Promise<ComposeOutcome> {
  let posting: Posting | null = null;
  try {
    posting = postMessage(place, formOf(message, serviceSid), hooks);
    const taken = toMessage(await posting.answer);
    // A server cannot have taken what it was not given in whole, whatever it says.
    if (!posting.committed()) throw new SatchelError(down('unreadable-answer'));
    return { kind: 'sent', messageRef: taken.sid, status: toStatus(taken) };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const failure = inPlainWords(error.failure);
    if (posting?.committed() === true) return { ...openOutcome(error), failure };
    return { kind: 'failed', failure };
  }
}

const digits = (address: string | null) => address?.replace(/\D/g, '') ?? '';

/** Trial accounts put words of their own before a text, so only its end must be the same. */
function isSame(seen: MessageFacts, sent: OutgoingMessage, serviceSid: RegExp): boolean {
  const sender = serviceSid.test(sent.from)
    ? seen.serviceSid?.toLowerCase() === sent.from.toLowerCase()
    : seen.fromAddress === sent.from || digits(seen.fromAddress) === digits(sent.from);
  return (
    seen.direction !== 'inbound' &&
    sender &&
    digits(seen.toAddress) === digits(sent.to) &&
    (seen.mediaCount ?? sent.media.length) === sent.media.length &&
    (seen.text ?? '').trimEnd().endsWith(sent.text.trimEnd())
  );
}

/**
 * The message among the newest ones to that receiver, the first if several are the same; never one
 * that is known to be another. Not filtered by date: what is still queued has no date of sending
 * (providers.md 2.3).
 */
export async function findMessage(
  { serviceSid }: Pick<Dialect, 'serviceSid'>,
  place: Place,
  message: OutgoingMessage,
  since: number,
  signal: AbortSignal,
  known: ReadonlySet<string>,
): Promise<string | null> {
  // Their times are whole seconds.
  const earliest = Math.floor(since / 1_000) * 1_000;
  let query: Query | null = { PageSize: '50', To: message.to };
  let found: string | null = null;
  for (let page = 0; page < mostPages && query !== null; page += 1) {
    const answer: ListAnswer = await listMessages(place, query, signal);
    const seen = answer.entries.map(toMessage);
    const young = seen.filter(({ createdAt }) => createdAt === null || createdAt >= earliest);
    const same = young.filter(
      (facts) => !known.has(facts.sid) && isSame(facts, message, serviceSid),
    );
    found = same[same.length - 1]?.sid ?? found;
    // Their order is not confirmed, so only a page that holds nothing young ends the search.
    query = young.length === 0 ? null : answer.next;
  }
  return found;
}
