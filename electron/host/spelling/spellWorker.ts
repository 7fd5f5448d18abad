import { parentPort } from 'node:worker_threads';
import americanAffixes from 'dictionary-en/index.aff?raw';
import americanWords from 'dictionary-en/index.dic?raw';
import britishAffixes from 'dictionary-en-gb/index.aff?raw';
import britishWords from 'dictionary-en-gb/index.dic?raw';
import nspell from 'nspell';
import type { WorkerAnswer, WorkerQuestion } from '../../base/guardedWorker.ts';
import type { SpellCalls } from '../../spelling/spelling.ts';
import type { SpellingLanguage } from '../../spelling/spellingLanguage.ts';

// A thread: reading a dictionary takes some tenths of a second, and a guess at a long word as much.
const sources: Record<SpellingLanguage, { aff: string; dic: string }> = {
  'en-US': { aff: americanAffixes, dic: americanWords },
  'en-GB': { aff: britishAffixes, dic: britishWords },
};
const read = new Map<SpellingLanguage, ReturnType<typeof nspell>>();

function dictionary(language: SpellingLanguage) {
  const there = read.get(language) ?? nspell(sources[language]);
  read.set(language, there);
  return there;
}

/** As people type it; dictionaries have the straight one. */
const straight = (word: string) => word.replaceAll('’', "'");

const calls: SpellCalls = {
  misspelled: ({ language, words }) =>
    words.filter((word) => !dictionary(language).correct(straight(word))),
  suggestions: ({ language, word }) => dictionary(language).suggest(straight(word)),
};

function answer({ id, call, input }: WorkerQuestion): WorkerAnswer {
  const run = Object.entries(calls).find(([name]) => name === call)?.[1];
  if (run === undefined) return { id: null };
  try {
    return { id, value: run(input as never) };
  } catch {
    return { id, failed: 'unknown' };
  }
}

parentPort?.on('message', (question: WorkerQuestion) => {
  parentPort?.postMessage(answer(question));
});
