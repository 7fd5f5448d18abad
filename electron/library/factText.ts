import type { ItemFact } from '../../shared/contract/itemFact.ts';
import type { StoredMedia } from './mediaRow.ts';

const texts: Readonly<Record<ItemFact, (item: StoredMedia) => string | number | null>> = {
  name: ({ name }) => name,
  fromName: ({ fromName }) => fromName,
  fromAddress: ({ fromAddress }) => fromAddress,
  toName: ({ toName }) => toName,
  toAddress: ({ toAddress }) => toAddress,
  conversation: ({ conversationName }) => conversationName,
  messageText: ({ messageText }) => messageText,
  messageStatus: ({ messageStatus }) => messageStatus,
  type: ({ contentType }) => contentType,
  size: ({ sizeBytes }) => sizeBytes,
  dimensions: ({ width, height }) =>
    width === null || height === null ? null : `${width} × ${height}`,
  length: ({ durationMs }) => (durationMs === null ? null : durationMs / 1_000),
  storedAt: ({ storedAt }) => instantText(storedAt),
  usedAt: ({ usedAt }) => instantText(usedAt),
  endsAt: ({ expiresAt }) => instantText(expiresAt),
  seenAt: ({ seenAt }) => instantText(seenAt),
  ref: ({ ref }) => ref,
  messageRef: ({ messageRef }) => messageRef,
  conversationRef: ({ conversationRef }) => conversationRef,
};

/** A fact of an item as others read it, instants by UTC; null where it is not known. */
export function factText(item: StoredMedia, fact: ItemFact): string | null {
  const text = texts[fact](item);
  return text === null ? null : String(text);
}

const instantText = (at: number | null) => (at === null ? null : new Date(at).toISOString());
