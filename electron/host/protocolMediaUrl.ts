import { type MediaId, mediaId } from '../../shared/ids.ts';
import type { PictureVariant } from '../thumbnails/thumbnailCache.ts';

export interface MediaAddress {
  readonly variant: PictureVariant;
  readonly mediaId: MediaId;
}

/** `satchel-media://thumb/17` and `satchel-media://preview/17`, to the letter; null for all else. */
export function parseMediaUrl(url: string): MediaAddress | null {
  const match = /^satchel-media:\/\/(thumb|preview)\/([1-9][0-9]{0,15})$/.exec(url);
  const parsed = mediaId.safeParse(Number(match?.[2]));
  if (!match || !parsed.success) return null;
  return { variant: match[1] === 'preview' ? 'preview' : 'thumb', mediaId: parsed.data };
}
