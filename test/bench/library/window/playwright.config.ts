import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'window.spec.ts',
  outputDir: '../../../../test-results',
  workers: 1,
  retries: 0,
  timeout: 3_600_000,
  expect: { timeout: 30_000 },
});
