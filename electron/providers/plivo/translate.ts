import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { providerDown } from '../../../shared/failures.ts';
import { mediaRef } from '../../../shared/ids.ts';
import { plainText } from '../../base/plainText.ts';
import { linkUrl, parseBaseUrl } from '../../http/httpOrigin.ts';
import { membersOf, type Unread } from '../answers/readEntries.ts';
import { isoInstantOf, nameOf, sizeOf, textOf, typeOf } from '../answers/wireValues.ts';
import type { RemoteItem, Session, UnreadItem } from '../provider.ts';

const unreadable = () => new SatchelError(providerDown('unreadable-answer'));

/** One object as any source shows it (providers.md 1.2 to 1.5): every field but the id can miss. */
const wireObject = z.object({
  media_id: z.string().trim().min(1).max(512),
  message_uuid: z.unknown().optional(),
  file_name: z.unknown().optional(),
  content_type: z.unknown().optional(),
  size: z.unknown().optional(),
  media_size: z.unknown().optional(),
  upload_time: z.unknown().optional(),
  media_url: z.unknown().optional(),
  url: z.unknown().optional(),
});

/** Which links may be handed out and fetched; the rule belongs to the session. */
export type LinkRule = (url: string) => string | null;

export function linkRuleOf(session: Session): LinkRule {
  const base = parseBaseUrl(session.http.baseUrl);
  return (url) => linkUrl(url, base)?.href ?? null;
}

/** One media object as an item; throws SatchelError when it cannot even be named. */
export function toItem(value: unknown, linkRule: LinkRule): RemoteItem {
  const parsed = wireObject.safeParse(value);
  const ref = mediaRef.safeParse(parsed.data?.media_id);
  if (!parsed.success || !ref.success || plainText(ref.data) !== ref.data) {
    throw unreadable();
  }
  const object = parsed.data;
  const link = typeof object.media_url === 'string' ? object.media_url : object.url;
  return {
    ref: ref.data,
    messageRef: textOf(object.message_uuid, 255),
    direction: null,
    name: nameOf(object.file_name),
    contentType: typeOf(object.content_type),
    sizeBytes: sizeOf(object.size) ?? sizeOf(object.media_size),
    storedAt: isoInstantOf(object.upload_time),
    // Nothing here tells whether media was sent (providers.md 1.3); its messages do.
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: typeof link === 'string' && link.length <= 2_048 ? linkRule(link) : null,
  };
}

/** What an object that cannot be named tells nevertheless. */
export function toUnread({ entry, notAfter }: Unread): UnreadItem {
  const object = membersOf(entry);
  return {
    name: nameOf(object['file_name']),
    sizeBytes: sizeOf(object['size']) ?? sizeOf(object['media_size']),
    notAfter: isoInstantOf(object['upload_time']) ?? notAfter,
  };
}
