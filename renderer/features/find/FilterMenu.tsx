import { Funnel } from 'lucide-react';
import { useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { mediaKind } from '../../../shared/media.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { change, queryOf, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import menu from '../../ui/menu/Menu.module.css';
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
import styles from './FilterMenu.module.css';
import { PersonField } from './PersonField.tsx';
import { finishTyping } from './typing.ts';

const words = en.find;
const set = (filter: MediaFilter) => change({ filter });

/** All that the library can be filtered by, for those who do not type it; each change holds at once. */
export function FilterMenu() {
  const filter = useView((view) => view.filter);
  const { accounts } = useAccountIndex();
  const count = chipsOf(filter, accounts).length;
  const label = count === 0 ? words.filter : words.filterCount(formatCount(count));
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => {
          finishTyping();
          setOpen(true);
        }}
      >
        <Funnel aria-hidden />
        <span className={styles.word}>{words.filter}</span>{' '}
        {count === 0 ? null : <span className={styles.count}>{formatCount(count)}</span>}
      </Button>
      <Popover
        isOpen={open}
        onOpenChange={setOpen}
        triggerRef={trigger}
        aria-label={words.filters}
        className={`${menu.popover} ${styles.popover}`}
        offset={6}
        placement="bottom end"
      >
        <div className={styles.fields}>
          <Fields filter={filter} close={() => setOpen(false)} />
        </div>
      </Popover>
    </>
  );
}

interface FieldsProps {
  filter: MediaFilter;
  close: () => void;
}

function Fields({ filter, close }: FieldsProps) {
  const { directed } = useAccountIndex();
  return (
    <>
      <Kinds filter={filter} />
      <AccountChecks filter={filter} />
      <PersonField filter={filter} />
      <div className={styles.pair}>
        {directed ? (
          <Part
            label={words.fields.direction}
            filter={filter}
            keys={['direction']}
            choices={directionChoices}
          />
        ) : null}
        <Part
          label={words.fields.size}
          filter={filter}
          keys={['minBytes', 'maxBytes']}
          choices={sizeChoices}
        />
        <DateFields filter={filter} />
        <Part
          label={words.fields.life}
          filter={filter}
          keys={['endsWithinMs']}
          choices={lifeChoices}
        />
        <Part label={words.fields.used} filter={filter} keys={['used']} choices={useChoices} />
        <Part label={words.fields.gone} filter={filter} keys={['gone']} choices={goneChoices} />
        <Part
          label={words.fields.archive}
          filter={filter}
          keys={['archived']}
          choices={archiveChoices}
        />
      </div>
      <div className={styles.foot}>
        <Button look="quiet" isDisabled={Object.keys(filter).length === 0} onPress={() => set({})}>
          {words.clearAll}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            const query = queryOf(useView.getState());
            close();
            openDialog({ kind: 'save-view', view: null, ...query });
          }}
        >
          {words.views.save}
        </Button>
      </div>
    </>
  );
}

interface PartProps {
  label: string;
  filter: MediaFilter;
  keys: readonly (keyof MediaFilter)[];
  choices: readonly FilterChoice[];
}

function Part({ label, filter, keys, choices }: PartProps) {
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
        if (choice !== undefined) set(replacing(filter, keys, choice.part));
      }}
    />
  );
}

const toggled = <T,>(all: readonly T[], one: T) =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

function Kinds({ filter }: { filter: MediaFilter }) {
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
              set(now.length === 0 ? others : { ...others, kinds: now });
            }}
          />
          {en.library.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

/** Of which accounts; not where one of them is all that is shown. */
function AccountChecks({ filter }: { filter: MediaFilter }) {
  const { accounts } = useAccountIndex();
  const shown = useView((view) => view.accountId);
  const { accountIds = [], ...others } = filter;
  if (accounts.length < 2 || shown !== null) return null;
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
              set(now.length === 0 ? others : { ...others, accountIds: now });
            }}
          />
          <bdi className={styles.label}>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
