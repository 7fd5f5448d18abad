import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../base/clock.ts';
import { createGuardedWorker, type GuardedWorker } from '../base/guardedWorker.ts';

export interface QueryThreadPaths {
  /** Its bundle. */
  readonly bundle: string;
  /** The library, which is there before the first question. */
  readonly library: string;
}

/** Longer than any answer takes before it lets others have their turn, on a machine that is busy. */
const stuckMs = 15_000;
/** A million items take a third of the old one; what is young is kept by V8 as room, though it lives for a moment. */
const megabytes = { maxOldGenerationSizeMb: 2_048, maxYoungGenerationSizeMb: 8 };

/** The thread that answers what is asked of all items, started with the first question. */
export function startQueries(
  { bundle, library }: QueryThreadPaths,
  locale: string,
  clock: Clock,
): GuardedWorker {
  // Read here, where files of the package are checked; what it needs of packages it looks for from there.
  const source = () =>
    `require = require('node:module').createRequire(${JSON.stringify(bundle)});\n${readFileSync(bundle, 'utf8')}`;
  return createGuardedWorker({
    start: () =>
      new Worker(source(), {
        eval: true,
        env: {},
        resourceLimits: megabytes,
        workerData: { path: library, locale },
      }),
    clock,
    stuckMs,
  });
}
