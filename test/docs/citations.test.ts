import { describe, expect, it } from 'vitest';
import { anchorsOf, citationsIn, namelessIn, sectionsOf } from './citations.ts';
import { linksIn, pathsIn, scriptsIn, undefinedNames } from './references.ts';

const sections = (text: string) =>
  citationsIn(text).map(({ document, section }) => `${document} ${section}`);

describe('citationsIn', () => {
  it.each([
    ['/** As told (providers.md 3.6). */', ['providers.md 3.6']],
    ['// (providers.md 2.2, 3.2)', ['providers.md 2.2', 'providers.md 3.2']],
    ['// providers.md 2 and 3', ['providers.md 2', 'providers.md 3']],
    ['// of providers.md 1.2 to 1.5: any', ['providers.md 1.2', 'providers.md 1.5']],
    ['See `docs/safety.md` section 2, and', ['safety.md 2']],
    ['See [Safety](docs/safety.md), section 4.', ['safety.md 4']],
    ['safety.md sections 1 and 2', ['safety.md 1', 'safety.md 2']],
    ['safety.md § 2', ['safety.md 2']],
    ['  // not counted down (providers.md\n  // 3.6): it is said', ['providers.md 3.6']],
    ['/**\n * (providers.md\n * 1.5)\n */', ['providers.md 1.5']],
    ['the order that providers.md gives', []],
    ['[Safety](docs/safety.md) says why', []],
    ['docs/faults.md 100% true', []],
  ])('reads %j', (text, found) => {
    expect(sections(text)).toEqual(found);
  });

  it('says on which line', () => {
    expect(citationsIn('a\n// b (safety.md 2)')).toEqual([
      { document: 'safety.md', section: '2', line: 2 },
    ]);
  });
});

describe('namelessIn', () => {
  it.each([
    ['const a = 1; // so it is (3.6)', [1]],
    ['\n/** Told both ways (2.5, 3.7). */', [2]],
    ['// Section 2.5.', [1]],
    ['// See section 3', [1]],
    ['// so it is (providers.md 3.6)', []],
    ['// (providers.md 3.7, 4.7)', []],
    ['// at most (3) of them, 1.5 MB', []],
    ['const a = scale(2.5);', []],
  ])('finds the lines in %j', (source, lines) => {
    expect(namelessIn(source)).toEqual(lines);
  });
});

it('knows the sections of a document, and none that only looks like one', () => {
  const document = '# 2 parts\n## 1. One\n### 1.1 Below\n```\n## 7. No\n```\n## Two\n#### 10.12\n';
  expect([...sectionsOf(document)]).toEqual(['2', '1', '1.1', '10.12']);
});

it('names headings as GitHub does', () => {
  const document = '# A `word`, and more!\n## 1. [Linked](x.md)\n## Again\n## Again\n';
  expect([...anchorsOf(document)]).toEqual(['a-word-and-more', '1-linked', 'again', 'again-1']);
});

it('finds links into the repository, not those that lead away or are only code', () => {
  const document =
    '[a](b.md#c) ![d](e.png "f") [g](https://h.example) `[i](j.md)`\n```\n[k](l.md)\n```\n[m]: ../n.ts\n[o]: mailto:p\n';
  expect(linksIn(document)).toEqual(['b.md#c', 'e.png', '../n.ts']);
});

it('finds links by a name that is not defined', () => {
  expect(undefinedNames('[a][b] [c][D] `[e][f]`\n\n[d]: https://e.example\n')).toEqual(['b']);
});

it('finds the paths that a document names, as far as they are sure', () => {
  const document =
    'In `electron/app.ts`, test/docs/. Not dist/electron/x.ts or https://e.example/docs/x; `shared/contract/<service>.ts`, `test/**/*.ts`.';
  expect(pathsIn(document)).toEqual(['electron/app.ts', 'test/docs/', 'shared/contract/', 'test/']);
});

it('finds the scripts that a reader is told to run', () => {
  expect(scriptsIn('`npm start`, then npm run --silent sandbox -- --items 5; npm install')).toEqual(
    ['start', 'sandbox'],
  );
});
