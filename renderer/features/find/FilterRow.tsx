import { BookmarkPlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { isLink } from '../../../shared/links/isLink.ts';
import { sameFilter } from '../../../shared/query/narrowFilter.ts';
import { cleanUpView } from '../../actions/openCleanup.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { putSaved, savedOf, useSavedViews } from '../../stores/view/savedViewsStore.ts';
import { change, queryOf, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { type Chip, chipsOf } from '../../ui/filter/chips.ts';
import styles from './FilterRow.module.css';

const words = en.find;

/** The filters that hold, each of which can be taken away, and what can be done with all of them. */
export function FilterRow() {
  const filter = useView((view) => view.filter);
  const { accounts, deletable } = useAccountIndex();
  const chips = chipsOf(filter, accounts);
  const row = useRef<HTMLUListElement>(null);
  const [removed, setRemoved] = useState('');

  function remove(chip: Chip, at: number): void {
    change({ filter: chip.without });
    setRemoved(words.removed(chip.label));
    // The keyboard goes to what stands in its place, or back to the search.
    requestAnimationFrame(() => {
      const left = row.current?.querySelectorAll('button');
      const next = left?.[Math.min(at, left.length - 1)];
      (next ?? document.querySelector<HTMLElement>('[data-search]'))?.focus();
    });
  }

  return (
    <>
      <span role="status" className={styles.said}>
        {removed}
      </span>
      {chips.length === 0 ? null : (
        <div className={styles.row}>
          <ul ref={row} className={styles.chips} aria-label={words.filters}>
            {chips.map((chip, at) => (
              <li key={chip.id} className={styles.chip}>
                <bdi className={styles.label} title={chip.label}>
                  {chip.label}
                </bdi>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={en.names.of(words.remove, chip.label)}
                  onClick={() => remove(chip, at)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                    event.preventDefault();
                    event.stopPropagation();
                    remove(chip, at);
                  }}
                >
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <Button
            size="small"
            look="quiet"
            onPress={() => {
              change({ filter: {} });
              document.querySelector<HTMLElement>('[data-search]')?.focus();
            }}
          >
            {words.clearAll}
          </Button>
          <SaveButtons />
          {deletable ? (
            <Button size="small" look="quiet" onPress={cleanUpView}>
              {en.cleanup.view}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}

/** Keeps what is shown as a view; of one that is kept already, what was changed. */
function SaveButtons() {
  const view = useView();
  const saved = useSavedViews(savedOf(view.savedId));
  const { filter, sort } = queryOf(view);
  const isSaved =
    saved !== undefined &&
    sameFilter(saved.filter, filter) &&
    saved.sort.by === sort.by &&
    saved.sort.descending === sort.descending;
  // A link is a secret of its bearer, and is nowhere kept.
  if (isSaved || isLink(view.search)) return null;
  return (
    <>
      {saved === undefined ? null : (
        <Button size="small" look="quiet" onPress={() => void putSaved({ ...saved, filter, sort })}>
          {words.views.update}
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        onPress={() => openDialog({ kind: 'save-view', view: null, filter, sort })}
      >
        <BookmarkPlus aria-hidden />
        {words.views.save}
      </Button>
    </>
  );
}
