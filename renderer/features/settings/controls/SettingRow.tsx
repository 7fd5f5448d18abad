import { type ReactNode, useId, useRef } from 'react';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import type { RowId } from './catalogue.ts';
import { useIsFound } from './found.ts';
import styles from './Settings.module.css';

const words = en.settings;

interface Usual {
  /** What it is while nobody has set it, as it reads. */
  readonly value: string;
  readonly isSet: boolean;
  readonly reset: () => void;
}

interface SettingRowProps {
  of: RowId;
  usual?: Usual;
  /** Below the words rather than beside them. */
  wide?: boolean;
  children: ReactNode;
}

/** A setting: what it is called, what it is by default, and what sets it. Absent while another was searched for. */
export function SettingRow({ of, usual, wide = false, children }: SettingRowProps) {
  const control = useRef<HTMLDivElement>(null);
  const heading = useId();
  if (!useIsFound(of)) return null;
  const { label, hint } = words.rows[of];
  const reset = () => {
    // Its own button is about to go.
    control.current?.querySelector<HTMLElement>('button, input, textarea')?.focus();
    usual?.reset();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      role="group"
      aria-labelledby={heading}
      className={`${styles.row} ${wide ? styles.wideRow : ''}`}
      data-setting={of}
    >
      <div className={styles.about}>
        <p id={heading} className={styles.label}>
          {label}
        </p>
        {hint === '' ? null : <p className={styles.hint}>{hint}</p>}
        {usual === undefined ? null : (
          <p className={styles.usual}>
            {usual.isSet ? words.usual(usual.value) : words.isDefault}
            {usual.isSet ? (
              <Button
                look="quiet"
                size="small"
                aria-label={en.names.of(words.reset, label)}
                onPress={reset}
              >
                {words.reset}
              </Button>
            ) : null}
          </p>
        )}
      </div>
      <div ref={control} className={styles.control}>
        {children}
      </div>
    </div>
  );
}
