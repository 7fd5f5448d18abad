import type { Readable } from 'node:stream';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import { isTooMuchToDecode } from '../../../shared/pictures/decodeMemory.ts';
import { tellingBytes, tellPicture } from '../../../shared/pictures/tellPicture.ts';
import { headBytes, tellType } from '../../contentType/tellType.ts';
import { NoPicture } from './noPicture.ts';
import { type RasterHeader, rasterHeaderOf } from './rasterHeader.ts';
import { type TextInside, textInside } from './textInside.ts';

/** What can be looked at, by its bytes and never by its name. */
export type Original =
  | { readonly kind: 'raster'; readonly bytes: Uint8Array; readonly header: RasterHeader }
  | {
      readonly kind: 'film' | 'sound' | 'document';
      readonly bytes: Uint8Array;
      readonly contentType: string;
    }
  | ({ readonly kind: 'text' } & TextInside);

/** The bytes of an item on their way; `Download` of a provider fits. */
export interface OriginalSource {
  readonly body: Readable;
  readonly sizeBytes: number | null;
  /** Only the first bytes were asked for. */
  readonly partial?: boolean;
}

export interface OriginalLimits {
  /** Of what is read whole. */
  readonly maxBytes: number;
  /** Of a longer film or sound only the beginning is read, where its tables may stand. */
  readonly beginningBytes: number;
}

/** Types of films and sounds that no browser decodes: they are not fetched for nothing. */
const undecoded =
  /^(?:audio\/(?:amr|midi|x-ms-|x-realaudio)|video\/(?:x-msvideo|vnd\.avi|x-flv|x-ms-|mpeg$))/;

/** What the first bytes of a file say it is, as far as Satchel can show it. */
type Told = Original['kind'] | null;

/**
 * Reads what can be looked at and no more of it than that takes: a text by its first bytes, and nothing but the
 * first bytes of what shows nothing. Throws NoPicture for that; `partial` when only the beginning was given of what is
 * shown whole.
 */
export async function readOriginal(
  source: OriginalSource,
  limits: OriginalLimits,
  signal: AbortSignal,
): Promise<Original | 'partial'> {
  const { body } = source;
  const onAbort = () => body.destroy(new SatchelError(cancelled));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal.aborted) throw new SatchelError(cancelled);
    return await read(source, limits);
  } finally {
    signal.removeEventListener('abort', onAbort);
    body.destroy();
  }
}

async function read(
  { body, sizeBytes, partial = false }: OriginalSource,
  { maxBytes, beginningBytes }: OriginalLimits,
): Promise<Original | 'partial'> {
  const chunks: Buffer[] = [];
  let length = 0;
  let told: Told | undefined;
  const most = () => {
    if (told !== 'film' && told !== 'sound') return maxBytes;
    return (sizeBytes ?? 0) > maxBytes ? beginningBytes : maxBytes;
  };
  for await (const chunk of body) {
    // Not copied: a stream gives each of its buffers away.
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    chunks.push(part);
    length += part.length;
    if (told === undefined && length >= tellingBytes) {
      const head = Buffer.concat(chunks, length);
      if (tellPicture(head) !== null) told = 'raster';
      else if (length >= headBytes) told = await toldBy(head);
      if (told === 'text') return textOf(head, true);
      if (told === null) throw new NoPicture();
      if (told === 'raster' && (sizeBytes ?? 0) > maxBytes) throw new NoPicture();
      if (told === 'document' && (sizeBytes ?? 0) > maxBytes) throw new NoPicture();
    }
    if (length > most()) {
      if (told !== 'film' && told !== 'sound') throw new NoPicture();
      break;
    }
  }
  const bytes = Buffer.concat(chunks, length);
  // The last chunk may have brought all there was.
  told ??= tellPicture(bytes) === null ? await toldBy(bytes) : 'raster';
  if (told === 'text') return textOf(bytes, partial && length >= headBytes);
  if (told === null) throw new NoPicture();
  if (partial && length >= headBytes) return 'partial';
  if (told === 'raster') return rasterOf(bytes);
  return { kind: told, bytes, contentType: (await tellType(bytes.subarray(0, headBytes))) ?? '' };
}

async function toldBy(bytes: Uint8Array): Promise<Told> {
  const type = await tellType(bytes.subarray(0, headBytes));
  if (type === null || undecoded.test(type)) return null;
  if (type === 'application/pdf') return 'document';
  if (type.startsWith('video/') || type === 'application/ogg') return 'film';
  if (type.startsWith('audio/')) return 'sound';
  // A type of text is told by its letters; what only looks like text here is asked for its letters below.
  return 'text';
}

async function textOf(bytes: Uint8Array, cut: boolean): Promise<Original> {
  const inside = await textInside(bytes, cut);
  if (inside === null || inside.text.trim() === '') throw new NoPicture();
  return { kind: 'text', ...inside };
}

function rasterOf(bytes: Uint8Array): Original {
  const header = rasterHeaderOf(bytes);
  if (header === null || isTooMuchToDecode(header)) throw new NoPicture();
  return { kind: 'raster', bytes, header };
}
