import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf } from '../architecture/importsOf.ts';

const uploads = 'electron/uploads';
/** Each knows those before it, types too, and nobody knows the files in front of them. */
const folders = ['ledger', 'files', 'audience', 'doubt', 'lane'];
const folderOf = (path: string) => posix.relative(uploads, posix.dirname(path));

const files = readdirSync(new URL(`../../${uploads}`, import.meta.url), { recursive: true })
  .map((path) => `${uploads}/${String(path).replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'));

it('has no arrow from one of its folders up to another, or to the front', () => {
  const arrows = files.flatMap((path) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    return importsOf(text).flatMap(({ specifier }) => {
      const to = posix.join(posix.dirname(path), specifier);
      return specifier.startsWith('.') && to.startsWith(`${uploads}/`) ? [{ path, to }] : [];
    });
  });
  expect(arrows.length).toBeGreaterThan(50);
  const up = arrows.filter(({ path, to }) => {
    const from = folderOf(path);
    return from !== '' && folders.indexOf(folderOf(to)) > folders.indexOf(from);
  });
  const toFront = arrows.filter(({ path, to }) => folderOf(path) !== '' && folderOf(to) === '');
  expect([...up, ...toFront]).toEqual([]);
});

it('has ten files in front, and no other folders', () => {
  expect(files.filter((path) => folderOf(path) === '').length).toBeLessThanOrEqual(10);
  expect(new Set(files.map(folderOf))).toEqual(new Set(['', ...folders]));
});
