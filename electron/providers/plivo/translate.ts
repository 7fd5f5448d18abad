import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { mediaRef } from '../../../shared/ids.ts';
import { plainText } from '../../base/plainText.ts';
import type { RemoteItem } from '../provider.ts';

const unreadable = () =>
  new SatchelError({
    kind: 'provider-down',
    cause: 'unreadable-answer',
    status: null,
    retryAfterMs: null,
  });

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

function textOf(value: unknown, maxLength: number): string | null {
  if (typeof value !== 'string') return null;
  // A cut may fall into a surrogate pair.
  const text = plainText(value)
    .slice(0, maxLength)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
  return text === '' ? null : text;
}

/** One fixture holds a whole path in `file_name` (providers.md 1.2): the last segment is the name. */
function nameOf(value: unknown): string | null {
  const name = textOf(typeof value === 'string' ? value.split(/[\\/]/).pop() : null, 255);
  return name === '.' || name === '..' ? null : name;
}

function typeOf(value: unknown): string | null {
  const type = textOf(value, 255)?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'image/jpg') return 'image/jpeg';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null;
}

/** An integer, but text in one fixture (providers.md 1.3). */
function sizeOf(value: unknown): number | null {
  const size = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null;
}

const isoInstant = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Times without a zone are taken for UTC, as all that carry one are. */
function instantOf(value: unknown): number | null {
  const parts = isoInstant.exec(textOf(value, 64) ?? '');
  if (parts === null) return null;
  const [, day, time, fraction = '', zone = 'Z'] = parts;
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone}`);
  return at >= Date.UTC(2000) && at < Date.UTC(2100) ? at : null;
}

/** Which links may be handed out and fetched; the rule belongs to the session. */
export type LinkRule = (url: string) => string | null;

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
    storedAt: instantOf(object.upload_time),
    // Nothing in the API tells whether media was sent (providers.md 1.3).
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: typeof link === 'string' && link.length <= 2_048 ? linkRule(link) : null,
  };
}
