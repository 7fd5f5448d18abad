import { z } from 'zod';
import { accountId, mediaId, mediaRef } from './ids.ts';
import { instant } from './instant.ts';

export const mediaKind = z.enum(['image', 'video', 'audio', 'pdf', 'text', 'other']);
export type MediaKind = z.infer<typeof mediaKind>;

export const direction = z.enum(['inbound', 'outbound']);

/** What the library knows of one item; sizes, names and types can be missing at the source. */
export const mediaRow = z.object({
  id: mediaId,
  accountId,
  ref: mediaRef,
  messageRef: z.string().nullable(),
  direction: direction.nullable(),
  name: z.string().nullable(),
  contentType: z.string().nullable(),
  kind: mediaKind,
  sizeBytes: z.number().int().nonnegative().nullable(),
  storedAt: instant.nullable(),
  usedAt: instant.nullable(),
  /** Who sent and who received the message that carries it; numbers or other addresses. */
  fromAddress: z.string().nullable(),
  toAddress: z.string().nullable(),
  /** The provider's own word for where that message is. */
  messageStatus: z.string().nullable(),
  /** What those people are called, where the provider tells. */
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  conversationName: z.string().nullable(),
  /** How the message that carries it begins; the whole is told by `library.about`. */
  textStart: z.string().nullable(),
  /** In pixels, upright; known once it was looked at. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  durationMs: z.number().nonnegative().nullable(),
  /** A thumbhash in base64: what is drawn until its picture is there. */
  placeholder: z.string().nullable(),
  /** A copy of it is in an archive of Satchel. */
  archived: z.boolean(),
  /** The file on this computer that it was uploaded from is known; whether that is still there is seen when it is read. */
  original: z.literal(true).optional(),
  /** Last time that the provider was seen to hold it. */
  seenAt: instant,
  /** When the provider first said that it is gone. */
  goneAt: instant.nullable(),
});
export type MediaRow = z.infer<typeof mediaRow>;

/** Whether its bytes can be had: from its provider, or from an archive once that let it go. */
export const hasBytes = ({ goneAt, archived }: Pick<MediaRow, 'goneAt' | 'archived'>) =>
  goneAt === null || archived;

/** The first halves of content types that there are. */
const families = /^(application|audio|chemical|font|image|model|text|video)\//;
/** What senders declare that do not know what they send. */
const empty =
  /^(application|binary)\/(x-)?(octet-stream|binary|unknown|download|force-download|save|data)$/;

/** Whether a declared content type says nothing of what an item is: none, one that cannot be, or just bytes. */
export function saysNothing(contentType: string | null): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return !families.test(type) || empty.test(type);
}

/** Whether it is a picture that moves, as far as that was learnt. */
export const isAnimation = ({ kind, durationMs }: Pick<MediaRow, 'kind' | 'durationMs'>): boolean =>
  kind === 'image' && durationMs !== null;

/** Which designed tile or viewer an item gets, from its content type alone. */
export function kindOf(contentType: string | null): MediaKind {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/') && type !== 'image/svg+xml') return 'image';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('text/')) return 'text';
  return 'other';
}
