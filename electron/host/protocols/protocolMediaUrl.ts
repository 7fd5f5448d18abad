import { type JobId, jobId, type MediaId, mediaId } from '../../../shared/ids.ts';
import type { ComparedSide } from '../../remedies/remedyService.ts';
import { type PictureWanted, pictureVariant } from '../../thumbnails/pictureKey.ts';

/**
 * An item in a size, moving, or a page of it; the file of an upload, as it was added or as it is sent; or a file that is
 * to be put into a place; or the code of a link.
 */
export type MediaAddress =
  | { readonly wanted: PictureWanted; readonly mediaId: MediaId }
  | { readonly side: ComparedSide; readonly jobId: JobId }
  | { readonly posting: string; readonly place: number }
  | { readonly code: string };

const ofItem = /^satchel-media:\/\/([a-z]{1,10}(?:-[0-9]{1,4})?)\/([1-9][0-9]{0,15})$/;
const ofPage = /^satchel-media:\/\/page\/([1-9][0-9]{0,15})\/([1-9][0-9]{0,5})$/;
const ofJob = /^satchel-media:\/\/job-(before|after|small)\/([0-9a-f-]{36})$/;

const ofPosting = /^satchel-media:\/\/posting\/([0-9a-f-]{36})\/(0|[1-9][0-9]{0,4})$/;

const ofCode = /^satchel-media:\/\/code\/([0-9a-f-]{36})$/;

/**
 * `satchel-media://small/17` and the other variants, `page/17/3`, `job-before/ID`,
 * `job-after/ID`, `job-small/ID`, `posting/TOKEN/3`, `code/TOKEN`, to the
 * letter; null for all else.
 */
export function parseMediaUrl(url: string): MediaAddress | null {
  const [, side, job] = ofJob.exec(url) ?? [];
  const parsedJob = jobId.safeParse(job);
  if (parsedJob.success) {
    const wanted = (['before', 'small'] as const).find((one) => one === side) ?? 'after';
    return { side: wanted, jobId: parsedJob.data };
  }
  const [, code] = ofCode.exec(url) ?? [];
  if (code !== undefined) return { code };
  const [, posting, place] = ofPosting.exec(url) ?? [];
  if (posting !== undefined) return { posting, place: Number(place) };
  const [, document, page] = ofPage.exec(url) ?? [];
  const [, name, item = document] = ofItem.exec(url) ?? [];
  const parsed = mediaId.safeParse(Number(item));
  const wanted = page === undefined ? pictureVariant(name) : { page: Number(page) };
  return parsed.success && wanted !== null ? { wanted, mediaId: parsed.data } : null;
}
