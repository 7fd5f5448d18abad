import type { ReactNode } from 'react';
import { splitName } from '../../text/format.ts';
import styles from './FileName.module.css';
import { Highlighted } from './Highlighted.tsx';

interface FileNameProps {
  name: string;
  /** What of it was found, in order, by JavaScript’s units. */
  marked?: readonly Part[] | undefined;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * A name on one line: the middle gives way, the ending stays, direction marks reach no further. Who
 * listens hears it whole and once; its two parts are for the eye alone.
 */
export function FileName({ name, marked = [] }: FileNameProps) {
  const [start, end] = splitName(name);
  if (end === '') {
    return (
      <bdi className={styles.name} title={name}>
        <span className={styles.start}>{withMarks(name, marked, 0)}</span>
      </bdi>
    );
  }
  return (
    <bdi className={styles.name} title={name}>
      <span className={styles.whole}>{name}</span>
      <span className={styles.start} aria-hidden>
        {withMarks(start, marked, 0)}
      </span>
      <span className={styles.end} aria-hidden>
        {withMarks(end, marked, start.length)}
      </span>
    </bdi>
  );
}

/** A part of a name that starts so far into it, with what of it is marked. */
function withMarks(text: string, marked: readonly Part[], from: number): ReactNode {
  const parts = marked
    .map(({ start, end }) => ({
      start: Math.max(0, start - from),
      end: Math.min(text.length, end - from),
    }))
    .filter(({ start, end }) => end > start);
  return parts.length === 0 ? text : <Highlighted text={text} parts={parts} />;
}
