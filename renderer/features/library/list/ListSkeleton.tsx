import { useAppearance } from '../../../stores/view/appearanceStore.ts';
import { en } from '../../../strings/en.ts';
import styles from './List.module.css';
import { headHeight, rowHeights } from './measures.ts';

/** Stands for the list of a view that is not opened yet. */
export function ListSkeleton() {
  const rowHeight = rowHeights[useAppearance(({ density }) => density)];
  const variables = {
    '--row': `${rowHeight}px`,
    paddingTop: headHeight,
  } as React.CSSProperties;
  return (
    <div
      className={styles.skeleton}
      style={variables}
      role="status"
      aria-label={en.library.loading}
    >
      {Array.from({ length: 24 }, (_, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal shapes.
        <div key={position} className={`${styles.blank} ${styles.waiting}`} aria-hidden>
          <span className={styles.picture} />
          <span className={styles.line} />
        </div>
      ))}
    </div>
  );
}
