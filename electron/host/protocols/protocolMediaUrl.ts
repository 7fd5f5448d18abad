import { type JobId, jobId, type MediaId, mediaId } from '../../../shared/ids.ts';
import type { ComparedSide } from '../../remedies/remedyService.ts';
import { type PictureVariant, pictureVariant } from '../../thumbnails/thumbnailCache.ts';

/**
 * An item, small or large; the file of an upload, as it was added or as it is sent; or a file that is
 * to be put into a place.
 */
export type MediaAddress =
  | { readonly variant: PictureVariant; readonly mediaId: MediaId }
  | { readonly side: ComparedSide; readonly jobId: JobId }
  | { readonly posting: string; readonly place: number };

const ofItem = /^satchel-media:\/\/(small|thumb|preview|full)\/([1-9][0-9]{0,15})$/;
const ofJob = /^satchel-media:\/\/job-(before|after)\/([0-9a-f-]{36})$/;

const ofPosting = /^satchel-media:\/\/posting\/([0-9a-f-]{36})\/(0|[1-9][0-9]{0,4})$/;

/**
 * `satchel-media://small/17`, `thumb/17`, `preview/17`, `full/17`, `job-before/ID`, `job-after/ID`,
 * `posting/TOKEN/3`, to the letter; null for all else.
 */
export function parseMediaUrl(url: string): MediaAddress | null {
  const [, side, job] = ofJob.exec(url) ?? [];
  const parsedJob = jobId.safeParse(job);
  if (parsedJob.success) {
    return { side: side === 'before' ? 'before' : 'after', jobId: parsedJob.data };
  }
  const [, posting, place] = ofPosting.exec(url) ?? [];
  if (posting !== undefined) return { posting, place: Number(place) };
  const [, variant, item] = ofItem.exec(url) ?? [];
  const parsed = mediaId.safeParse(Number(item));
  if (!parsed.success) return null;
  return { variant: pictureVariant(variant) ?? 'thumb', mediaId: parsed.data };
}
