import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { ripeMs } from '../../ui/time/useRipe.ts';
import styles from './UploadRow.module.css';

interface RowButtonProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/**
 * A plain button: with those of the design system, a screenful of rows would take too long to come. When it comes to
 * mean something else, such as to try again what was cancelled, a second press of the same is none for half a second.
 */
export function RowButton({ label, onPress, children }: RowButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const meant = useRef(label);
  // Written into the page itself: rows come and go by the screenful, and few of them ever change.
  useLayoutEffect(() => {
    const element = button.current;
    if (meant.current === label || element === null) return;
    meant.current = label;
    element.ariaDisabled = 'true';
    const ripen = () => {
      element.ariaDisabled = null;
    };
    const timer = setTimeout(ripen, ripeMs);
    return () => {
      clearTimeout(timer);
      ripen();
    };
  }, [label]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.end}
      title={label}
      aria-label={label}
      onClick={() => {
        if (button.current?.ariaDisabled !== 'true') onPress();
      }}
    >
      {children}
    </button>
  );
}
