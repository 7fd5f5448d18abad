/** What Satchel does with a type of picture; everything that shows, makes or fetches one reads this table. */
export interface PictureType {
  /** Who decodes it: the browser, a codec of the darkroom's own, or nobody. What is decoded is shown, and fetched by link. */
  readonly decoder: 'browser' | 'codec' | null;
  /** What may be made of it: another still picture, or only a smaller one of its own kind. */
  readonly remakes: 'anything' | 'itself' | 'nothing';
  /** A file of this type may hold an animation. */
  readonly moves: boolean;
  /** The most bytes that a decode and what is drawn of it hold at once, a pixel: measured, see docs/decisions/0005. */
  readonly bytesPerPixel: number;
}

const undecoded = { decoder: null, remakes: 'nothing', moves: false, bytesPerPixel: 0 } as const;

/** By content type, as `tellPicture` and the signatures of uploads tell it. */
export const pictureTypes = {
  // A JPEG is decoded at a fraction of its size; what counts are the coefficients of a progressive one.
  'image/jpeg': { decoder: 'browser', remakes: 'anything', moves: false, bytesPerPixel: 6 },
  'image/png': { decoder: 'browser', remakes: 'anything', moves: true, bytesPerPixel: 12 },
  'image/gif': { decoder: 'browser', remakes: 'itself', moves: true, bytesPerPixel: 12 },
  'image/webp': { decoder: 'browser', remakes: 'anything', moves: true, bytesPerPixel: 12 },
  'image/avif': { decoder: 'browser', remakes: 'anything', moves: true, bytesPerPixel: 16 },
  'image/bmp': { decoder: 'browser', remakes: 'anything', moves: false, bytesPerPixel: 12 },
  'image/tiff': { decoder: 'codec', remakes: 'anything', moves: false, bytesPerPixel: 17 },
  'image/heic': { decoder: 'codec', remakes: 'anything', moves: false, bytesPerPixel: 16 },
  'image/heif': { decoder: 'codec', remakes: 'anything', moves: false, bytesPerPixel: 16 },
  // A document rather than a picture: it is never drawn from what other people sent.
  'image/svg+xml': undecoded,
  'image/jxl': undecoded,
  'image/jp2': undecoded,
  'image/jpx': undecoded,
  'image/jpm': undecoded,
  'image/mj2': undecoded,
  'image/jls': undecoded,
  'image/vnd.ms-photo': undecoded,
  'image/j2c': undecoded,
  'image/vnd.adobe.photoshop': undecoded,
  'image/x-icon': undecoded,
  'image/icns': undecoded,
  'image/x-xcf': undecoded,
  'image/bpg': undecoded,
  'image/flif': undecoded,
  'image/ktx': undecoded,
  'image/vnd.dwg': undecoded,
  'image/x-adobe-dng': undecoded,
  'image/x-canon-cr2': undecoded,
  'image/x-canon-cr3': undecoded,
  'image/x-fujifilm-raf': undecoded,
  'image/x-nikon-nef': undecoded,
  'image/x-olympus-orf': undecoded,
  'image/x-panasonic-rw2': undecoded,
  'image/x-sony-arw': undecoded,
} as const satisfies Readonly<Record<string, PictureType>>;

type Table = typeof pictureTypes;
/** The types that Satchel decodes. */
export type RasterType = {
  [T in keyof Table]: Table[T]['decoder'] extends null ? never : T;
}[keyof Table];

const table: Readonly<Record<string, PictureType>> = pictureTypes;

/** What is done with a type; null for what is no picture that Satchel knows. */
export function pictureType(contentType: string | null): PictureType | null {
  return contentType !== null && Object.hasOwn(table, contentType)
    ? (table[contentType] ?? null)
    : null;
}

export function isRasterType(contentType: string | null): contentType is RasterType {
  return pictureType(contentType)?.decoder != null;
}

/** Every type that is decoded, and so shown, and taken from a link. */
export const rasterTypes: readonly RasterType[] = Object.keys(table).filter(isRasterType);
