import { z } from 'zod';
import type { Picture } from '../thumbnails/darkroom.ts';
import { rasterHeaderOf } from '../thumbnails/rasterHeader.ts';

const maxAnswerBytes = 16 * 1024 * 1024;

const answer = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.number().int(), ok: z.literal(false) }),
  z.strictObject({ id: z.number().int(), ok: z.literal(true), bytes: z.instanceof(Uint8Array) }),
]);

export interface DarkroomAnswer {
  readonly id: number;
  /** null: it could not be decoded. */
  readonly picture: Picture | null;
}

/** A picture may have taken the page over, so its answer is judged like anything else from outside. */
export function parseDarkroomAnswer(data: unknown): DarkroomAnswer | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const { id } = parsed.data;
  return { id, picture: parsed.data.ok ? pictureOf(parsed.data.bytes) : null };
}

function pictureOf(bytes: Uint8Array): Picture | null {
  const header = bytes.length <= maxAnswerBytes ? rasterHeaderOf(bytes) : null;
  if (header === null) return null;
  const { contentType, width, height } = header;
  if (contentType === 'image/gif' || contentType === 'image/bmp') return null;
  return { bytes, contentType, width, height };
}
