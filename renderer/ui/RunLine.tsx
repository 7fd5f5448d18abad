import type { ReactNode } from 'react';
import { Progress } from './Progress.tsx';
import styles from './RunLine.module.css';

interface RunLineProps {
  label: string;
  text: ReactNode;
  /** How far it is, from 0 to 1; undefined for what does not move any more. */
  share?: number;
  /** It is counted down, which nobody wants to hear each second. */
  counts?: boolean;
  children: ReactNode;
}

/** One line across the window about something that runs, with what can be done about it. */
export function RunLine({ label, text, share, counts = false, children }: RunLineProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div role="group" className={styles.line} aria-label={label}>
      <span className={styles.text} {...(share === undefined && !counts ? { role: 'status' } : {})}>
        {text}
      </span>
      {share === undefined ? null : (
        <div className={styles.bar}>
          <Progress label={label} value={share} />
        </div>
      )}
      {children}
    </div>
  );
}
