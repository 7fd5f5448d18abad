import { useRef } from 'react';
import { en } from '../../../strings/en.ts';
import { formatBytes } from '../../../text/format.ts';
import stage from '../stage/Stage.module.css';
import { scrolls } from '../stage/scrollKeys.ts';
import { useStageKeys } from '../stage/stageKeys.ts';
import styles from './Pages.module.css';

interface TextProps {
  text: string;
  cut: boolean;
  sizeBytes: number | null;
}

/** As much as is read of a long one. */
const shownBytes = 200_000;

/** Text as it is, without what it would be as a document. */
export function Text({ text, cut, sizeBytes }: TextProps) {
  const scroll = useRef<HTMLElement>(null);
  useStageKeys((event) => scrolls(event, scroll.current));
  const of = sizeBytes === null ? null : formatBytes(sizeBytes);
  return (
    <div className={stage.column}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
      <section ref={scroll} className={styles.text} aria-label={en.looking.text.label} tabIndex={0}>
        <pre dir="auto">{text}</pre>
      </section>
      {cut ? (
        <p className={stage.footnote}>{en.looking.text.cut(formatBytes(shownBytes), of)}</p>
      ) : null}
    </div>
  );
}
