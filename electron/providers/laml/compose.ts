import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import { down } from '../../http/httpFailure.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { openOutcome } from '../answers/openOutcome.ts';
import { membersOf, readEntries, type Unread } from '../answers/readEntries.ts';
import type { ComposeOutcome, OutgoingMessage } from '../composing.ts';
import type { CommitHooks } from '../provider.ts';
import type { LamlAccount, ListAnswer, Posting, Query } from './api.ts';
import { listMessages, postMessage } from './api.ts';
import type { Dialect } from './dialect.ts';
import { meaningOf } from './refusalWords.ts';
import { type MessageFacts, toMessage, toStatus, toUnread } from './translate.ts';

const mostPages = 50;
/** A message is held up by as many requests. */
const mostPagesBefore = 3;

function formOf(message: OutgoingMessage, serviceSid: RegExp): URLSearchParams {
  const form = new URLSearchParams();
  form.append('To', message.to);
  form.append(serviceSid.test(message.from) ? 'MessagingServiceSid' : 'From', message.from);
  if (message.text !== '') form.append('Body', message.text);
  for (const { url } of message.media) form.append('MediaUrl', url);
  return form;
}

/** The provider's code and words stay, beside what Satchel knows of them. */
export function inPlainWords(failure: Failure): Failure {
  if (failure.kind === 'not-found') {
    return providerRefused({ status: 404 });
  }
  if (failure.kind !== 'provider-refused') return failure;
  return { ...failure, detail: meaningOf(failure.code) };
}

/** Asks the provider to send one message, at most once; says what a missing answer leaves open. */
export async function sendMessage(
  { serviceSid }: Pick<Dialect, 'serviceSid'>,
  account: LamlAccount,
  message: OutgoingMessage,
  hooks: CommitHooks,
): Promise<ComposeOutcome> {
  let posting: Posting | null = null;
  try {
    posting = postMessage(account, formOf(message, serviceSid), hooks);
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

/** Whether an entry that cannot be named could be that message, by what it tells nevertheless. */
function mayBe(unread: Unread, sent: OutgoingMessage, serviceSid: RegExp, earliest: number) {
  const { notAfter } = toUnread(unread);
  if (notAfter !== null && notAfter < earliest) return false;
  const told = membersOf(unread.entry);
  if (told['to'] === undefined || told['from'] === undefined) return true;
  return isSame(toMessage({ ...told, sid: '-' }), sent, serviceSid);
}

interface Same {
  /** The newest first. */
  readonly sids: readonly string[];
  /** These are all. */
  readonly whole: boolean;
  /** There are entries that cannot be named and may be one of them. */
  readonly nameless: boolean;
}

/**
 * Messages among the newest ones to that receiver that are the same. Not filtered by date: what is still
 * queued has no date of sending (providers.md 2.3).
 */
async function sameMessages(
  { serviceSid }: Pick<Dialect, 'serviceSid'>,
  account: LamlAccount,
  message: OutgoingMessage,
  { since, pages }: { since: number; pages: number },
  signal: AbortSignal,
): Promise<Same> {
  // Their times are whole seconds.
  const earliest = Math.floor(since / 1_000) * 1_000;
  const guard = createPagesGuard(pages);
  const sids: string[] = [];
  let nameless = false;
  for (let query: Query | null = { PageSize: '50', To: message.to }; query !== null; ) {
    const answer: ListAnswer = await listMessages(account, query, signal);
    const { read, unread } = readEntries(answer.entries, toMessage, ({ createdAt }) => createdAt);
    const young = read.filter(({ createdAt }) => createdAt === null || createdAt >= earliest);
    for (const facts of young) if (isSame(facts, message, serviceSid)) sids.push(facts.sid);
    const open = unread.filter((entry) => mayBe(entry, message, serviceSid, earliest));
    nameless ||= open.length > 0;
    // Their order is not confirmed, so only a page that holds nothing young ends the search.
    query = young.length + open.length === 0 ? null : answer.next;
    if (query !== null && !guard.leadsOn(JSON.stringify(query), answer.names)) {
      return { sids, whole: false, nameless };
    }
  }
  return { sids, whole: true, nameless };
}

/** The first of these messages, unless that is known to be another; null when there is none. */
export async function findMessage(
  dialect: Pick<Dialect, 'serviceSid'>,
  account: LamlAccount,
  message: OutgoingMessage,
  since: number,
  signal: AbortSignal,
  known: ReadonlySet<string>,
): Promise<string | null> {
  const reach = { since, pages: mostPages };
  const { sids, whole, nameless } = await sameMessages(dialect, account, message, reach, signal);
  const found = sids.filter((sid) => !known.has(sid)).at(-1) ?? null;
  if (found === null && (!whole || nameless)) throw new SatchelError(down('untold'));
  return found;
}

/** All of these messages; null when they are more than are read before each sending. */
export async function alikeMessages(
  dialect: Pick<Dialect, 'serviceSid'>,
  account: LamlAccount,
  message: OutgoingMessage,
  since: number,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const reach = { since, pages: mostPagesBefore };
  const { sids, whole } = await sameMessages(dialect, account, message, reach, signal);
  return whole ? sids : null;
}
