import { pictureType } from '../../shared/pictures/pictureTypes.ts';

const still = ['image/jpeg', 'image/png'] as const;

export type StillType = (typeof still)[number];

/** More than any camera writes; what is larger is not held in memory, and so not made anew. */
export const maxOriginalBytes = 64 * 1024 * 1024;

/** What may be an animation, as against a picture that stands still. */
export function canMove(contentType: string): boolean {
  return pictureType(contentType)?.moves ?? false;
}

export function takesGif(accepts: readonly string[]): boolean {
  return accepts.includes('image/gif') || accepts.includes('*/*');
}

/** A GIF may be moving, which only a GIF keeps. */
export function canShrink(contentType: string | null): boolean {
  return (pictureType(contentType)?.remakes ?? 'nothing') !== 'nothing';
}

export function canConvert(contentType: string | null): boolean {
  return pictureType(contentType)?.remakes === 'anything';
}

/** Types that a picture may become where these are taken; the likeliest first. */
export function stillTypes(accepts: readonly string[]): StillType[] {
  return still.filter((type) => accepts.includes(type) || accepts.includes('*/*'));
}
