import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { longestLink } from '../../../shared/intake/carried.ts';
import { isLink } from '../../../shared/links/isLink.ts';
import { accept as accepted, type Completion } from '../../../shared/query/completeQuery.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { change, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { chipsOf } from '../../ui/filter/chips.ts';
import { Misread } from './Misread.tsx';
import styles from './SearchField.module.css';
import { Suggestions } from './Suggestions.tsx';
import { finishTyping, typeSearch } from './typing.ts';
import { useSearchedLink } from './useSearchedLink.ts';
import { useSearchKeys } from './useSearchKeys.ts';
import { useSuggested } from './useSuggested.ts';

const words = en.find;

/** What cannot be read ahead is read with the first key. */
const expectSearch = () => void client.library.expectSearch(undefined).catch(() => undefined);

/** The search of the library: words, and filters that are completed as they are typed. */
export function SearchField() {
  const search = useView((view) => view.search);
  const filter = useView((view) => view.filter);
  const { accounts } = useAccountIndex();
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  // Of a link nothing can be completed.
  const linked = isLink(search);
  const completing = open && !linked;
  const { completions, people } = useSuggested(search, Math.min(caret, search.length), completing);
  useSearchedLink();
  const { options } = completions;
  const at = active !== null && active < options.length ? active : null;

  function show(opened: boolean): void {
    setOpen(opened);
    setActive(null);
  }

  function accept(option: Completion): void {
    const next = accepted(search, completions, option);
    typeSearch(next.typed);
    setCaret(next.caret);
    show(option.kind === 'key');
    // Once React has put the text in, the caret goes behind what was accepted.
    requestAnimationFrame(() => {
      const field = input.current;
      const end = Math.min(next.caret, field?.value.length ?? 0);
      if (document.activeElement === field) field?.setSelectionRange(end, end);
    });
  }

  const onKeyDown = useSearchKeys({
    options,
    active: at,
    setActive,
    accept,
    setOpen: show,
    dropLast() {
      const last = chipsOf(filter, accounts).at(-1);
      if (last !== undefined) change({ filter: last.without });
    },
  });
  const follow = ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
    setCaret(currentTarget.selectionStart ?? currentTarget.value.length);
  const shown = options.length > 0;
  return (
    <search
      className={styles.search}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        show(false);
        finishTyping();
      }}
    >
      <Search aria-hidden className={styles.glass} />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={words.search}
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={at === null ? undefined : `${listId}-${at}`}
        autoComplete="off"
        enterKeyHint="search"
        spellCheck={false}
        maxLength={longestLink}
        placeholder={words.placeholder}
        className={styles.input}
        data-search
        value={search}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget;
          const composing = (event.nativeEvent as InputEvent).isComposing;
          if (composing) change({ search: value });
          else typeSearch(value);
          setCaret(selectionStart ?? value.length);
          // A filter that became a chip is finished.
          show(useView.getState().search.trim() !== '');
        }}
        onFocus={expectSearch}
        onSelect={follow}
        onClick={() => {
          if (search === '') show(true);
        }}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => onKeyDown(event)}
      />
      {search === '' ? null : (
        <button
          type="button"
          className={styles.clear}
          aria-label={words.clear}
          onClick={() => {
            typeSearch('');
            show(false);
            input.current?.focus();
          }}
        >
          <X aria-hidden />
        </button>
      )}
      {shown ? (
        <Suggestions
          id={listId}
          options={options}
          active={at}
          people={people}
          onAccept={accept}
          onPoint={setActive}
        />
      ) : (
        <Misread typed={linked ? '' : search} caret={caret} />
      )}
    </search>
  );
}
