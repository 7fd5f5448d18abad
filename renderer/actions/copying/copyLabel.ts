import { en } from '../../strings/en.ts';
import { formatCount, formatDuration } from '../../text/format.ts';
import { linkLifeOf } from '../../text/lasting/linkLife.ts';
import { asNow } from './formats.ts';

/** A button has room for the whole of it where there is but one. */
export function copyLabel(count: number, lifeMs: number | null): string {
  const as = asNow();
  if (lifeMs === null) return en.library.copyLinks(count, formatCount(count), as);
  return count === 1
    ? en.library.copyLinkFor(linkLifeOf(lifeMs), as)
    : en.library.copyLinksFor(formatCount(count), formatDuration(lifeMs), as);
}
