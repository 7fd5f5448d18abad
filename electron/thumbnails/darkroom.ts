import type { RasterHeader } from './rasterHeader.ts';

export interface PictureRequest extends RasterHeader {
  readonly bytes: Uint8Array;
  /** The box to fit into, in device pixels; a picture is never enlarged. */
  readonly maxEdge: number;
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/webp' | 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
}

/** Decodes what other people sent, away from everything; throws SatchelError when it cannot. */
export interface Darkroom {
  picture(request: PictureRequest, signal: AbortSignal): Promise<Picture>;
  close(): void;
}
