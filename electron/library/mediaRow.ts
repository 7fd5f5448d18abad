import { z } from 'zod';
import { instant } from '../../shared/instant.ts';
import { type MediaRow, mediaRow } from '../../shared/media.ts';
import { longestStart } from '../../shared/text/graphemes.ts';

/** A row of `media` as it is stored: what the window sees and what only the main process needs. */
export const storedMedia = mediaRow.omit({ textStart: true, original: true }).extend({
  messageText: z.string().nullable(),
  conversationRef: z.string().nullable(),
  linkUrl: z.string().nullable(),
  /** What its first bytes said where its declared type says nothing; empty where they said nothing, null if unasked. */
  toldType: z.string().nullable(),
  expiresAt: instant.nullable().catch(null),
  // An instant or size that cannot be is one that is not known: no row keeps a whole list from sight.
  storedAt: mediaRow.shape.storedAt.catch(null),
  usedAt: mediaRow.shape.usedAt.catch(null),
  seenAt: mediaRow.shape.seenAt.catch(0),
  goneAt: mediaRow.shape.goneAt.catch(0),
  sizeBytes: mediaRow.shape.sizeBytes.catch(null),
  width: mediaRow.shape.width.catch(null),
  height: mediaRow.shape.height.catch(null),
  durationMs: mediaRow.shape.durationMs.catch(null),
  /** In how many archives it is, as the window is told it: whether it is in one. */
  archived: z.number().transform((archives) => archives > 0),
});
export type StoredMedia = z.infer<typeof storedMedia>;

/** What the window may know of it: links are made on demand, never sent along. */
export function mediaRowOf(stored: StoredMedia): MediaRow {
  const { linkUrl: _link, expiresAt: _end, toldType: _told, ...told } = stored;
  const { messageText, conversationRef: _ref, ...row } = told;
  return { ...row, textStart: messageText === null ? null : longestStart(messageText, 160) };
}
