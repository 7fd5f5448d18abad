import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { Picture } from '../thumbnails/darkroom.ts';
import type { LookAtBytes } from '../thumbnails/lookAtBytes.ts';
import type { FileToSend } from '../uploads/files/lookAtFiles.ts';

export interface PictureDeps {
  readonly pictureOf: LookAtBytes;
  /** Null for what is larger, or cannot be read. */
  readonly readWhole: (path: string, maxBytes: number) => Promise<Uint8Array | null>;
}

const maxBytes = 64 * 1024 * 1024;
/** In device pixels, for a place of half that many. */
const maxEdge = 128;

/** Small pictures of files that are not sent yet. */
export function createPostingPictures({ pictureOf, readWhole }: PictureDeps) {
  return async (file: FileToSend, signal: AbortSignal): Promise<Picture> => {
    const bytes = file.kind === 'bytes' ? file.bytes : await readWhole(file.path, maxBytes);
    if (bytes === null) throw new SatchelError(notFound);
    return pictureOf(bytes, maxEdge, signal);
  };
}
