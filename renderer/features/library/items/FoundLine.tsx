import type { Found } from '../../../stores/library/matchesStore.ts';
import { en } from '../../../strings/en.ts';
import { Highlighted } from '../../../ui/media/Highlighted.tsx';
import styles from './FoundLine.module.css';

const words = en.find;
/** As much of a text stands before what was found in it. */
const before = 14;
const longest = 80;

/** Where a search found an item, apart from its name, which is shown. */
export function foundBeside(found: Found | undefined): Found[number] | undefined {
  return found?.some(({ field }) => field === 'name') ? undefined : found?.[0];
}

/** What a search found in a name that is shown whole. */
export function foundInName(found: Found | undefined, name: string): Found[number]['parts'] {
  return found?.find(({ field, text }) => field === 'name' && text === name)?.parts ?? [];
}

export const foundWords = (found: Found | undefined): string | null => {
  const beside = foundBeside(found);
  return beside === undefined ? null : `${beside.text} ${words.foundIn(words.found[beside.field])}`;
};

/** The same in little room: what was found, and a little of what stands before it. */
export function foundBriefly(found: Found | undefined): string | null {
  const beside = foundBeside(found);
  if (beside === undefined) return null;
  const from = Math.max(0, (beside.parts[0]?.start ?? 0) - before);
  const shown = `${from > 0 ? '…' : ''}${beside.text.slice(from, from + longest)}`;
  return `${shown} ${words.foundIn(words.found[beside.field])}`;
}

interface FoundLineProps {
  found: Found | undefined;
}

/** Says what a search found where the name does not: a part of a number, a word of the message. */
export function FoundLine({ found }: FoundLineProps) {
  const beside = foundBeside(found);
  if (beside === undefined) return null;
  const { field, text, parts } = beside;
  const from = Math.max(0, (parts[0]?.start ?? 0) - before);
  const shown = `${from > 0 ? '…' : ''}${text.slice(from, from + longest)}`;
  const shift = from > 0 ? from - 1 : 0;
  const marked = parts
    .map(({ start, end }) => ({ start: start - shift, end: end - shift }))
    .filter(({ end }) => end <= shown.length);
  return (
    <span className={styles.beside} title={text} aria-hidden>
      <span className={styles.text}>
        <Highlighted text={shown} parts={marked} />
      </span>{' '}
      <span className={styles.field}>{words.foundIn(words.found[field])}</span>
    </span>
  );
}
