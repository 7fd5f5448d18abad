import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { membersOf, type Unread } from '../answers/readEntries.ts';
import { isoInstantOf, textOf } from '../answers/wireValues.ts';
import type { OutgoingMessage } from '../composing.ts';
import type { Session } from '../provider.ts';
import {
  earliestListed,
  listMessageMedia,
  listMessages,
  type MessageFacts,
  type MessageFilter,
} from './messages.ts';
import { plivoSender } from './sender.ts';

/** Pages of messages between one sender and one receiver are few. */
const mostPages = 50;
/** As many are read before each sending: more between two numbers within a day are rare. */
const mostPagesBefore = 3;
/** Their times are whole seconds, and their clock is not ours. */
const skewMs = 2 * 60_000;

const digits = (address: string) => address.replace(/\D/g, '');

/**
 * The filters that ask for messages like that one: as it was sent, and with bare digits, since which
 * of the two the list goes by is not confirmed.
 */
function filtersFor({ from, to }: OutgoingMessage): MessageFilter[] {
  const sender = plivoSender(from) ?? { src: from };
  const filter = (spell: (address: string) => string): MessageFilter => ({
    message_direction: 'outbound',
    ...('src' in sender
      ? { from_number: spell(sender.src) }
      : { powerpack_id: sender.powerpack_uuid }),
    to_number: spell(to),
  });
  const asSent = filter((address) => address);
  const bare = filter((address) => (address.startsWith('+') ? digits(address) : address));
  return asSent.to_number === bare.to_number && asSent.from_number === bare.from_number
    ? [asSent]
    : [asSent, bare];
}

/** However it is written; the list was asked for it, so one that is not told may be it. */
function isSame(told: string | null, sent: string): boolean {
  if (told === null || told === sent) return true;
  return digits(sent) !== '' && digits(told) === digits(sent);
}

/** By whom it went to; which number of a pool it went from is not known beforehand. */
function isBetween(seen: Pick<MessageFacts, 'fromAddress' | 'toAddress'>, sent: OutgoingMessage) {
  const pool = 'powerpack_uuid' in (plivoSender(sent.from) ?? {});
  return (pool || isSame(seen.fromAddress, sent.from)) && isSame(seen.toAddress, sent.to);
}

/** Whether an entry that cannot be named could be that message, by what it tells nevertheless. */
function mayBe({ entry, notAfter }: Unread, sent: OutgoingMessage, since: number): boolean {
  const told = membersOf(entry);
  const sentAt = isoInstantOf(told['message_time']) ?? notAfter;
  if (sentAt !== null && sentAt < since) return false;
  if (told['message_direction'] === 'inbound') return false;
  const fromAddress = textOf(told['from_number'], 255);
  const toAddress = textOf(told['to_number'], 255);
  return isBetween({ fromAddress, toAddress }, sent);
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
  const names = carried.map((media) => membersOf(media)['media_id']);
  const nameless = names.filter((name) => typeof name !== 'string').length;
  const missing = message.media.filter(
    ({ ref, sameAccount }) => sameAccount && ref && !names.includes(ref),
  );
  return missing.length <= nameless;
}

interface Search {
  readonly session: Session;
  readonly message: OutgoingMessage;
  /** As far back as is asked for. */
  readonly since: number;
  readonly taken: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** `whole`: the list has told all that it holds of such messages. */
async function searchBy(
  filter: MessageFilter,
  { session, message, since, taken, signal }: Search,
): Promise<{ readonly found: string | null; readonly whole: boolean }> {
  const guard = createPagesGuard(mostPages);
  let found: string | null = null;
  let whole = true;
  for (let offset: number | null = 0; offset !== null; ) {
    const asked = { since, filter, urgent: true };
    const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(
      session,
      asked,
      offset,
      signal,
    );
    const young = page.read.filter(({ sentAt }) => sentAt === null || sentAt >= since);
    for (const seen of young) {
      const fits = !taken.has(seen.id) && seen.direction !== 'inbound' && isBetween(seen, message);
      // The newest first: of several the first that was sent is left at the end.
      if (fits && (await carriesSame(session, seen, message, signal))) found = seen.id;
    }
    const open = page.unread.filter((entry) => mayBe(entry, message, since));
    if (open.length > 0) whole = false;
    // Their order is not confirmed, so only a page that holds nothing young ends the search.
    offset = young.length + open.length === 0 ? null : page.nextOffset;
    const names = page.read.map(({ id }) => id);
    if (offset !== null && !guard.leadsOn(String(offset), names)) return { found, whole: false };
  }
  return { found, whole };
}

/**
 * The names of all messages between these two since then, whatever they carry: what is there before a
 * message is sent is not it. Null when they are more than are read before each sending.
 */
export async function alikeMessages(
  session: Session,
  message: OutgoingMessage,
  sentSince: number,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const since = Math.max(sentSince - skewMs, earliestListed(session));
  const names = new Set<string>();
  for (const filter of filtersFor(message)) {
    let offset: number | null = 0;
    for (let read = 0; offset !== null; read += 1) {
      if (read === mostPagesBefore) return null;
      // Sending waits for it, but not long: a doubt goes before it.
      const asked = { since, filter, urgent: false };
      const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(
        session,
        asked,
        offset,
        signal,
      );
      for (const { id } of page.read) names.add(id);
      offset = page.read.length + page.unread.length === 0 ? null : page.nextOffset;
    }
  }
  return [...names];
}

/** One request as a rule: by its sender, its receiver and its time (providers.md 1.5). */
export async function findMessage(
  session: Session,
  message: OutgoingMessage,
  sentSince: number,
  signal: AbortSignal,
  taken: ReadonlySet<string>,
): Promise<string | null> {
  const since = sentSince - skewMs;
  const search = { session, message, since, taken, signal };
  let whole = since >= earliestListed(session);
  for (const filter of filtersFor(message)) {
    const seen = await searchBy(filter, search);
    if (seen.found !== null) return seen.found;
    whole &&= seen.whole;
  }
  if (!whole) throw new SatchelError(down('untold'));
  return null;
}
