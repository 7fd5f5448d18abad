import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import { type Entries, readEntries } from '../answers/readEntries.ts';
import {
  isoInstantOf,
  messageTextOf,
  nameOf,
  sizeOf,
  textOf,
  typeOf,
} from '../answers/wireValues.ts';
import type { RemoteItem } from '../provider.ts';
import { sideOf } from './authors.ts';
import { type ChatKey, isSid, mediaRefOf, messageRefOf, targetOf } from './refs.ts';

const unreadable = () => new SatchelError(down('unreadable-answer'));

/** One media object: the name's field and the address' form differ (providers.md 4.2). */
const wireMedia = z.object({
  sid: z.string(),
  content_type: z.unknown().optional(),
  size: z.unknown().optional(),
  filename: z.unknown().optional(),
  file_name: z.unknown().optional(),
  date_created: z.unknown().optional(),
  message_sid: z.unknown().optional(),
  channel_sid: z.unknown().optional(),
  links: z.looseObject({ content_direct_temporary: z.unknown().optional() }).nullish().catch(null),
});

/** A message of Conversations, of which `media` is null or a list (providers.md 4.4). */
const wireMessage = z.object({
  sid: z.unknown().optional(),
  author: z.unknown().optional(),
  body: z.unknown().optional(),
  date_created: z.unknown().optional(),
  media: z.unknown().optional(),
});
const carriedMedia = z.array(z.unknown()).max(100).nullish();

const unknownItem = {
  messageRef: null,
  direction: null,
  name: null,
  contentType: null,
  sizeBytes: null,
  storedAt: null,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: null,
} as const;

function described(media: z.infer<typeof wireMedia>) {
  return {
    name: nameOf(media.filename) ?? nameOf(media.file_name),
    contentType: typeOf(media.content_type),
    sizeBytes: sizeOf(media.size),
  };
}

export interface Described {
  readonly item: RemoteItem;
  /** The signed address, when the answer had one; not yet checked. */
  readonly temporaryUrl: string | null;
}

/** What the Media Content Service says of one object; throws SatchelError when it cannot be named. */
export function fromMedia(value: unknown, serviceSid: string): Described {
  const parsed = wireMedia.safeParse(value);
  if (!parsed.success || !isSid(parsed.data.sid)) throw unreadable();
  const media = parsed.data;
  const storedAt = isoInstantOf(media.date_created);
  const { message_sid: messageSid, channel_sid: conversationSid } = media;
  const owned = isSid(messageSid);
  const temporary = media.links?.content_direct_temporary;
  return {
    item: {
      ...unknownItem,
      ...described(media),
      ref: mediaRefOf(serviceSid, media.sid),
      messageRef:
        owned && isSid(conversationSid) ? messageRefOf(conversationSid, messageSid) : null,
      storedAt,
      // When its message was sent is not told here; that it was is what ends the five minutes.
      usedAt: owned ? storedAt : null,
    },
    temporaryUrl: typeof temporary === 'string' && temporary.length <= 8_192 ? temporary : null,
  };
}

/** A conversation, and what it is called where that is known. */
export interface NamedChat extends ChatKey {
  readonly name?: string | null;
}

/**
 * The media of one message, none for most, and what of it cannot be named. A message without a name
 * of its own still tells its media; what is no message at all throws SatchelError.
 */
export function readMessage(value: unknown, chat: NamedChat): Entries<RemoteItem> {
  const parsed = wireMessage.safeParse(value);
  if (!parsed.success) throw unreadable();
  const { sid, author, body, date_created, media } = parsed.data;
  const fromAddress = textOf(author, 255);
  const sentAt = isoInstantOf(date_created);
  const listed = carriedMedia.safeParse(media);
  if (!listed.success)
    return { read: [], unread: [{ entry: media, notAfter: sentAt, below: null }] };
  const { read, unread } = readEntries(listed.data ?? [], (carried): RemoteItem => {
    const one = wireMedia.safeParse(carried);
    if (!one.success || !isSid(one.data.sid)) throw unreadable();
    return {
      ...unknownItem,
      ...described(one.data),
      ref: mediaRefOf(chat.serviceSid, one.data.sid),
      messageRef: isSid(sid) ? messageRefOf(chat.conversationSid, sid) : null,
      // A message does not tell when its media was uploaded, which is minutes before at most.
      storedAt: sentAt,
      usedAt: sentAt,
      direction: sideOf(fromAddress),
      fromAddress,
      messageText: messageTextOf(body),
      conversationRef: targetOf(chat),
      conversationName: chat.name ?? null,
    };
  });
  return { read, unread: unread.map(({ entry }) => ({ entry, notAfter: sentAt, below: null })) };
}

/** The media of one message that can be named. */
export const fromMessage = (value: unknown, chat: NamedChat): RemoteItem[] => [
  ...readMessage(value, chat).read,
];

/** When a message was sent, to know whether those after it are older than what is asked for. */
export function sentAtOf(value: unknown): number | null {
  const parsed = wireMessage.safeParse(value);
  return parsed.success ? isoInstantOf(parsed.data.date_created) : null;
}

/** A signed address tells in `Expires`, in seconds, until when it works (providers.md 4.6). */
export function expiryOf(url: URL): number | null {
  const text = url.searchParams.get('Expires') ?? '';
  const at = /^\d{9,11}$/.test(text) ? Number(text) * 1_000 : Number.NaN;
  return at >= Date.UTC(2000) && at < Date.UTC(2100) ? at : null;
}
