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

/** A name for each pasted picture that has none; files of the disk stay what they are. */
export function namePasted(files: readonly File[], now: number): File[] {
  let count = 0;
  return files.map((file) => {
    if (!isNameless(file, now)) return file;
    count += 1;
    const stamp = stampOf(new Date(now)) + (count > 1 ? `-${count}` : '');
    const extension = file.type === 'image/jpeg' ? 'jpg' : (file.type.split('/')[1] ?? 'png');
    return new File([file], en.uploads.pasted(stamp, extension), {
      type: file.type,
      lastModified: file.lastModified,
    });
  });
}
