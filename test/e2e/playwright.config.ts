import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // One window at a time in a desktop, whose clipboard they share: build/testing/runners.mjs starts several.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Long enough for a machine that is several times slower: only what fails takes it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
