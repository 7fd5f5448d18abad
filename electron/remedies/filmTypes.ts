import type { FailureOf } from '../../shared/failure.ts';
import { mp4Type, repackedTypes } from '../../shared/film/repackedTypes.ts';
import type { FileLimits, UploadFacts } from '../../shared/upload.ts';

/** More than any provider takes of a film; what is larger is not held in memory, and so not made anew. */
export const maxFilmBytes = 192 * 1024 * 1024;

/** Whether what is sent is an MP4 that was made of such a film. */
export function isRepacked({ contentType, alteredFrom }: UploadFacts): boolean {
  return contentType === mp4Type && repackedTypes.includes(alteredFrom?.contentType ?? '');
}

/** Whether a film of a type that is not taken would be taken as an MP4, and can become one. */
export function canRepack(refusal: FailureOf<'file-rejected'>, limits: FileLimits): boolean {
  const { film, sizeBytes } = refusal;
  if (film === undefined || film.obstacle !== null || !limits.accepts.includes(mp4Type))
    return false;
  return film.bytes <= limits.maxFileBytes && (sizeBytes ?? 0) <= maxFilmBytes;
}
