import type { KeyboardEvent } from 'react';
import type { Completion } from '../../../shared/query/completeQuery.ts';
import { rememberSearch } from '../../stores/view/savedViewsStore.ts';
import { useView } from '../../stores/view/viewStore.ts';
import { intoResults } from './intoResults.ts';
import { finishTyping, typeSearch } from './typing.ts';

interface SearchKeys {
  readonly options: readonly Completion[];
  /** The suggestion that the keyboard is at; null while it is in the text. */
  readonly active: number | null;
  readonly setActive: (active: number | null) => void;
  readonly accept: (option: Completion) => void;
  readonly setOpen: (open: boolean) => void;
  /** Takes the last filter away, if there is one. */
  readonly dropLast: () => void;
}

/** Finishes what is typed, and goes to what it found. */
function leave(): void {
  rememberSearch(useView.getState().search);
  finishTyping();
  intoResults();
}

/** Whether Tab completes rather than goes on: something was begun that a suggestion ends. */
const isBegun = ({ value, selectionStart }: HTMLInputElement) =>
  /[^\s:]$/u.test(value.slice(0, selectionStart ?? value.length));

/** What the keys do in the search: each answers whether it did something. */
export function useSearchKeys(keys: SearchKeys) {
  const { options, active, setActive, accept, setOpen, dropLast } = keys;
  const chosen = active === null ? undefined : options[active];

  function down(alt: boolean): boolean {
    if (alt) setOpen(true);
    else if (active === null && options.length > 0) setActive(0);
    else if (active !== null && active < options.length - 1) setActive(active + 1);
    else leave();
    return true;
  }

  function up(): boolean {
    if (active === null) return false;
    setActive(active === 0 ? null : active - 1);
    return true;
  }

  function enter(): boolean {
    if (chosen === undefined) {
      setOpen(false);
      leave();
    } else accept(chosen);
    return true;
  }

  function tab(input: HTMLInputElement, shift: boolean): boolean {
    const [first] = options;
    const meant = chosen ?? (isBegun(input) ? first : undefined);
    if (shift || meant === undefined) return false;
    accept(meant);
    return true;
  }

  function back(input: HTMLInputElement): boolean {
    if (options.length > 0) setOpen(false);
    else if (input.value === '') return false;
    else {
      typeSearch('');
      // What is suggested for an empty field was not asked for.
      setOpen(false);
    }
    return true;
  }

  function backspace({ selectionStart, selectionEnd }: HTMLInputElement): boolean {
    if (selectionStart !== 0 || selectionEnd !== 0) return false;
    dropLast();
    return true;
  }

  function pressed(key: string, input: HTMLInputElement, event: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
        return down(event.altKey);
      case 'ArrowUp':
        return up();
      case 'Enter':
        return enter();
      case 'Tab':
        return tab(input, event.shiftKey);
      case 'Escape':
        return back(input);
      case 'Backspace':
        return backspace(input);
      default:
        return false;
    }
  }

  return (event: KeyboardEvent<HTMLInputElement>) => {
    // The key that ends a word of a composed script is not meant for us.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (!pressed(event.key, event.currentTarget, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
