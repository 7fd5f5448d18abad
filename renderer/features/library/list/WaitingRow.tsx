import { Check } from 'lucide-react';
import { en } from '../../../strings/en.ts';
import type { Column } from './columnRules.ts';
import styles from './List.module.css';

interface WaitingRowProps {
  index: number;
  top: number;
  columns: readonly Column[];
  selected: boolean;
  focused: boolean;
}

/** Stands for an item that is on its way. */
export function WaitingRow({ index, top, columns, selected, focused }: WaitingRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are drawn as they come into sight.
    // biome-ignore lint/a11y/useFocusableInteractive: its first cell takes the focus.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy
      data-index={index}
      data-selected={selected || undefined}
      className={`${styles.row} ${styles.waiting}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(({ id }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <div
          key={id}
          role="gridcell"
          aria-colindex={at + 1}
          tabIndex={id === 'name' && focused ? 0 : -1}
          {...(id === 'name'
            ? { 'aria-label': en.library.loading, 'aria-selected': selected, 'data-index': index }
            : {})}
          className={`${styles.cell} ${id === 'name' ? styles.name : ''}`}
        >
          {id === 'name' ? (
            <>
              <span className={styles.check} data-check={selected ? '' : undefined}>
                {selected ? <Check aria-hidden /> : null}
              </span>
              <span className={styles.picture} />
            </>
          ) : null}
          <span className={styles.line} />
        </div>
      ))}
    </div>
  );
}
