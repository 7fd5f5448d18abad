import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const rows = text('docs/faults.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (fault|---) \|/.test(line))
  .map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
const named = rows.flatMap(([fault = '', , tests = '']) =>
  [...tests.matchAll(/`(test\/[^`]+)`: `([^`]+)`/g)].map(
    ([, path = '', name = '']) => [fault, path, name] as const,
  ),
);

/** A whole string, or part of a template that names many tests at once. */
function isLiteral(source: string, name: string): boolean {
  if (["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`))) return true;
  const parts = [...source.matchAll(/`([^`\n]*)`/g)].map(([, inner = '']) => inner);
  return parts.some((inner) => inner.includes('${') && inner.includes(name));
}

it('gives every fault what is done about it and a test, or the reason why there is none', () => {
  expect(rows.length).toBeGreaterThan(60);
  for (const [fault, done = '', tests = '', ...rest] of rows) {
    expect(rest, fault).toEqual([]);
    if (tests === 'none') expect(done, fault).toMatch(/^no test: /);
    // Nothing but names of tests, so that none escapes the look below.
    else expect(tests, fault).toMatch(/^(`test\/[^`]+`: `[^`]+`(; |$))+$/);
  }
});

it.each(named)('%s: %s has a test named "%s"', (_, path, name) => {
  expect(existsSync(join(root, path)), `${path} is no more`).toBe(true);
  expect(isLiteral(text(path), name), `${path} has no such name`).toBe(true);
});
