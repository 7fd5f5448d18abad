import type { AccountId } from '../../../shared/ids.ts';
import { mediaKind } from '../../../shared/media.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { en } from '../../strings/en.ts';
import { Choice } from '../form/Choice.tsx';
import { chipsOf } from './chips.ts';
import {
  archiveChoices,
  choiceOf,
  directionChoices,
  type FilterChoice,
  goneChoices,
  lifeChoices,
  replacing,
  sizeChoices,
  useChoices,
} from './choices.ts';
import { DateFields } from './DateFields.tsx';
import styles from './FilterFields.module.css';
import { PersonField } from './PersonField.tsx';

const words = en.find;

export interface FilterFieldsProps {
  filter: MediaFilter;
  onChange: (filter: MediaFilter) => void;
  /** Among which accounts there is a choice; fewer than two are none. */
  accounts: readonly { readonly id: AccountId; readonly label: string }[];
  /** Whether what came in is told from what was sent. */
  directed: boolean;
  /** Expired and deleted items can be asked for too. */
  withGone: boolean;
}

/** All that items can be filtered by, for those who do not type it; each change holds at once. */
export function FilterFields({
  filter,
  onChange,
  accounts,
  directed,
  withGone,
}: FilterFieldsProps) {
  const part = (
    label: string,
    keys: readonly (keyof MediaFilter)[],
    choices: readonly FilterChoice[],
  ) => <Part label={label} filter={filter} onChange={onChange} keys={keys} choices={choices} />;
  return (
    <>
      <Kinds filter={filter} onChange={onChange} />
      {accounts.length < 2 ? null : (
        <AccountChecks filter={filter} onChange={onChange} accounts={accounts} />
      )}
      <PersonField filter={filter} onChange={onChange} />
      <div className={styles.pair}>
        {directed ? part(words.fields.direction, ['direction'], directionChoices) : null}
        {part(words.fields.size, ['minBytes', 'maxBytes'], sizeChoices)}
        <DateFields filter={filter} onChange={onChange} />
        {part(words.fields.life, ['endsWithinMs'], lifeChoices)}
        {part(words.fields.used, ['used'], useChoices)}
        {part(words.fields.archive, ['archived'], archiveChoices)}
        {withGone ? part(words.fields.gone, ['gone'], goneChoices) : null}
      </div>
    </>
  );
}

type Changing = Pick<FilterFieldsProps, 'filter' | 'onChange'>;

interface PartProps extends Changing {
  label: string;
  keys: readonly (keyof MediaFilter)[];
  choices: readonly FilterChoice[];
}

function Part({ label, filter, onChange, keys, choices }: PartProps) {
  const chosen = choiceOf(filter, keys, choices);
  const typed: FilterChoice = {
    id: 'typed',
    label: chipsOf(filter, [])
      .filter(({ id }) => keys.some((key) => id.split(' ').includes(key)))
      .map((chip) => chip.label)
      .join(', '),
    part: {},
  };
  return (
    <Choice
      block
      label={label}
      value={chosen?.id ?? typed.id}
      options={chosen === null ? [typed, ...choices] : choices}
      onChange={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice !== undefined) onChange(replacing(filter, keys, choice.part));
      }}
    />
  );
}

const toggled = <T,>(all: readonly T[], one: T) =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

function Kinds({ filter, onChange }: Changing) {
  const { kinds = [], ...others } = filter;
  return (
    <fieldset className={styles.group}>
      <legend>{words.fields.kind}</legend>
      {mediaKind.options.map((kind) => (
        <label key={kind} className={styles.check}>
          <input
            type="checkbox"
            checked={kinds.includes(kind)}
            onChange={() => {
              const now = toggled(kinds, kind);
              onChange(now.length === 0 ? others : { ...others, kinds: now });
            }}
          />
          {en.library.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

interface AccountChecksProps extends Changing {
  accounts: FilterFieldsProps['accounts'];
}

function AccountChecks({ filter, onChange, accounts }: AccountChecksProps) {
  const { accountIds = [], ...others } = filter;
  return (
    <fieldset className={`${styles.group} ${styles.accounts}`}>
      <legend>{words.fields.account}</legend>
      {accounts.map(({ id, label }) => (
        <label key={id} className={styles.check}>
          <input
            type="checkbox"
            checked={accountIds.includes(id)}
            onChange={() => {
              const now = toggled(accountIds, id);
              onChange(now.length === 0 ? others : { ...others, accountIds: now });
            }}
          />
          <bdi className={styles.label}>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
