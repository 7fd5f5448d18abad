import type { RasterType } from '../../shared/pictures/pictureTypes.ts';
import type { RasterHeader } from './originals/rasterHeader.ts';

export interface PictureRequest extends RasterHeader {
  readonly bytes: Uint8Array;
  /** The box to fit into, in device pixels; a picture is never enlarged. */
  readonly maxEdge: number;
  /** Tells its size, its length and its colours too. */
  readonly learns?: boolean;
}

const lookTypes = ['image/webp', 'image/jpeg', 'image/png'] as const;
export type LookType = (typeof lookTypes)[number];

/** Whether it is of a type that the darkroom makes for looking at. */
export function isLookType(type: RasterType | null): type is LookType {
  return lookTypes.some((one) => one === type);
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly contentType: LookType;
  readonly width: number;
  readonly height: number;
  /** Where that was asked for. */
  readonly look?: Look;
}

/** What looking at a file told of it, besides its picture; null for what was not told. */
export interface Look {
  /** In pixels, upright. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** A thumbhash, in base64. */
  readonly placeholder: string | null;
  /** Of a document; 0 for one that needs a password. */
  readonly pages: number | null;
}

interface DrawBase {
  /** Empty where all that is drawn is given besides. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The edge of the picture, in device pixels. */
  readonly maxEdge: number;
}

/** What is no still picture, to be looked at as one; the text of a text is plain and bounded. */
export type DrawRequest =
  | (DrawBase & { readonly kind: 'film' | 'sound' })
  /** Pages are counted from 1. */
  | (DrawBase & { readonly kind: 'page'; readonly page: number })
  | (DrawBase & { readonly kind: 'text'; readonly text: string })
  | (DrawBase & {
      readonly kind: 'contact';
      readonly name: string;
      readonly lines: readonly string[];
    })
  /** An animation that goes on moving, of at most so many bytes; of a long one each second, third … frame. */
  | (DrawBase &
      RasterHeader & {
        readonly kind: 'moving';
        readonly maxBytes: number;
        readonly mostFrames: number;
      });

export type FitType = 'image/jpeg' | 'image/png' | 'image/gif';

/** A picture made to send: upright, never enlarged, with nothing but its pixels left in it. */
export interface FitRequest extends RasterHeader {
  readonly bytes: Uint8Array;
  readonly maxBytes: number;
  /** What it may become. */
  readonly types: readonly FitType[];
  /** `shrink` uses the whole budget; `convert` only as much as a good copy needs. */
  readonly purpose: 'shrink' | 'convert';
  /** Transparent parts may be laid on white. */
  readonly flatten: boolean;
  /** Its file ends too early, which a person knows: what there is of it is taken. */
  readonly parts: boolean;
}

export interface FittedPicture {
  readonly bytes: Uint8Array;
  readonly contentType: FitType;
  readonly width: number;
  readonly height: number;
}

/** A film to be put into an MP4 as it is. */
export interface RepackRequest {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly maxBytes: number;
}

/** Decodes what other people sent, away from everything; throws SatchelError when it cannot, NotMade when it broke. */
export interface Darkroom {
  /**
   * What the room is lost over is tried once more, alone and in a room apart, which may take its time: before
   * that `onSuspect` is called, so that whoever holds something others wait for can let go of it.
   */
  picture(request: PictureRequest, signal: AbortSignal, onSuspect?: () => void): Promise<Picture>;
  /** The same for what is no still picture; throws `not-found` for what shows nothing. */
  draw(request: DrawRequest, signal: AbortSignal, onSuspect?: () => void): Promise<Picture>;
  /** Throws `file-rejected` (transparent, moving, stays-too-large, too-much) when there is no honest way to fit. */
  fit(request: FitRequest, signal: AbortSignal): Promise<FittedPicture>;
  /** The bytes of an MP4. Throws `file-rejected` (stays-too-large), or `not-found` for what cannot be repacked. */
  repack(request: RepackRequest, signal: AbortSignal): Promise<Uint8Array>;
  close(): void;
}
