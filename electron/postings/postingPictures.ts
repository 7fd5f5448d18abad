import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import { isTooMuchToDecode } from '../../shared/pictures/decodeMemory.ts';
import type { Darkroom, Picture } from '../thumbnails/darkroom.ts';
import type { RasterHeader } from '../thumbnails/originals/rasterHeader.ts';
import type { FileToSend } from '../uploads/files/lookAtFiles.ts';

export interface PictureDeps {
  readonly darkroom: Pick<Darkroom, 'picture'>;
  readonly headerOf: (bytes: Uint8Array) => RasterHeader | null;
  /** Null for what is larger, or cannot be read. */
  readonly readWhole: (path: string, maxBytes: number) => Promise<Uint8Array | null>;
}

const maxBytes = 64 * 1024 * 1024;
/** In device pixels, for a place of half that many. */
const maxEdge = 128;

/** Small pictures of files that are not sent yet. */
export function createPostingPictures({ darkroom, headerOf, readWhole }: PictureDeps) {
  return async (file: FileToSend, signal: AbortSignal): Promise<Picture> => {
    const bytes = file.kind === 'bytes' ? file.bytes : await readWhole(file.path, maxBytes);
    const header = bytes && headerOf(bytes);
    if (bytes === null || header === null || isTooMuchToDecode(header)) {
      throw new SatchelError(notFound);
    }
    return darkroom.picture({ ...header, bytes, maxEdge }, signal);
  };
}
