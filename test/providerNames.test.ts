import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../build/setup/folders.mjs';
import { providers } from '../electron/providers/registry.ts';

/** The words by which a provider could be asked for: its id, its label, and each part of them. */
const words = new Set(
  providers.flatMap(({ id, label }) => [id, ...label.split(' ')].map((word) => word.toLowerCase())),
);
/** Part of a label, but also words of every messaging account. */
for (const common of ['messaging', 'conversations']) words.delete(common);

/** Snippets are code of other programs, which call a provider by themselves. */
const mayName =
  /^electron\/(providers|sandbox)\/|^renderer\/strings\/|\/icons\/|^shared\/links\/formats\/snippets\//;

const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|css|html)$/.test(path)),
);

const named = (text: string) => [...words].filter((word) => text.toLowerCase().includes(word));

it('knows the names it looks for', () => {
  expect(words.size).toBeGreaterThanOrEqual(providers.length);
  expect(files.length).toBeGreaterThan(100);
  expect(
    files
      .filter((path) => mayName.test(path))
      .some((path) => named(readFileSync(join(root, path), 'utf8')).length > 0),
  ).toBe(true);
});

it('finds no provider named outside the providers, the sandbox, the strings and the snippets', () => {
  const found = files
    .filter((path) => !mayName.test(path))
    .map((path) => [path, named(readFileSync(join(root, path), 'utf8'))] as const)
    .filter(([, names]) => names.length > 0);
  expect(found).toEqual([]);
});
