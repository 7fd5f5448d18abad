import type { Carried } from '../../../shared/intake/carried.ts';
import { endingOf } from '../../../shared/pictures/pictureEnding.ts';
import { en } from '../../strings/en.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** "2026-11-21-at-10.15.30", in the person's own time and safe in a file name everywhere. */
export function stampOf(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}-at-${[two(at.getHours()), two(at.getMinutes()), two(at.getSeconds())].join('.')}`;
}

const freshMs = 5_000;

/**
 * Whether a clipboard file is a picture without a file behind it: Chromium makes those on the spot
 * and calls each "image.png".
 */
export function isNameless(file: Pick<File, 'name' | 'lastModified'>, now: number): boolean {
  if (file.name === '') return true;
  return file.name === 'image.png' && now - file.lastModified < freshMs;
}

/** So many names are remembered, so that none is given twice, even where a clock is set back. */
const mostRemembered = 1_000;

/** Names for what comes without one. Two pastes within a second are two files, and so are their names. */
export function createPastedNames() {
  const given = new Set<string>();

  function fresh(nameOf: (suffix: string) => string): string {
    let name = nameOf('');
    for (let count = 2; given.has(name); count += 1) name = nameOf(`-${count}`);
    given.add(name);
    for (const oldest of given) {
      if (given.size <= mostRemembered) break;
      given.delete(oldest);
    }
    return name;
  }

  /** `called` is what the page that it was copied from calls it. */
  function named(called: string | null, ending: string, now: number): string {
    if (called !== null) return fresh((suffix) => `${called}${suffix}.${ending}`);
    const stamp = stampOf(new Date(now));
    return fresh((suffix) => en.uploads.pasted(stamp + suffix, ending));
  }

  return {
    /** A name for each pasted picture that has none; files of the disk stay what they are. */
    name(files: readonly File[], carried: Carried | null, now: number): File[] {
      const nameless = files.filter((file) => isNameless(file, now)).length;
      const called = nameless === 1 ? (carried?.called ?? null) : null;
      return files.map((file) => {
        if (!isNameless(file, now)) return file;
        const ending = endingOf(file.type.includes('/') ? file.type : 'image/png');
        return new File([file], named(called, ending, now), {
          type: file.type,
          lastModified: file.lastModified,
        });
      });
    },
    /** The pictures that came whole, as files. */
    files: ({ inline }: Pick<Carried, 'inline'>, now: number): File[] =>
      inline.map(({ name, ending, bytes }) => new File([bytes], named(name, ending, now))),
  };
}
