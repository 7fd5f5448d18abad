import type { MediaId } from '../../shared/ids.ts';
import {
  type PictureVariant,
  pictureEdges,
  pictureVariants,
  type StillVariant,
  stillVariants,
} from '../../shared/pictures/variants.ts';

/** What is asked for of an item: a picture of it in a size, or a page of a document, from 1. */
export type PictureWanted = PictureVariant | { readonly page: number };

/** Under which name it is kept: `thumb/17`, `page-3/17`. */
export function keyOf(mediaId: MediaId, wanted: PictureWanted): string {
  return `${typeof wanted === 'string' ? wanted : `page-${wanted.page}`}/${mediaId}`;
}

export function parseKey(key: string): { mediaId: MediaId; wanted: PictureWanted } {
  const [name = '', id] = key.split('/');
  const page = /^page-([0-9]+)$/.exec(name)?.[1];
  return {
    mediaId: Number(id) as MediaId,
    wanted: page === undefined ? (pictureVariant(name) ?? 'thumb') : { page: Number(page) },
  };
}

/** `text` as one of the sizes that pictures are kept in; null when it is none. */
export function pictureVariant(text: string | undefined): PictureVariant | null {
  return pictureVariants.find((variant) => variant === text) ?? null;
}

export function isStill(wanted: PictureWanted): wanted is StillVariant {
  return typeof wanted === 'string' && wanted in pictureEdges;
}

/** Those that it can be made of, the smallest first. */
export function largerThan(wanted: StillVariant): readonly StillVariant[] {
  return stillVariants.filter((other) => pictureEdges[other] > pictureEdges[wanted]);
}

/** Each size has about twice the pixels of the one before it. */
const mostTimesPixels = 2.1;

/** Whether a larger one is as good as what is wanted, so that another need not be made. */
export function isAlike(larger: StillVariant, wanted: StillVariant): boolean {
  return pictureEdges[larger] ** 2 <= pictureEdges[wanted] ** 2 * mostTimesPixels;
}

/** All that shows the same, the most like it first: what is shown while it cannot be made. */
export function insteadOf(wanted: StillVariant): readonly StillVariant[] {
  const smaller = stillVariants.filter((other) => pictureEdges[other] < pictureEdges[wanted]);
  return [...largerThan(wanted), ...smaller.reverse()];
}
