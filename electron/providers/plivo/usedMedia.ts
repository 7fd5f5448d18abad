import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { finderOf } from '../finderOf.ts';
import type { RemoteItem, Session } from '../provider.ts';
import { listMessageMedia, listMessages, type MessageFacts } from './messages.ts';
import { type LinkRule, toItem } from './translate.ts';

/** Used media lives for a year (providers.md 1.8), so older messages tell of nothing that is left. */
const usedLifeMs = 365 * 86_400_000;
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
export function usedItem(media: unknown, message: MessageFacts, linkRule: LinkRule): RemoteItem {
  const item = toItem(media, linkRule);
  const { id, direction, sentAt, fromAddress, toAddress, state } = message;
  const inbound = direction === 'inbound';
  return {
    ...item,
    ...{ messageRef: id, direction, usedAt: sentAt, fromAddress, toAddress, messageStatus: state },
    // What came with a message was stored with it; what went out with one had been there before.
    storedAt: inbound ? sentAt : null,
    linkUrl: inbound ? item.linkUrl : null,
  };
}

export interface UsedPage {
  readonly items: readonly RemoteItem[];
  readonly nextOffset: number | null;
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
  const since = session.clock.now() - usedLifeMs;
  try {
    const { messages, nextOffset } = await finder.run(
      () => listMessages(session, since, offset, signal),
      signal,
    );
    const found = new Map<MessageFacts, readonly RemoteItem[]>();
    await finder.each(
      messages,
      (message) => listMessageMedia(session, message.id, signal),
      (message, media) => {
        found.set(
          message,
          media.map((one) => usedItem(one, message, linkRule)),
        );
      },
      signal,
    );
    return {
      items: messages.flatMap((message) => found.get(message) ?? []),
      nextOffset: (nextOffset ?? 0) < mostMessages ? nextOffset : null,
    };
  } catch (error) {
    if (error instanceof SatchelError && isOnlyOurs(error.failure)) {
      return { items: [], nextOffset: null };
    }
    throw error;
  }
}
