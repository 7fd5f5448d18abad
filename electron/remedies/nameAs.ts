import { endingOf, pictureEnding } from '../../shared/pictures/pictureEnding.ts';
import type { FitType } from '../thumbnails/darkroom.ts';

const endings: Readonly<Record<FitType, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/gif': /\.gif$/i,
};
const ofFilms = /\.(mov|qt|3gpp?2?|3g2|m4v|mp4)$/i;

/** A film's name with the ending of an MP4. */
export function nameAsMp4(name: string): string {
  return `${name.replace(ofFilms, '')}.mp4`;
}

/** A file's name with the ending of what it has become. Only that of a picture is taken away: in "1.2 plans" nothing is one. */
export function nameAs(name: string, contentType: FitType): string {
  if (endings[contentType].test(name)) return name;
  return `${name.replace(pictureEnding, '')}.${endingOf(contentType)}`;
}
