import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { longest } from '../../build/testing/longestFirst.mjs';

it.each(longest)('begins %s early, which is there', (name) => {
  expect(existsSync(join(import.meta.dirname, '../..', name))).toBe(true);
});
