import { readFileSync, writeFileSync } from 'node:fs';
import type { Log } from '../base/log.ts';

/** Words that a person added to the dictionary. */
export interface PersonalWords {
  has(word: string): boolean;
  add(word: string): void;
}

const mostWords = 10_000;

/**
 * Keeps them in a text file, one a line, as other programs do: it is the person's to read and to change. A file that
 * cannot be read or written costs the words, never the text field.
 */
export function openPersonalWords(path: string, log: Log): PersonalWords {
  const words = new Set(read(path));
  return {
    has: (word) => words.has(word),
    add(word) {
      const line = word.trim();
      if (line === '' || /[\r\n]/.test(line) || words.size >= mostWords) return;
      words.add(line);
      try {
        writeFileSync(path, `${[...words].join('\n')}\n`, { mode: 0o600 });
      } catch {
        log.error({ event: 'personal-words-unwritten' });
      }
    },
  };
}

function read(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch {
    return [];
  }
}
