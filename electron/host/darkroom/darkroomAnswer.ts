import { z } from 'zod';
import {
  type FitRequest,
  type FittedPicture,
  isLookType,
  type Picture,
} from '../../thumbnails/darkroom.ts';
import { rasterHeaderOf } from '../../thumbnails/rasterHeader.ts';

const maxPictureBytes = 16 * 1024 * 1024;

const cannot = z.enum(['transparent', 'stays-too-large', 'too-much', 'moving']);
/** Why a picture cannot be made to fit, though nothing is wrong with it. */
export type Cannot = z.infer<typeof cannot>;

const answer = z.discriminatedUnion('ok', [
  z.strictObject({
    id: z.number().int(),
    ok: z.literal(false),
    cannot: cannot.optional(),
    again: z.literal(true).optional(),
  }),
  z.strictObject({ id: z.number().int(), ok: z.literal(true), bytes: z.instanceof(Uint8Array) }),
]);

export interface DarkroomAnswer {
  readonly id: number;
  /** null: it could not be decoded; `again`: that is not said, since the darkroom is in trouble. */
  readonly made: Uint8Array | Cannot | 'again' | null;
}

/** A picture may have taken the page over, so its answer is judged like anything else from outside. */
export function parseDarkroomAnswer(data: unknown): DarkroomAnswer | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const { id } = parsed.data;
  if (parsed.data.ok) return { id, made: parsed.data.bytes };
  return { id, made: parsed.data.again ? 'again' : (parsed.data.cannot ?? null) };
}

/** A picture to look at, or null when the bytes are none. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const header = bytes.length <= maxPictureBytes ? rasterHeaderOf(bytes) : null;
  if (header === null) return null;
  const { contentType, width, height } = header;
  if (!isLookType(contentType)) return null;
  return { bytes, contentType, width, height };
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
