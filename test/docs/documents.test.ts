import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';
import { anchorsOf, citationsIn, namelessIn, sectionsOf } from './citations.ts';
import { isOneOf, linksIn, namesIn, pathsIn, scriptsIn, undefinedNames } from './references.ts';
import { literalsIn } from './voice.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, endings: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => endings.test(path));

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...filesIn('docs', /\.md$/),
];
const sources = ['shared', 'electron', 'renderer', 'build', 'test']
  .flatMap((folder) => filesIn(folder, /\.(tsx?|mjs|css)$/))
  // Wrong ones on purpose.
  .filter((path) => !path.startsWith('test/docs/'));
/** What the past was called stays in it. */
const history = 'CHANGELOG.md';

const inDocs = (name: string) => posix.join('docs', name);

it('finds every section that is cited', () => {
  const cited = [...documents, ...sources].flatMap((path) =>
    citationsIn(read(path)).map((citation) => ({ path, ...citation })),
  );
  const numbers = new Map<string, ReadonlySet<string>>();
  const sectionsIn = (name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const found = existsSync(join(root, inDocs(name)))
      ? sectionsOf(read(inDocs(name)))
      : new Set<string>();
    numbers.set(name, found);
    return found;
  };
  expect(cited.length).toBeGreaterThan(100);
  const wrong = cited
    .filter(({ document, section }) => !sectionsIn(document).has(section))
    .map(({ path, line, document, section }) => `${path}:${line} cites ${document} ${section}`);
  expect(wrong).toEqual([]);
});

it('finds no section that is cited without its document', () => {
  const wrong = sources.flatMap((path) =>
    namelessIn(read(path)).map((line) => `${path}:${line} does not say which document it cites`),
  );
  expect(wrong).toEqual([]);
});

it.each(documents)('%s links to what is there', (path) => {
  const text = read(path);
  const wrong = linksIn(text).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file));
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).has(anchor);
  });
  expect(wrong).toEqual([]);
  expect(undefinedNames(text)).toEqual([]);
});

it.each(documents.filter((path) => path !== history))(
  '%s names only files that are there',
  (path) => {
    expect(pathsIn(read(path)).filter((name) => !existsSync(join(root, name)))).toEqual([]);
  },
);

it.each(documents)('%s has nobody run a script that is not there', (path) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scriptsIn(read(path)).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

/** These name what stands in providers' consoles, in Chromium, on GitHub and in documents, too. */
const alsoOfOthers =
  /^(CHANGELOG|CONTRIBUTING|SECURITY|docs\/(providers|developing|releasing|voice))\.md$/;
const words = [
  ...filesIn('renderer/strings/en', /\.ts$/).flatMap((path) => literalsIn(read(path))),
  // Put together of two.
  'Copy link',
];

it.each(documents.filter((path) => !alsoOfOthers.test(path)))(
  '%s calls things in the window as the window does',
  (path) => {
    expect(namesIn(read(path)).filter((name) => !isOneOf(name, words))).toEqual([]);
  },
);

it.each(['Copy the files', 'Verify receipts', 'Check links now', 'Get a fresh link'])(
  'would find that nothing is called %j',
  (name) => expect(isOneOf(name, words)).toBe(false),
);

const records = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

it('lists every decision under its number', () => {
  const index = linksIn(read('docs/decisions/README.md')).sort();
  expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
  expect(index).toEqual(records);
});

it.each(records)(
  'decision %s gives its date, status, context, decision and consequences',
  (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)}\\. `));
    expect(text).toMatch(/^- Date: \d{4}-\d{2}-\d{2}$/m);
    expect(text).toMatch(/^- Status: \S/m);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences']);
  },
);
