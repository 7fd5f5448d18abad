import type { FitType } from '../thumbnails/darkroom.ts';

const endings: Readonly<Record<FitType, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/gif': /\.gif$/i,
};
const usual: Readonly<Record<FitType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
};
/** Only the ending of a picture is taken away: in "1.2 plans" nothing is one. */
const ofPictures = /\.(jpe?g|png|gif|webp|bmp|dib|tiff?|hei[cf]s?|hif|avifs?)$/i;

const ofFilms = /\.(mov|qt|3gpp?2?|3g2|m4v|mp4)$/i;

/** A film's name with the ending of an MP4. */
export function nameAsMp4(name: string): string {
  return `${name.replace(ofFilms, '')}.mp4`;
}

/** A file's name with the ending of what it has become. */
export function nameAs(name: string, contentType: FitType): string {
  return endings[contentType].test(name) ? name : name.replace(ofPictures, '') + usual[contentType];
}
