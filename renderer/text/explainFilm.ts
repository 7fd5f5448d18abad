import type { FailureOf } from '../../shared/failure.ts';
import type { FilmFacts } from '../../shared/film/filmFacts.ts';
import { en } from '../strings/en.ts';
import { formatBytesApart } from './format.ts';

const words = en.failures.file.film;

/** Why a film cannot be put into an MP4 that is taken, and what to do; null where it can. */
export function explainFilm({
  film,
  limitBytes,
}: FailureOf<'file-rejected'>): { readonly why: string; readonly remedy: string } | null {
  if (film === undefined) return null;
  if (film.obstacle !== null) return ofObstacle(film.obstacle, film.codec ?? '');
  if (limitBytes === null || film.bytes <= limitBytes) return null;
  const [size, limit] = formatBytesApart(film.bytes, limitBytes);
  return { why: words.tooLarge(size, limit), remedy: words.remedyTooLarge };
}

function ofObstacle(obstacle: NonNullable<FilmFacts['obstacle']>, codec: string) {
  const { remedy } = words;
  switch (obstacle) {
    case 'picture':
      return { why: words.picture(codec), remedy };
    case 'sound':
      return { why: words.sound(codec), remedy };
    case 'protected':
      return { why: words.protected, remedy: words.remedyProtected };
    case 'captions':
      return { why: words.captions, remedy };
    case 'no-picture':
      return { why: words.noPicture, remedy };
    case 'cut':
      return { why: words.cut, remedy: words.remedyCut };
    case 'form':
      return { why: words.form, remedy };
    default:
      return obstacle satisfies never;
  }
}
