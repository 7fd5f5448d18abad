import { useEffect, useId, useState } from 'react';
import { addressText } from '../../../shared/address.ts';
import type { Suggestion } from '../../../shared/contract/library.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { client } from '../../bridge/client.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Field } from '../form/Field.tsx';
import { without } from './chips.ts';
import styles from './FilterFields.module.css';

const words = en.find;
const most = 5;

interface PersonFieldProps {
  filter: MediaFilter;
  onChange: (filter: MediaFilter) => void;
}

/** Whom items came from or went to: typed, or one of those who have the most. */
export function PersonField({ filter, onChange }: PersonFieldProps) {
  const typed = filter.person ?? '';
  const [people, setPeople] = useState<readonly Suggestion[]>([]);
  const headId = useId();
  useEffect(() => {
    let over = false;
    client.library.suggest({ field: 'person', text: typed.slice(0, 200), limit: most }).then(
      (found) => {
        if (!over) setPeople(found);
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [typed]);
  const set = (person: string) =>
    onChange(person === '' ? without(filter, ['person']) : { ...filter, person });
  const offered = people.filter(({ value }) => value !== typed);
  return (
    <div className={styles.person}>
      <Field
        name="person"
        label={words.fields.person}
        placeholder={words.fields.personHint}
        value={typed}
        maxLength={255}
        onChange={set}
      />
      {offered.length === 0 ? null : (
        <ul className={styles.people} aria-labelledby={headId}>
          {offered.map(({ value, name, count }) => (
            <li key={value}>
              <button type="button" className={styles.suggested} onClick={() => set(value)}>
                <bdi>{name ?? addressText(value)}</bdi>{' '}
                <span className={styles.few}>{formatCount(count)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <span id={headId} hidden>
        {words.suggestions}
      </span>
    </div>
  );
}
