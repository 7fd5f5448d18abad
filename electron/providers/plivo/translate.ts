import { SatchelError } from '../../../shared/failure.ts';
import { providerDown } from '../../../shared/failures.ts';
import { type MediaRef, mediaRef } from '../../../shared/ids.ts';
import { plainText } from '../../base/plainText.ts';
import { linkUrl, parseBaseUrl } from '../../http/httpOrigin.ts';
import { membersOf, type Unread } from '../answers/readEntries.ts';
import { isoInstantOf, nameOf, sizeOf, textOf, typeOf } from '../answers/wireValues.ts';
import type { RemoteItem, Session, UnreadItem } from '../provider.ts';

const unreadable = () => new SatchelError(providerDown('unreadable-answer'));

/** Which links may be handed out and fetched; the rule belongs to the session. */
export type LinkRule = (url: string) => string | null;

export function linkRuleOf(session: Session): LinkRule {
  const base = parseBaseUrl(session.http.baseUrl);
  return (url) => linkUrl(url, base)?.href ?? null;
}

/** What names an object; null for what is no name. */
function refOf(id: unknown): MediaRef | null {
  const ref = mediaRef.safeParse(typeof id === 'string' ? id.trim() : null).data;
  return ref === undefined || plainText(ref) !== ref ? null : ref;
}

/**
 * One media object as any source shows it (providers.md 1.2 to 1.5), as an item: every field but the id can miss,
 * and none of them is trusted. Throws SatchelError when it cannot even be named.
 */
export function toItem(value: unknown, linkRule: LinkRule): RemoteItem {
  const object = membersOf(value);
  const ref = refOf(object['media_id']);
  if (ref === null) throw unreadable();
  const mediaUrl = object['media_url'];
  const link = typeof mediaUrl === 'string' ? mediaUrl : object['url'];
  return {
    ref,
    messageRef: textOf(object['message_uuid'], 255),
    direction: null,
    name: nameOf(object['file_name']),
    contentType: typeOf(object['content_type']),
    sizeBytes: sizeOf(object['size']) ?? sizeOf(object['media_size']),
    storedAt: isoInstantOf(object['upload_time']),
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
