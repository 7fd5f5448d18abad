import { useEffect, useId, useState } from 'react';
import styles from './Settings.module.css';

export type Read<T> =
  | { readonly value: T; readonly wrong?: never }
  | { readonly value?: never; readonly wrong: string };

interface CommittedFieldProps<T> {
  label: string;
  type: 'text' | 'time';
  value: T;
  /** As it is written in the field. */
  write: (value: T) => string;
  /** What is written, or what is wrong with it as a sentence. */
  read: (typed: string) => Read<T>;
  onChange: (value: T) => void;
  /** After the field, such as what is counted. */
  unit?: string;
}

/**
 * A line that is kept when it is left, or by Enter; what cannot be kept stays as typed, with what is wrong with it
 * below, and Escape brings back what is kept.
 */
export function CommittedField<T>(props: CommittedFieldProps<T>) {
  const { label, type, value, write, read, onChange, unit } = props;
  const kept = write(value);
  const [typed, setTyped] = useState(kept);
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    setTyped(kept);
    setWrong(null);
  }, [kept]);
  const commit = () => {
    const now = read(typed);
    if (now.wrong !== undefined) {
      setWrong(now.wrong);
      return;
    }
    setWrong(null);
    if (write(now.value) === kept) setTyped(kept);
    else onChange(now.value);
  };
  const back = () => {
    setTyped(kept);
    setWrong(null);
  };
  return (
    <div className={styles.committed}>
      <span className={styles.line}>
        <input
          type={type}
          className={type === 'time' ? styles.time : styles.number}
          inputMode={type === 'text' ? 'numeric' : undefined}
          aria-label={label}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : id}
          value={typed}
          maxLength={20}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape' || (typed === kept && wrong === null)) return;
            event.stopPropagation();
            back();
          }}
        />
        {unit === undefined ? null : <span aria-hidden>{unit}</span>}
      </span>
      {wrong === null ? null : (
        <p id={id} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
