/**
 * Longest edges of pictures that are kept, in device pixels: each has twice the area of the one before it, so that
 * no place gets more than about twice the pixels it shows. The window keeps hundreds of decoded ones.
 */
export const pictureEdges = {
  'at-120': 120,
  'at-170': 170,
  small: 240,
  'at-340': 340,
  thumb: 480,
  'at-680': 680,
  preview: 1600,
} as const;

export type StillVariant = keyof typeof pictureEdges;
/**
 * `moving` is an animation that goes on moving, in a small place, `playing` the same in a large one; `full` a picture in
 * all its pixels, as far as a window bears them, made when one looks and not kept.
 */
export type PictureVariant = StillVariant | 'moving' | 'playing' | 'full';

export const stillVariants = Object.keys(pictureEdges) as StillVariant[];
export const pictureVariants: readonly PictureVariant[] = [
  ...stillVariants,
  'moving',
  'playing',
  'full',
];

/** A picture a little smaller than its place looks as sharp. */
const tolerance = 1.06;

/** The smallest that has as many pixels as a longest edge shows, in device pixels; the largest where none has. */
export function variantFor(edge: number): StillVariant {
  return stillVariants.find((variant) => pictureEdges[variant] * tolerance >= edge) ?? 'preview';
}

interface Place {
  readonly width: number;
  readonly height: number;
  /** Device pixels for one of the window's. */
  readonly density: number;
  /** The picture fills its place and is cut where it sticks out, rather than standing in it whole. */
  readonly fills: boolean;
}

interface Shape {
  readonly width: number | null;
  readonly height: number | null;
}

/** Longer ones are rare and look as well: else a strip would have many times the pixels that are seen of it. */
const mostStretch = 2;

/** Which variant a picture is asked for in, for a place of so many of the window's pixels; 4:3 where its shape is not known. */
export function variantIn({ width, height, density, fills }: Place, shape: Shape): StillVariant {
  const aspect = shape.width === null || shape.height === null ? 4 / 3 : shape.width / shape.height;
  const byWidth = { width, height: width / aspect };
  const byHeight = { width: height * aspect, height };
  const [larger, smaller] =
    byWidth.width > byHeight.width ? [byWidth, byHeight] : [byHeight, byWidth];
  const { width: wide, height: high } = fills ? larger : smaller;
  const longest = Math.min(Math.max(wide, high), Math.max(width, height) * mostStretch);
  return variantFor(longest * density);
}
