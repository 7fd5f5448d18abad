import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { type Entries, membersOf, readEntries } from '../answers/readEntries.ts';
import { finderOf } from '../pace/finderOf.ts';
import type { RemoteItem, Session, UnreadItem } from '../provider.ts';
import { earliestListed, listMessageMedia, listMessages, type MessageFacts } from './messages.ts';
import { type LinkRule, toItem, toUnread } from './translate.ts';

/** A request each; what older ones used is known for it by outliving its six hours. */
const mostMessages = 10_000;

/** Only what concerns this list: it is less than the library, which must not fail for it. */
function isOnlyOurs(failure: Failure): boolean {
  switch (failure.kind) {
    case 'provider-refused':
    case 'forbidden':
    case 'not-found':
      return true;
    case 'provider-down':
      return failure.cause === 'unreadable-answer';
    default:
      return false;
  }
}

/** An item of the list again, with what its message tells of it and the list does not. */
function usedItem(media: unknown, message: MessageFacts, linkRule: LinkRule): RemoteItem {
  const item = toItem(media, linkRule);
  const { id, direction, sentAt, fromAddress, toAddress, state } = message;
  const inbound = direction === 'inbound';
  return {
    ...item,
    messageRef: id,
    direction,
    usedAt: sentAt,
    fromAddress,
    toAddress,
    messageStatus: state,
    // What came with a message was stored with it; what went out with one had been there before.
    storedAt: inbound ? sentAt : null,
    linkUrl: inbound ? item.linkUrl : null,
  };
}

/** By what the last page of each session is known: the same one further on leads nowhere. */
const lastPages = new WeakMap<Session, { readonly offset: number; readonly names: string }>();

function bringsNothingNew(session: Session, offset: number, messages: readonly MessageFacts[]) {
  const names = JSON.stringify(messages.map(({ id }) => id));
  const last = lastPages.get(session);
  lastPages.set(session, { offset, names });
  return messages.length > 0 && last !== undefined && offset > last.offset && last.names === names;
}

export interface UsedPage {
  readonly items: readonly RemoteItem[];
  /** Only of what came in: what went out had been there before, and is listed by itself. */
  readonly unread: readonly UnreadItem[];
  readonly nextOffset: number | null;
  /** It was the page before once more. */
  readonly endless?: true;
}

/**
 * What was used, by the account's MMS and their media, joined by media id: no media object tells
 * whether it was ever sent (providers.md 1.5).
 */
export async function listUsed(
  session: Session,
  offset: number,
  linkRule: LinkRule,
  signal: AbortSignal,
): Promise<UsedPage> {
  const finder = finderOf(session);
  try {
    const asked = { since: earliestListed(session), filter: {}, urgent: false };
    const { read, unread, nextOffset } = await listMessages(session, asked, offset, signal);
    if (bringsNothingNew(session, offset, read)) {
      return { items: [], unread: [], nextOffset: null, endless: true };
    }
    const found = new Map<MessageFacts, Entries<RemoteItem>>();
    await finder.each(
      read,
      (message) => listMessageMedia(session, message.id, signal),
      (message, media) => {
        found.set(
          message,
          readEntries(media, (one) => usedItem(one, message, linkRule)),
        );
      },
      signal,
    );
    const lost = read.filter(({ direction }) => direction === 'inbound');
    return {
      items: read.flatMap((message) => found.get(message)?.read ?? []),
      unread: [
        ...unread.filter(({ entry }) => membersOf(entry)['message_direction'] === 'inbound'),
        ...lost.flatMap((message) => found.get(message)?.unread ?? []),
      ].map(toUnread),
      nextOffset: (nextOffset ?? 0) < mostMessages ? nextOffset : null,
    };
  } catch (error) {
    if (error instanceof SatchelError && isOnlyOurs(error.failure)) {
      return { items: [], unread: [], nextOffset: null };
    }
    throw error;
  }
}
