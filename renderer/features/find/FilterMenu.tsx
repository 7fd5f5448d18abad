import { Funnel } from 'lucide-react';
import { useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { cleanUpView } from '../../actions/openCleanup.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { change, queryOf, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { chipsOf } from '../../ui/filter/chips.ts';
import { FilterFields } from '../../ui/filter/FilterFields.tsx';
import menu from '../../ui/menu/Menu.module.css';
import styles from './FilterMenu.module.css';
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

const none: readonly [] = [];

function Fields({ filter, close }: FieldsProps) {
  const { accounts, directed, deletable } = useAccountIndex();
  const shown = useView((view) => view.accountId);
  return (
    <>
      <FilterFields
        filter={filter}
        onChange={set}
        // Not where one of them is all that is shown.
        accounts={shown === null ? accounts : none}
        directed={directed}
        withGone
      />
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
        {deletable ? (
          <Button
            look="quiet"
            onPress={() => {
              close();
              cleanUpView();
            }}
          >
            {en.cleanup.view}
          </Button>
        ) : null}
      </div>
    </>
  );
}
