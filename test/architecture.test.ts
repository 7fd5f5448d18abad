import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circlesOf, graphOfFiles, graphOfFolders, loadedWith } from './architecture/circles.ts';
import { brokenRule } from './architecture/importRules.ts';
import { importsOf, withoutComments } from './architecture/importsOf.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const filesIn = (folder: string, endings: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).split(sep).join('/'))
    .filter((path) => endings.test(path) && !path.includes('node_modules'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const product = ['shared', 'electron', 'renderer'].flatMap((folder) => filesIn(folder, /\.tsx?$/));
const sources = ['shared', 'electron', 'renderer', 'build', 'test'].flatMap((folder) =>
  filesIn(folder, /\.(tsx?|mjs|css)$/),
);

describe('importsOf', () => {
  it.each([
    [`import { a } from './a.ts';`, './a.ts', false],
    [`import type { A } from './a.ts';`, './a.ts', true],
    [`import { type A } from './a.ts';`, './a.ts', false],
    [`import type from './a.ts';`, './a.ts', false],
    [`import {\n  a,\n  b,\n} from "./a.ts";`, './a.ts', false],
    [`import * as a from './a.ts';`, './a.ts', false],
    [`import './a.css';`, './a.css', false],
    [`export { a } from './a.ts';`, './a.ts', false],
    [`export type { A } from './a.ts';`, './a.ts', true],
    [`export * from './a.ts';`, './a.ts', false],
    [`const a = await import('./a.ts');`, './a.ts', false],
    [`const a = require('electron');`, 'electron', false],
    [`let a: import('./a.ts').A;`, './a.ts', true],
    [`/* why */ import { a } from './a.ts'; // it's`, './a.ts', false],
  ])('finds what %j loads', (source, specifier, typeOnly) => {
    expect(importsOf(source)).toEqual([{ specifier, typeOnly }]);
  });

  it.each([
    [`// import { a } from './a.ts';`],
    [`/*\nimport { a } from './a.ts';\n*/`],
    [`const from = 'x'; const text = "import './a.ts'";`],
    [`export const a = 1;\nconst b = 'from';`],
  ])('finds nothing in %j', (source) => {
    expect(importsOf(source)).toEqual([]);
  });
});

describe('brokenRule', () => {
  it.each<[string, string, boolean]>([
    ['shared/ids.ts', '../electron/app.ts', true],
    ['shared/ids.ts', 'react', false],
    ['shared/ids.ts', 'node:fs', false],
    ['electron/base/log.ts', '../library/database.ts', true],
    ['electron/library/sync.ts', 'electron', true],
    ['electron/library/sync.ts', '../providers/plivo/plivo.ts', false],
    ['electron/library/sync.ts', '../host/main.ts', true],
    ['electron/library/sync.ts', '../../renderer/client.ts', true],
    ['electron/library/sync.ts', './database', false],
    ['electron/sandbox/world.ts', '../providers/provider.ts', true],
    ['electron/sandbox/world.ts', '../../shared/ids.ts', true],
    ['electron/uploads/queue.ts', '../app.ts', true],
    ['electron/uploads/queue.ts', '../curation.ts', true],
    ['renderer/App.tsx', '../electron/app.ts', true],
    ['renderer/App.tsx', 'electron', false],
    ['renderer/App.tsx', 'axios', false],
    ['renderer/features/drop/Drop.tsx', '../uploads/uploadsStore.ts', true],
    ['renderer/darkroom/darkroom.ts', '../ui/format.ts', false],
    ['renderer/ui/Card.tsx', '../features/drop/Drop.tsx', true],
    ['renderer/ui/Card.tsx', '../stores/view/viewStore.ts', true],
    ['renderer/stores/view/viewStore.ts', '../../features/drop/Drop.tsx', true],
    ['renderer/stores/view/viewStore.ts', '../../actions/copying/copyLinks.ts', false],
    ['renderer/actions/copying/copyLinks.ts', '../../features/drop/Drop.tsx', false],
    ['renderer/text/format.ts', '../bridge/client.ts', false],
    ['renderer/features/drop/Drop.tsx', '../../Workspace.tsx', false],
  ])('forbids %s to import %s', (path, specifier, typeOnly) => {
    expect(brokenRule(path, { specifier, typeOnly })).not.toBeNull();
  });

  it.each<[string, string, boolean]>([
    ['shared/media.ts', './ids.ts', false],
    ['shared/media.ts', 'zod', false],
    ['electron/library/sync.ts', '../providers/provider.ts', true],
    ['electron/library/sync.ts', '../base/clock.ts', false],
    ['electron/library/sync.ts', './migrations/firstSchema.ts', false],
    ['electron/app.ts', './library/syncLibrary.ts', false],
    ['electron/app.ts', './curation.ts', false],
    ['electron/curation.ts', './removals/removalService.ts', false],
    ['electron/host/main.ts', '../app.ts', false],
    ['electron/host/window/window.ts', 'electron', false],
    ['electron/host/darkroom/darkroom.ts', '../thumbnails/darkroomQueue.ts', false],
    ['electron/sandbox/routes/list.ts', '../world.ts', false],
    ['renderer/App.tsx', './features/drop/Drop.tsx', false],
    ['renderer/features/drop/Drop.tsx', '../../ui/Button.tsx', false],
    ['renderer/features/drop/Drop.tsx', '../../stores/view/viewStore.ts', false],
    ['renderer/features/drop/Drop.tsx', '../../actions/copying/copyLinks.ts', false],
    ['renderer/features/drop/Drop.tsx', '../../bridge/client.ts', false],
    ['renderer/actions/copying/copyLinks.ts', '../../stores/view/viewStore.ts', false],
    ['renderer/stores/library/libraryStore.ts', '../../bridge/client.ts', false],
    ['renderer/Workspace.tsx', './features/drop/Drop.tsx', false],
  ])('allows %s to import %s', (path, specifier, typeOnly) => {
    expect(brokenRule(path, { specifier, typeOnly })).toBeNull();
  });
});

describe('circlesOf', () => {
  const graphOf = (arrows: Record<string, string[]>) =>
    new Map(Object.entries(arrows).map(([from, to]) => [from, new Set(to)] as const));
  it('finds none where everything leads down', () => {
    expect(circlesOf(graphOf({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([]);
  });
  it('finds each circle, short or long, once', () => {
    const graph = graphOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['d'], e: ['a'] });
    expect(circlesOf(graph)).toEqual([['d'], ['a', 'b', 'c']]);
  });
  it('knows folders by their files, and takes no type for a value', () => {
    const files = graphOfFiles([
      ['x/a.ts', [{ specifier: './y/b.ts', typeOnly: false }]],
      ['x/y/b.ts', [{ specifier: '../c.ts', typeOnly: false }]],
      ['x/c.ts', [{ specifier: './a.ts', typeOnly: true }]],
    ]);
    expect(circlesOf(files)).toEqual([]);
    expect(circlesOf(graphOfFolders(files))).toEqual([['x', 'x/y']]);
  });
});

describe('the tree', () => {
  it('imports only what each place may import', () => {
    const broken = product.flatMap((path) =>
      importsOf(read(path)).flatMap((used) => {
        const why = brokenRule(path, used);
        return why === null ? [] : [`${path} imports ${used.specifier}: ${why}`];
      }),
    );
    expect(product.length).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });

  it('has no barrels and no default exports', () => {
    const broken = product.filter((path) => {
      if (path.endsWith('.d.ts')) return false;
      const text = withoutComments(read(path));
      const barrel = /^index\.tsx?$/.test(basename(path)) || /^\s*export\s+\*/m.test(text);
      return barrel || /^\s*export\s+default\b|\bas\s+default\b/m.test(text);
    });
    expect(broken).toEqual([]);
  });

  it('names folders by their subject', () => {
    const vague = /(^|\/)(utils?|helpers?|common|managers?|misc|lib)\//;
    expect(sources.filter((path) => vague.test(path))).toEqual([]);
  });

  it('has no file over 300 lines, and nine in ten under 200', () => {
    const sizes = sources.map((path) => ({ path, lines: read(path).split('\n').length - 1 }));
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
    const long = sizes.filter(({ lines }) => lines >= 200);
    expect(long.length / sizes.length).toBeLessThan(0.1);
  });

  const files = graphOfFiles(product.map((path) => [path, importsOf(read(path))]));

  it('has no circle of values, of files or of folders', () => {
    expect(circlesOf(files)).toEqual([]);
    expect(circlesOf(graphOfFolders(files))).toEqual([]);
  });

  it.each([
    'electron/host/bridge/preload.ts',
    'electron/host/darkroom/darkroomPreload.ts',
    'electron/host/scanWorker.ts',
    'renderer/darkroom/darkroomWorker.ts',
  ])('loads no schemas with %s, which every start would wait for', (entry) => {
    const loaded = [...loadedWith(files, entry)];
    expect(product).toContain(entry);
    const schemas = loaded.filter((path) =>
      importsOf(read(path)).some(({ specifier, typeOnly }) => specifier === 'zod' && !typeOnly),
    );
    expect(schemas).toEqual([]);
  });

  it('has no folder with more than 25 files of its own', () => {
    const sizes = new Map<string, number>();
    for (const path of product) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    expect([...sizes].filter(([, count]) => count > 25)).toEqual([]);
  });
});
