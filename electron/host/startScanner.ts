import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../base/clock.ts';
import { createGuardedWorker } from '../base/guardedWorker.ts';
import { unreadableFile } from '../uploads/files/fileFacts.ts';
import { createScanner, type Scanner } from '../uploads/files/scanner.ts';

/** Far more than any sound file takes, on a machine that is busy. */
const stuckMs = 3_000;
const megabytes = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** The threads that look into files; `path` is their bundle. */
export function startScanner(path: string, clock: Clock): Scanner {
  // Read here, where files of the package can be read and are checked; a thread may know no packages.
  const source = readFileSync(path, 'utf8');
  const guarded = () =>
    createGuardedWorker({
      start: () => new Worker(source, { eval: true, env: {}, resourceLimits: megabytes }),
      clock,
      stuckMs,
    });
  return createScanner({ workers: guarded(), apart: guarded(), unreadable: unreadableFile });
}
