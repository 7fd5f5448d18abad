import { SatchelError } from '../../shared/failure.ts';
import type { Darkroom, Picture } from '../thumbnails/darkroom.ts';
import type { RasterHeader } from '../thumbnails/rasterHeader.ts';
import { openFile } from '../uploads/fileFacts.ts';
import type { FileToSend } from './lookAtFiles.ts';

export interface PictureDeps {
  readonly darkroom: Pick<Darkroom, 'picture'>;
  readonly headerOf: (bytes: Uint8Array) => RasterHeader | null;
}

const maxBytes = 64 * 1024 * 1024;
const maxPixels = 100_000_000;
/** In device pixels, for a place of half that many. */
const maxEdge = 128;

/** Small pictures of files that are not sent yet. */
export function createPostingPictures({ darkroom, headerOf }: PictureDeps) {
  return async (file: FileToSend, signal: AbortSignal): Promise<Picture> => {
    const bytes = file.kind === 'bytes' ? file.bytes : await readWhole(file.path);
    const header = bytes && headerOf(bytes);
    if (bytes === null || header === null || header.width * header.height > maxPixels) {
      throw new SatchelError({ kind: 'not-found' });
    }
    return darkroom.picture({ ...header, bytes, maxEdge }, signal);
  };
}

async function readWhole(path: string): Promise<Uint8Array | null> {
  const opened = await openFile(path);
  if (opened === null || opened === 'folder') return null;
  const { handle, stats } = opened;
  try {
    return stats.size > 0 && stats.size <= maxBytes ? await handle.readFile() : null;
  } catch {
    return null;
  } finally {
    await handle.close().catch(() => {});
  }
}
