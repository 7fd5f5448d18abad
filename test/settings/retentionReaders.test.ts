import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Where a provider's own rule may be read: what people's edits are applied to, and what a window is told to apply them to. */
const allowed = ['electron/accounts/describeProvider.ts', 'electron/app.ts'];

/** A rule as a property or as part of a pattern; no path, no section of the settings. */
const readsRule = /(?:\.|[{,]\s*)retention\b(?!\s*[.'/])/u;

it('is read by nobody in main but what applies to it what a person set of an account', () => {
  const files = globSync('electron/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/^electron\/(providers|sandbox)\//u.test(path));
  expect(files.length).toBeGreaterThan(300);
  const readers = files.filter((path) => readsRule.test(readFileSync(join(root, path), 'utf8')));
  expect(readers.sort()).toEqual(allowed);
});
