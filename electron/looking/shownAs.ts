import { kindOf, saysNothing } from '../../shared/media.ts';

/** In which way something is shown, before its text is read. */
export type Way = 'picture' | 'film' | 'sound' | 'pdf' | 'text' | 'cards' | 'nothing';

/** Bytes of which no more is decoded for looking at; also what a picture may have. */
export const mostPictureBytes = 50 * 1024 * 1024;

const ways = {
  image: 'picture',
  video: 'film',
  audio: 'sound',
  pdf: 'pdf',
  text: 'text',
  other: 'nothing',
} as const;

const oggFilm = /^application\/(x-)?ogg$/;

/** The type that is believed: what the first bytes say, or else what was declared. */
export function believedType(told: string | null, declared: string | null): string | null {
  return told ?? (saysNothing(declared) ? null : declared);
}

export function shownAs(type: string | null, { isText }: { readonly isText: boolean }): Way {
  if (isText) return type === 'text/vcard' ? 'cards' : 'text';
  if (type !== null && oggFilm.test(type)) return 'film';
  const way = ways[kindOf(type)];
  // Declared as text, and by its bytes none.
  return way === 'text' ? 'nothing' : way;
}
