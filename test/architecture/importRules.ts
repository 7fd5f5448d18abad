import { posix } from 'node:path';
import type { Import } from './importsOf.ts';

/** What everything in `electron` may build on; each knows those before it, and nothing else. */
const foundations = [
  'base',
  'disk',
  'contentType',
  'location',
  'wholeness',
  'film',
  'http',
  'database',
  'jobs',
];
/** Where parts are made and handed to each other; `app.ts` alone starts the other. */
const parts = ['adding', 'curation', 'lasting', 'linkCopying', 'linking', 'remembering'].map(
  (name) => `electron/${name}.ts`,
);
const roots = new Set(['electron/app.ts', ...parts]);
/** The composition roots and the rim, which nobody imports back, so that no circle can close. */
const mayTakeValues = (path: string) => roots.has(path) || path.startsWith('electron/host/');
/** Codecs of the darkroom, which nothing else of the window loads. */
const darkroomPackages = ['gifenc', 'libheif-js', 'mediabunny', 'pdfjs-dist', 'thumbhash', 'utif2'];
/** Plain rules and data, which run anywhere. */
const sharedPackages = ['zod', 'libphonenumber-js'];
const windowPackages = [
  'react',
  'react-dom',
  'zustand',
  'react-aria-components',
  'lucide-react',
  '@tanstack/react-virtual',
  'thumbhash',
  'zod',
];

/** What each part of the window may load besides itself and `strings`; what is not named here is the root. */
const windowParts: Readonly<Record<string, readonly string[]>> = {
  strings: [],
  text: [],
  bridge: [],
  ui: ['bridge', 'text'],
  stores: ['bridge', 'text'],
  actions: ['bridge', 'text', 'stores'],
  features: ['bridge', 'text', 'ui', 'stores', 'actions'],
};

/** Say where a module lives: world, place, subject. */
const partsOf = (path: string) => path.split('/');
/** Every folder of `electron` that is neither a foundation nor the rim is a feature, also one that comes. */
const featureOf = (path: string) => {
  const [world = '', place = '', file] = partsOf(path);
  const feature = world === 'electron' && file !== undefined && place !== 'host';
  return feature && !foundations.includes(place) ? place : null;
};
const subjectOf = (path: string) => {
  const [world, place, subject] = partsOf(path);
  return world === 'renderer' && place === 'features' ? subject : null;
};
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Why `path` may not import this, or null when it may. Paths are from the root, with `/`. */
export function brokenRule(path: string, { specifier, typeOnly }: Import): string | null {
  return specifier.startsWith('.')
    ? brokenInside(path, posix.join(posix.dirname(path), specifier), typeOnly)
    : brokenPackage(path, specifier);
}

function brokenPackage(path: string, specifier: string): string | null {
  const [world, place] = partsOf(path);
  const name = packageOf(specifier);
  if (world === 'shared' && !sharedPackages.includes(name)) {
    return 'shared knows nobody but schemas and numbering plans';
  }
  if (world === 'renderer' && place === 'darkroom') {
    return darkroomPackages.includes(name) ? null : 'the darkroom knows its codecs only';
  }
  if (world === 'renderer' && !windowPackages.includes(name)) {
    return 'the window knows react, zustand and UI packages only';
  }
  if (name === 'electron' && !(world === 'electron' && place === 'host')) {
    return "only electron/host imports 'electron'";
  }
  return null;
}

function brokenInWindow(part = '', to = ''): string | null {
  const known = windowParts[part];
  if (known === undefined || part === to || to === 'strings' || known.includes(to)) return null;
  return `${part} knows ${known.length === 0 ? 'nothing above it' : known.join(', ')}`;
}

function brokenInside(from: string, to: string, typeOnly: boolean): string | null {
  const [world, place] = partsOf(from);
  const [toWorld, toPlace] = partsOf(to);
  if (!/\.(ts|tsx|css|json|svg)(\?[\w&]+)?$/.test(to)) return 'imports name the whole file';
  if (toWorld !== world && toWorld !== 'shared') return 'the three worlds point to shared only';
  if (world === 'electron') {
    if (place === 'sandbox') {
      return toPlace === 'sandbox' && toWorld === world ? null : 'the sandbox knows only itself';
    }
    const foundation = foundations.indexOf(place ?? '');
    if (foundation >= 0 && toWorld === world) {
      const known = foundations.indexOf(toPlace ?? '');
      if (known < 0 || known > foundation) return 'a foundation knows only those before it';
    }
    if (to === 'electron/app.ts' && place !== 'host') return 'only the rim starts the app';
    if (parts.includes(to) && from !== 'electron/app.ts') return 'only app.ts makes it';
    if (toPlace === 'host' && place !== 'host') return 'nobody reaches for the rim';
    const feature = featureOf(to);
    if (feature !== null && feature !== featureOf(from) && !typeOnly && !mayTakeValues(from)) {
      return 'between features only types; app.ts hands the values over';
    }
  }
  if (world === 'renderer') {
    if ((place === 'player') !== (toPlace === 'player')) return 'the player knows only itself';
    if (place === 'darkroom' && toPlace !== 'darkroom') return 'the darkroom knows only itself';
    if (toPlace === 'darkroom' && place !== 'darkroom') return 'nobody knows the darkroom';
    const subject = subjectOf(to);
    if (subject !== null && subjectOf(from) !== null && subjectOf(from) !== subject) {
      return 'features do not know each other';
    }
    return toWorld === world ? brokenInWindow(place, toPlace) : null;
  }
  return null;
}
