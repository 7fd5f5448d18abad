import { defineConfig } from '@playwright/test';
import { windowsAtOnce } from '../../build/testing/windowsAtOnce.mjs';
import { zoneAtMidday } from './support/midday.ts';

// Of the tests and of what they start: once for all workers.
process.env['SATCHEL_ZONE'] ??= zoneAtMidday();
process.env['TZ'] = process.env['SATCHEL_ZONE'];

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
