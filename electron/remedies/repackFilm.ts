import { type Failure, SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { Darkroom } from '../thumbnails/darkroom.ts';

export interface RepackDeps {
  readonly darkroom: Pick<Darkroom, 'repack'>;
  readonly failureOf: (error: unknown) => Failure;
}

/** The bytes of an MP4 with the pictures and sounds of a film; throws what can be told of one that cannot be made. */
export async function repackFilm(
  { darkroom, failureOf }: RepackDeps,
  film: { readonly bytes: Uint8Array; readonly contentType: string; readonly maxBytes: number },
  { accepts, maxFileBytes }: FileLimits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await darkroom.repack(film, signal);
  } catch (error) {
    if (failureOf(error).kind !== 'not-found') throw error;
    // Its tables looked sound; what they lead to is not.
    throw new SatchelError(
      fileRejected('wrong-type', {
        sizeBytes: film.bytes.length,
        foundType: film.contentType,
        accepts,
        limitBytes: maxFileBytes,
        film: { obstacle: 'form', bytes: 0 },
      }),
    );
  }
}
