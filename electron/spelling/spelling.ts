import type { GuardedWorker } from '../base/guardedWorker.ts';
import type { PersonalWords } from './personalWords.ts';
import type { SpellingLanguage } from './spellingLanguage.ts';

/** What the thread that holds the dictionary answers. */
export interface SpellCalls {
  /** Which of the words are in no dictionary. */
  readonly misspelled: (input: { language: SpellingLanguage; words: string[] }) => string[];
  /** Words that may have been meant, the likeliest first. */
  readonly suggestions: (input: { language: SpellingLanguage; word: string }) => string[];
}

export interface Spelling {
  /** Which of the words of a text field are misspelled; none when nobody can tell. */
  misspelled(words: readonly string[]): Promise<string[]>;
  /** At most five words that may have been meant. */
  suggest(word: string): Promise<string[]>;
  learn(word: string): void;
  close(): void;
}

export interface SpellingDeps {
  readonly worker: GuardedWorker;
  readonly language: SpellingLanguage | null;
  readonly personal: PersonalWords;
}

const mostSuggestions = 5;
const mostKnown = 5_000;
/** Nobody misspells such a word: it is a link, a code, or an attack on the thread's time. */
const longestWord = 40;

/**
 * Spelling by dictionaries that Satchel brings, since Chromium would fetch its own from a host of Google's. What was
 * typed is kept by nobody, but for the words that a person added.
 */
export function createSpelling({ worker, language, personal }: SpellingDeps): Spelling {
  /** Whether a word is right: each key that is pressed asks for all of its text again. */
  const known = new Map<string, boolean>();

  function remember(word: string, right: boolean): void {
    known.set(word, right);
    for (const oldest of known.keys()) {
      if (known.size <= mostKnown) return;
      known.delete(oldest);
    }
  }

  const isChecked = (word: string) => word.length <= longestWord && !/\d/.test(word);

  return {
    async misspelled(words) {
      if (language === null) return [];
      const checked = [...new Set(words)].filter((word) => isChecked(word) && !personal.has(word));
      const unknown = checked.filter((word) => !known.has(word));
      if (unknown.length > 0) {
        try {
          const wrong = await worker.ask('misspelled', { language, words: unknown });
          for (const word of unknown) remember(word, !(wrong as string[]).includes(word));
        } catch {
          // A lost thread is started anew with the next question.
          return [];
        }
      }
      return checked.filter((word) => known.get(word) === false);
    },
    async suggest(word) {
      if (language === null || !isChecked(word)) return [];
      try {
        const words = (await worker.ask('suggestions', { language, word })) as string[];
        return words.slice(0, mostSuggestions);
      } catch {
        return [];
      }
    },
    learn: (word) => personal.add(word),
    close: () => worker.close(),
  };
}
