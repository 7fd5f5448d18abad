import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/packaging/**/*.test.ts'],
    globalSetup: ['test/packaging/support/built.ts'],
    // Starting the app while another of it starts would only slow both.
    fileParallelism: false,
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
