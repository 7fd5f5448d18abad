import { describe, expect, test } from 'vitest';
import { lastAsked } from '../../electron/spelling/lastAsked.ts';

/** Questions that are answered when the test says so, in any order. */
function slowWords() {
  const open = new Map<string, { resolve: (wrong: string[]) => void; reject: () => void }>();
  const ask = (words: string[]) =>
    new Promise<string[]>((resolve, reject) => {
      open.set(words.join(' '), { resolve, reject: () => reject(new Error('gone')) });
    });
  return { ask, open };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('answers about words', () => {
  test('a question that was asked over is never answered, however late its answer comes', async () => {
    const { ask, open } = slowWords();
    const heard: string[] = [];
    const spell = lastAsked(ask, []);
    for (const word of ['recie', 'reciev', 'recieve']) {
      spell([word], (wrong) => heard.push(`${word}: ${wrong.join()}`));
    }
    open.get('reciev')?.resolve(['reciev']);
    await settled();
    expect(heard).toEqual([]);
    open.get('recieve')?.resolve(['recieve']);
    await settled();
    open.get('recie')?.resolve(['recie']);
    await settled();
    expect(heard).toEqual(['recieve: recieve']);
  });

  test('a question that fails has no misspelled word', async () => {
    const { ask, open } = slowWords();
    const heard: string[][] = [];
    const spell = lastAsked(ask, []);
    spell(['teh'], (wrong) => heard.push(wrong));
    open.get('teh')?.reject();
    await settled();
    expect(heard).toEqual([[]]);
  });
});
