import type { ReactNode } from 'react';
import styles from './UploadRow.module.css';

interface RowButtonProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** A plain button: with those of the design system, a screenful of rows would take too long to come. */
export function RowButton({ label, onPress, children }: RowButtonProps) {
  return (
    <button type="button" className={styles.end} title={label} aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}
