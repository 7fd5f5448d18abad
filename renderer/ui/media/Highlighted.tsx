import type { ReactNode } from 'react';
import styles from './Highlighted.module.css';

interface HighlightedProps {
  text: string;
  /** What of it is marked, in order, by JavaScript’s units. */
  parts: readonly { readonly start: number; readonly end: number }[];
}

/** A text in which what was found stands out. */
export function Highlighted({ text, parts }: HighlightedProps) {
  const shown: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of parts) {
    shown.push(text.slice(at, start));
    shown.push(
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <bdi>
      {shown}
      {text.slice(at)}
    </bdi>
  );
}
