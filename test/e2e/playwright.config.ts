import { defineConfig } from '@playwright/test';
import { windowsAtOnce } from '../../build/testing/windowsAtOnce.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Each has a desktop of its own: see support/desktop.ts.
  workers: windowsAtOnce(),
  fullyParallel: true,
  retries: 0,
  // Long enough for a machine that is several times slower: only what fails takes it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
