import { type JobId, jobId, type MediaId, mediaId } from '../../shared/ids.ts';
import type { ComparedSide } from '../remedies/remedyService.ts';
import { type PictureVariant, pictureVariant } from '../thumbnails/thumbnailCache.ts';

/** An item, small or large; or the file of an upload, as it was added or as it is sent. */
export type MediaAddress =
  | { readonly variant: PictureVariant; readonly mediaId: MediaId }
  | { readonly side: ComparedSide; readonly jobId: JobId };

const ofItem = /^satchel-media:\/\/(small|thumb|preview)\/([1-9][0-9]{0,15})$/;
const ofJob = /^satchel-media:\/\/job-(before|after)\/([0-9a-f-]{36})$/;

/** `satchel-media://small/17`, `thumb/17`, `preview/17`, `job-before/ID`, `job-after/ID`, to the letter; null for all else. */
export function parseMediaUrl(url: string): MediaAddress | null {
  const [, side, job] = ofJob.exec(url) ?? [];
  const parsedJob = jobId.safeParse(job);
  if (parsedJob.success) {
    return { side: side === 'before' ? 'before' : 'after', jobId: parsedJob.data };
  }
  const [, variant, item] = ofItem.exec(url) ?? [];
  const parsed = mediaId.safeParse(Number(item));
  if (!parsed.success) return null;
  return { variant: pictureVariant(variant) ?? 'thumb', mediaId: parsed.data };
}
