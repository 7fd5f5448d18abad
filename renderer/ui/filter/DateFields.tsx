import { useState } from 'react';
import { printInstant, readDate } from '../../../shared/query/dates.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { en } from '../../strings/en.ts';
import { Choice } from '../form/Choice.tsx';
import { without } from './chips.ts';
import { choiceOf, dateChoices, replacing } from './choices.ts';
import styles from './FilterFields.module.css';

const words = en.find;
const keys = ['storedFrom', 'storedBefore', 'storedWithinMs', 'storedOverMs'] as const;
const custom = 'custom';

/** The day of a bound as a date field has it; empty where it is none. */
function dayOf(at: number | undefined): string {
  const day = at === undefined ? '' : printInstant(at);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '';
}

const oneDay = 86_400_000;
/** The last day before a bound, an hour off at most where clocks are changed. */
const dayBefore = (at: number | undefined) =>
  at === undefined ? '' : dayOf(new Date(at - oneDay / 2).setHours(0, 0, 0, 0));

interface DateFieldsProps {
  filter: MediaFilter;
  onChange: (filter: MediaFilter) => void;
}

/** When items were added: a length of time up to now, or two days and what is between them. */
export function DateFields({ filter, onChange }: DateFieldsProps) {
  const chosen = choiceOf(filter, keys, dateChoices);
  const [opened, setOpened] = useState(false);
  const between = chosen === null || (opened && chosen.id === 'any');
  const bound = (written: string, name: 'storedFrom' | 'storedBefore') => {
    const span = readDate(written, providerNow());
    const others = without(filter, ['storedWithinMs', 'storedOverMs', name]);
    const at = name === 'storedFrom' ? span?.from : span?.before;
    onChange(at === undefined ? others : { ...others, [name]: at });
  };
  return (
    <>
      <Choice
        block
        label={words.fields.date}
        value={between ? custom : (chosen?.id ?? custom)}
        options={[...dateChoices, { id: custom, label: words.dates.custom }]}
        onChange={(id) => {
          const choice = dateChoices.find((one) => one.id === id);
          setOpened(choice === undefined);
          onChange(replacing(filter, keys, choice?.part ?? {}));
        }}
      />
      {between ? (
        <div className={styles.between}>
          <label>
            {words.fields.from}
            <input
              type="date"
              className={styles.date}
              value={dayOf(filter.storedFrom)}
              onChange={({ currentTarget }) => bound(currentTarget.value, 'storedFrom')}
            />
          </label>
          <label>
            {words.fields.until}
            <input
              type="date"
              className={styles.date}
              value={dayBefore(filter.storedBefore)}
              onChange={({ currentTarget }) => bound(currentTarget.value, 'storedBefore')}
            />
          </label>
        </div>
      ) : null}
    </>
  );
}
