import { graphemesOf } from '../../../../shared/text/graphemes.ts';
import type { KeyPress } from '../../../actions/chord.ts';
import { client, failureOf } from '../../../bridge/client.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { sayFailure } from '../../../stores/notices/sayFailure.ts';

/** Letters that follow each other within this belong to one name. */
const pauseMs = 1_000;
const longest = 100;

/** A letter, a digit or a sign that a name may begin with, rather than a key that does something. */
export const writesText = ({ key, altKey, ctrlKey, metaKey }: KeyPress) =>
  !altKey && !ctrlKey && !metaKey && graphemesOf(key).length === 1;

/** What is typed among items, one letter after another. */
export function createTyped(now: () => number) {
  let text = '';
  let at = Number.NEGATIVE_INFINITY;
  const isFresh = () => now() - at < pauseMs;
  return {
    /** A name is being typed, in which a space is a space. */
    isTyping: () => text !== '' && isFresh(),
    add(letter: string): string {
      text = isFresh() ? (text + letter).slice(0, longest) : letter;
      at = now();
      return text;
    },
  };
}

/** The same letter again goes on to the next that starts with it. */
export function searchFor(text: string): { readonly text: string; readonly next: boolean } {
  const [first = '', ...others] = graphemesOf(text);
  const again = others.length > 0 && others.every((each) => each === first);
  return again ? { text: first, next: true } : { text, next: graphemesOf(text).length === 1 };
}

let asked = 0;

/** Goes to the next item of a list by names that starts with what is typed. */
async function goToName(typed: string, focus: number, go: (index: number) => void): Promise<void> {
  const { token, total, query } = useLibrary.getState();
  if (token === null || query === null) return;
  asked += 1;
  const mine = asked;
  const { text, next } = searchFor(typed);
  const from = next ? focus + 1 : focus;
  const { descending } = query.sort;
  try {
    const { index } = await client.library.startingWith({ token, total, text, from, descending });
    // Another letter, or another list, has come meanwhile.
    if (mine !== asked || useLibrary.getState().token !== token) return;
    if (index !== null) go(index);
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

/** Puts the keyboard into the search, which the key then writes into. */
function typeIntoSearch(): void {
  const search = document.querySelector<HTMLInputElement>('input[data-search]');
  search?.focus();
  search?.setSelectionRange(search.value.length, search.value.length);
}

const typed = createTyped(() => performance.now());

export const isTypingName = () => typed.isTyping();

/**
 * Finds what is typed while items have the keyboard: in a list by names the next that starts with it, in any
 * other by searching. Answers whether the key is done with: in the search it still writes.
 */
export function typeToFind(press: KeyPress, focus: number, go: (index: number) => void): boolean {
  if (!writesText(press)) return false;
  if (useLibrary.getState().query?.sort.by !== 'name') {
    if (press.key !== ' ') typeIntoSearch();
    return false;
  }
  void goToName(typed.add(press.key), focus, go);
  return true;
}
