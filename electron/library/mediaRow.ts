import { z } from 'zod';
import { type MediaRow, mediaRow } from '../../shared/media.ts';

/** Columns of `media` in the names of a MediaRow. */
export const mediaColumns = `id, account_id AS accountId, ref, message_ref AS messageRef, direction,
  name, content_type AS contentType, kind, size_bytes AS sizeBytes, link_url AS linkUrl,
  from_address AS fromAddress, to_address AS toAddress, message_status AS messageStatus,
  stored_at AS storedAt, used_at AS usedAt, expires_at AS expiresAt, seen_at AS seenAt,
  gone_at AS goneAt`;

/** A row of `media` as it is stored: what the window sees and what only the main process needs. */
export const storedMedia = mediaRow.extend({
  linkUrl: z.string().nullable(),
  expiresAt: z.number().nullable(),
});
export type StoredMedia = z.infer<typeof storedMedia>;

/** What the window may know of it: links are made on demand, never sent along. */
export function mediaRowOf(stored: StoredMedia): MediaRow {
  const { linkUrl: _link, expiresAt: _end, ...row } = stored;
  return row;
}
