import { en } from '../../../strings/en.ts';
import { formatCount } from '../../../text/format.ts';
import { CommittedField } from './CommittedField.tsx';

interface NumberFieldProps {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
  unit?: string;
}

/** A whole number within limits. */
export function NumberField({ least, most, ...field }: NumberFieldProps) {
  return (
    <CommittedField<number>
      {...field}
      type="text"
      write={String}
      read={(typed) => {
        const plain = typed.replace(/[\s,.’']/gu, '');
        const value = /^\d{1,9}$/u.test(plain) ? Number(plain) : Number.NaN;
        const fits = value >= least && value <= most;
        return fits
          ? { value }
          : { wrong: en.settings.wholeNumber(formatCount(least), formatCount(most)) };
      }}
    />
  );
}
