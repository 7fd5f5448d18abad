export interface StoredPicture {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** The size of the stored picture, not rotated. */
  readonly width: number;
  readonly height: number;
  /** As much as decoding it may hold at once. */
  readonly mostBytes: number;
}

/** A picture to look at, inside a box. */
export interface PictureOrder extends StoredPicture {
  readonly kind: 'picture';
  readonly maxEdge: number;
  /** Its size, its length and its colours are told as well. */
  readonly learns: boolean;
}

interface DrawOrder {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxEdge: number;
}

/** What is no picture, to be looked at as one. */
export type LookOrder =
  | (DrawOrder & { readonly kind: 'film' | 'sound' })
  | (DrawOrder & { readonly kind: 'page'; readonly page: number })
  | (DrawOrder & { readonly kind: 'text'; readonly text: string })
  | (DrawOrder & {
      readonly kind: 'contact';
      readonly name: string;
      readonly lines: readonly string[];
    })
  | (StoredPicture & {
      readonly kind: 'moving';
      readonly maxEdge: number;
      readonly maxBytes: number;
      /** Of a longer one, each second, third … frame is played. */
      readonly mostFrames: number;
    });

export type FitType = 'image/jpeg' | 'image/png' | 'image/gif';

/** A picture to send, of at most so many bytes. */
export interface FitOrder extends StoredPicture {
  readonly kind: 'fit';
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

/** A film to be put into an MP4 of at most so many bytes. */
export interface FilmOrder {
  readonly id: number;
  readonly kind: 'repack';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxBytes: number;
}

/** What the main process asks for. */
export type Order = PictureOrder | LookOrder | FitOrder | FilmOrder;

/**
 * Why a picture cannot be made to fit: it would lose its transparency or stand still, cannot be made so small, or
 * takes more memory or effort than there is for it.
 */
export type Cannot = 'transparent' | 'moving' | 'stays-too-large' | 'too-much';
