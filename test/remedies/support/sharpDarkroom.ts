import sharp from 'sharp';
import type { Darkroom, FitRequest, FittedPicture } from '../../../electron/thumbnails/darkroom.ts';
import { NotMade } from '../../../electron/thumbnails/notMade.ts';
import { NoPicture } from '../../../electron/thumbnails/originals/noPicture.ts';
import { repackFilm } from '../../../renderer/darkroom/film/repackFilm.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';

/**
 * A darkroom for plain Node: real pictures in, real pictures out, by another encoder than the app's; films by the
 * app's own code, which runs anywhere.
 */
export function sharpDarkroom() {
  const asked: FitRequest[] = [];
  let reached: (() => void) | null = null;
  let breaks = false;
  /** What tests do to whatever is worked on next. */
  async function begun(request: { bytes: Uint8Array; contentType: string }, signal: AbortSignal) {
    if (breaks) {
      breaks = false;
      throw new NotMade(request);
    }
    if (reached === null) return;
    reached();
    reached = null;
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new SatchelError({ kind: 'cancelled' })));
    });
  }
  const darkroom: Darkroom = {
    async picture({ bytes, maxEdge }) {
      const made = await sharp(bytes)
        .resize(maxEdge, maxEdge, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toBuffer({ resolveWithObject: true });
      const { width, height } = made.info;
      return { bytes: made.data, contentType: 'image/webp', width, height };
    },
    draw: () => Promise.reject(new NoPicture()),
    async fit(request, signal) {
      asked.push(request);
      await begun(request, signal);
      const { hasAlpha } = await sharp(request.bytes)
        .metadata()
        .catch(() => {
          throw new NoPicture();
        });
      if (signal.aborted) throw new SatchelError({ kind: 'cancelled' });
      if (hasAlpha && !request.flatten) return keeping(request);
      for (let width = request.width; width >= 1; width = Math.floor(width * 0.8)) {
        const made = await sharp(request.bytes)
          .flatten({ background: '#fff' })
          .resize(width)
          .jpeg({ quality: 80 })
          .toBuffer({ resolveWithObject: true })
          .catch(() => {
            throw new NoPicture();
          });
        if (made.data.length > request.maxBytes) continue;
        const { height } = made.info;
        return { bytes: made.data, contentType: 'image/jpeg', width, height };
      }
      throw new SatchelError(refusal(request, 'stays-too-large'));
    },
    async repack({ bytes, contentType, maxBytes }, signal) {
      await begun({ bytes, contentType }, signal);
      const made = await repackFilm({ bytes: Uint8Array.from(bytes), maxBytes }).catch(() => {
        throw new NoPicture();
      });
      if (made !== null) return made;
      const facts = { sizeBytes: bytes.length, limitBytes: maxBytes, foundType: contentType };
      throw new SatchelError(fileRejected('stays-too-large', facts));
    },
    close() {},
  };
  return {
    ...darkroom,
    asked,
    /** The next picture is the end of it. */
    breakNext(): void {
      breaks = true;
    },
    /** The next picture is worked on for ever; resolves when that has begun. */
    hold: () =>
      new Promise<void>((resolve) => {
        reached = resolve;
      }),
  };
}

/** A PNG with its transparent parts, where there is room and it may be one. */
async function keeping(request: FitRequest): Promise<FittedPicture> {
  const made = await sharp(request.bytes).png().toBuffer({ resolveWithObject: true });
  const fits = request.types.includes('image/png') && made.data.length <= request.maxBytes;
  if (!fits) throw new SatchelError(refusal(request, 'transparent'));
  const { width, height } = made.info;
  return { bytes: made.data, contentType: 'image/png', width, height };
}

function refusal(request: FitRequest, rule: 'transparent' | 'stays-too-large') {
  return {
    kind: 'file-rejected',
    rule,
    sizeBytes: request.bytes.length,
    limitBytes: request.maxBytes,
    foundType: request.contentType,
    accepts: [...request.types],
  } satisfies Failure;
}
