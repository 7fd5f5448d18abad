import { z } from 'zod';
import {
  type FitRequest,
  type FittedPicture,
  isLookType,
  type Look,
  type Picture,
} from '../../thumbnails/darkroom.ts';
import { rasterHeaderOf } from '../../thumbnails/originals/rasterHeader.ts';

const maxPictureBytes = 16 * 1024 * 1024;

const cannot = z.enum(['transparent', 'stays-too-large', 'too-much', 'moving']);
/** Why a picture cannot be made to fit, though nothing is wrong with it. */
export type Cannot = z.infer<typeof cannot>;

const edge = z.number().int().min(1).max(1_000_000).nullable();
const longestMs = 100 * 60 * 60 * 1_000;

/** What it says of a file may be a lie, and is then one that harms nobody. */
const look = z.strictObject({
  width: edge,
  height: edge,
  durationMs: z.number().min(0).max(longestMs).nullable().catch(null),
  placeholder: z
    .instanceof(Uint8Array)
    .refine((hash) => hash.length >= 5 && hash.length <= 32)
    .nullable(),
  pages: z.number().int().min(0).max(1_000_000).nullable(),
});

const answer = z.discriminatedUnion('ok', [
  z.strictObject({
    id: z.number().int(),
    ok: z.literal(false),
    cannot: cannot.optional(),
    again: z.literal(true).optional(),
  }),
  z.strictObject({
    id: z.number().int(),
    ok: z.literal(true),
    bytes: z.instanceof(Uint8Array),
    look: look.optional(),
  }),
]);

export interface DarkroomAnswer {
  readonly id: number;
  /** null: it could not be decoded; `again`: that is not said, since the darkroom is in trouble. */
  readonly made: Made | Cannot | 'again' | null;
}

/** Bytes, and what was learnt by making them. */
export interface Made {
  readonly bytes: Uint8Array;
  readonly look: Look | null;
}

/** A picture may have taken the page over, so its answer is judged like anything else from outside. */
export function parseDarkroomAnswer(data: unknown): DarkroomAnswer | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const { id } = parsed.data;
  if (parsed.data.ok) {
    const { bytes, look: told } = parsed.data;
    const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64');
    const placeholder = told?.placeholder ? base64(told.placeholder) : null;
    return { id, made: { bytes, look: told ? { ...told, placeholder } : null } };
  }
  return { id, made: parsed.data.again ? 'again' : (parsed.data.cannot ?? null) };
}

/** A picture to look at, or null when the bytes are none. */
export function pictureOf({ bytes, look: told }: Made): Picture | null {
  const header = bytes.length <= maxPictureBytes ? rasterHeaderOf(bytes) : null;
  if (header === null) return null;
  const { contentType, width, height } = header;
  if (!isLookType(contentType)) return null;
  return { bytes, contentType, width, height, ...(told && { look: told }) };
}

/** Brands of an MP4 at its beginning, and no more bytes than were asked for. */
export function isRepacked(bytes: Uint8Array, maxBytes: number): boolean {
  const brand = Buffer.from(bytes.subarray(4, 12)).toString('latin1');
  return bytes.length <= maxBytes && /^ftyp(?:iso[m2-9]|mp4[12])$/.test(brand);
}

/** What was asked for, or null when the bytes are anything else. */
export function fittedOf(bytes: Uint8Array, request: FitRequest): FittedPicture | null {
  const header = bytes.length <= request.maxBytes ? rasterHeaderOf(bytes) : null;
  const contentType = request.types.find((type) => type === header?.contentType);
  if (header === null || contentType === undefined) return null;
  const { width, height } = header;
  const longest = (size: { width: number; height: number }) => Math.max(size.width, size.height);
  if (longest(header) > longest(request)) return null;
  return { bytes, contentType, width, height };
}
