import type { AboutItem } from '../../shared/contract/library.ts';
import { mediaRowOf, type StoredMedia } from './mediaRow.ts';

/** All that is known of an item beyond its row; `alongside` are the others that its message carries. */
export function aboutItemOf(stored: StoredMedia, alongside: readonly StoredMedia[]): AboutItem {
  const { fromAddress, fromName, toAddress, toName, conversationRef, conversationName } = stored;
  return {
    row: mediaRowOf(stored),
    messageText: stored.messageText,
    from:
      fromAddress === null && fromName === null ? null : { address: fromAddress, name: fromName },
    to: toAddress === null && toName === null ? null : { address: toAddress, name: toName },
    conversation:
      conversationRef === null ? null : { ref: conversationRef, name: conversationName },
    alongside: alongside.filter(({ id }) => id !== stored.id).map(mediaRowOf),
  };
}
