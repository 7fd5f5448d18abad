import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { distFolder } from '../../build/bundle/bundle.mjs';
import { systemClock } from '../../electron/base/clock.ts';
import { createGuardedWorker } from '../../electron/base/guardedWorker.ts';
import { silentLog } from '../../electron/base/log.ts';
import { openPersonalWords } from '../../electron/spelling/personalWords.ts';
import { createSpelling, type Spelling } from '../../electron/spelling/spelling.ts';
import {
  type SpellingLanguage,
  spellingLanguage,
} from '../../electron/spelling/spellingLanguage.ts';

const bundle = join(distFolder, 'main', 'spellWorker.cjs');

describe('the spelling of a text field', () => {
  let folder = '';
  let started = 0;
  const open: Spelling[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'satchel-spelling-'));
    started = 0;
  });
  afterEach(() => {
    for (const spelling of open.splice(0)) spelling.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, 'dictionary.txt');

  function spellingIn(language: SpellingLanguage | null): Spelling {
    const spelling = createSpelling({
      worker: createGuardedWorker({
        start: () => {
          started += 1;
          return new Worker(readFileSync(bundle, 'utf8'), { eval: true, env: {} });
        },
        clock: systemClock,
        stuckMs: 30_000,
      }),
      language,
      personal: openPersonalWords(file(), silentLog),
    });
    open.push(spelling);
    return spelling;
  }

  test('tells words that are none, and what may have been meant', async () => {
    const spelling = spellingIn('en-US');
    const words = ['We', 'recieve', 'your', 'mesage', "don't", 'don’t', 'worry', 'mesage'];
    expect(await spelling.misspelled(words)).toEqual(['recieve', 'mesage']);
    expect(await spelling.suggest('recieve')).toContain('receive');
    expect((await spelling.suggest('mesage')).length).toBeLessThanOrEqual(5);
  });

  test('is American or British, as the system is', async () => {
    expect(await spellingIn('en-US').misspelled(['color', 'colour'])).toEqual(['colour']);
    expect(await spellingIn('en-GB').misspelled(['color', 'colour'])).toEqual(['color']);
  });

  test('leaves links, codes and endless words alone', async () => {
    const spelling = spellingIn('en-US');
    expect(await spelling.misspelled(['SAVE20OFF', 'x'.repeat(41)])).toEqual([]);
    expect(await spelling.suggest('x'.repeat(41))).toEqual([]);
    expect(started).toBe(0);
  });

  test('knows what a person added, also after a restart, in a file that is theirs', async () => {
    const spelling = spellingIn('en-US');
    expect(await spelling.misspelled(['Satchelly'])).toEqual(['Satchelly']);
    spelling.learn('Satchelly');
    expect(await spelling.misspelled(['Satchelly'])).toEqual([]);
    expect(readFileSync(file(), 'utf8')).toBe('Satchelly\n');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await spellingIn('en-US').misspelled(['Satchelly', 'Satchellyy'])).toEqual([
      'Satchellyy',
    ]);
  });

  test('a file that cannot be read costs the words alone', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where a folder should be');
    const spelling = spellingIn('en-US');
    spelling.learn('Satchelly');
    expect(await spelling.misspelled(['Satchelly', 'wrongg'])).toEqual(['wrongg']);
  });

  test('asks its thread once for each word, and not at all without a language', async () => {
    const none = spellingIn(null);
    expect(await none.misspelled(['wrongg'])).toEqual([]);
    expect(await none.suggest('wrongg')).toEqual([]);
    expect(started).toBe(0);
    const spelling = spellingIn('en-US');
    expect(await spelling.misspelled(['wrongg'])).toEqual(['wrongg']);
    spelling.close();
    expect(await spelling.misspelled(['wrongg'])).toEqual(['wrongg']);
    expect(await spelling.misspelled(['alsoo'])).toEqual([]);
  });
});

test.each<[string[], SpellingLanguage | null]>([
  [['en-US', 'de'], 'en-US'],
  [['en'], 'en-US'],
  [['en_GB.UTF-8'], 'en-GB'],
  [['en-AU'], 'en-GB'],
  [['en-Latn-IN'], 'en-GB'],
  [['de-DE', 'en-US'], null],
  [['c'], null],
  [[], null],
])('a system that prefers %j gets %s', (preferred, expected) => {
  expect(spellingLanguage(preferred)).toBe(expected);
});
