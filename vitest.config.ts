import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { sayWhereUnfit } from './build/setup/rerun.mjs';
import { LongestFirst } from './build/testing/longestFirst.mjs';

sayWhereUnfit();

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // End-to-end, packaging and benchmarks have their own runners: they need a display or a long time.
    exclude: ['test/e2e/**', 'test/packaging/**', 'test/bench/**', 'node_modules/**'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // Many wait more than they work: on two processors, three leave none of them idle.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
  },
});
