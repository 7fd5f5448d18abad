import { tellIsoPicture } from '../../shared/pictures/tellPicture.ts';
import { filmType } from './filmType.ts';

/** The content type of a file made of boxes by the brands in its first one, `ftyp`; null for any other file. */
export function brandType(head: Uint8Array): string | null {
  // Some of the brands that cameras write would else be taken for films, or for pictures of an unknown kind.
  return tellIsoPicture(head) ?? filmType(head);
}
