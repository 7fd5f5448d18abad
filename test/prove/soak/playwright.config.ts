import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'soak.spec.ts',
  outputDir: '../../../test-results',
  workers: 1,
  retries: 0,
  timeout: 0,
  expect: { timeout: 60_000 },
});
