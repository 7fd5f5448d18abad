import { ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

/** A thin bar; `value` from 0 to 1, or null when how far it is cannot be known. */
export function Progress({ label, value }: { label: string; value: number | null }) {
  return (
    <ProgressBar
      aria-label={label}
      value={value === null ? 0 : Math.round(value * 100)}
      isIndeterminate={value === null}
    >
      {({ percentage }) => (
        <div className={styles.track}>
          {value === null ? (
            <div className={`${styles.bar} ${styles.unknown}`} />
          ) : (
            <div className={styles.bar} style={{ width: `${percentage ?? 0}%` }} />
          )}
        </div>
      )}
    </ProgressBar>
  );
}
