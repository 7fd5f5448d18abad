import { en } from '../../../strings/en.ts';
import { minuteOf, timeField } from '../../../text/scheduleText.ts';
import { CommittedField } from './CommittedField.tsx';

interface TimeFieldProps {
  label: string;
  /** Minutes after midnight. */
  value: number;
  /** What is wrong with a time that is one; null where nothing is. */
  refuse?: (value: number) => string | null;
  onChange: (value: number) => void;
}

/** A time of day. */
export function TimeField({ refuse, ...field }: TimeFieldProps) {
  return (
    <CommittedField<number>
      {...field}
      type="time"
      write={timeField}
      read={(typed) => {
        const value = minuteOf(typed);
        if (value === null) return { wrong: en.settings.noTime };
        const wrong = refuse?.(value) ?? null;
        return wrong === null ? { value } : { wrong };
      }}
    />
  );
}
