import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app } from 'electron';
import type { Clock } from '../../base/clock.ts';
import { createGuardedWorker } from '../../base/guardedWorker.ts';
import type { Log } from '../../base/log.ts';
import { openPersonalWords } from '../../spelling/personalWords.ts';
import { createSpelling, type Spelling } from '../../spelling/spelling.ts';
import { spellingLanguage } from '../../spelling/spellingLanguage.ts';

/** Longer than a guess at a long word takes on a busy machine. */
const stuckMs = 10_000;
const megabytes = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

export interface SpellingPaths {
  readonly bundleDir: string;
  readonly dataDir: string;
}

/** Spelling in the language that the system prefers. macOS has its own, of every language: null there. */
export function startSpelling(paths: SpellingPaths, clock: Clock, log: Log): Spelling | null {
  if (process.platform === 'darwin') return null;
  const path = join(paths.bundleDir, 'spellWorker.cjs');
  return createSpelling({
    worker: createGuardedWorker({
      // Read with the first word that is typed, not when Satchel starts.
      start: () =>
        new Worker(readFileSync(path, 'utf8'), { eval: true, env: {}, resourceLimits: megabytes }),
      clock,
      stuckMs,
    }),
    language: spellingLanguage(app.getPreferredSystemLanguages()),
    personal: openPersonalWords(join(paths.dataDir, 'dictionary.txt'), log),
  });
}
