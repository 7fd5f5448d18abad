import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Colour, colourTokens, contrast, over, type Tokens } from './colours.ts';
import { bare, type Ground, handed, pairs } from './pairs.ts';

const css = readFileSync('renderer/ui/tokens.css', 'utf8');
/** What stands between the braces of `:root` in the first block that this opens, or in the file itself. */
const rootOf = (opening: string) => {
  const from = css.indexOf(':root', css.indexOf(opening));
  return css.slice(from, css.indexOf('}', from));
};
const light = colourTokens(rootOf(':root'));
const dark = colourTokens(rootOf('(prefers-color-scheme: dark)'), light);
const more = rootOf('(prefers-contrast: more)');
const schemes: readonly (readonly [string, Tokens])[] = [
  ['light', light],
  ['dark', dark],
  ['light with more contrast', colourTokens(more, light)],
  ['dark with more contrast', colourTokens(more, dark)],
];

function colour(tokens: Tokens, name: string): Colour {
  const found = tokens.get(name);
  if (found === undefined) throw new Error(`tokens.css names no colour ${name}`);
  return found;
}

function groundOf(tokens: Tokens, ground: Ground): Colour {
  if (typeof ground === 'string') return colour(tokens, ground);
  if ('mix' in ground) {
    const [red, green, blue] = colour(tokens, ground.mix);
    return over([red, green, blue, ground.percent / 100], colour(tokens, ground.into));
  }
  return over(colour(tokens, ground[0]), colour(tokens, ground[1]));
}

describe.each(schemes)('in %s', (_scheme, tokens) => {
  test.each(pairs)('$what can be told from what is behind', ({ fore, back, least }) => {
    const weak = fore.flatMap((name) =>
      back.flatMap((ground) => {
        const ratio = contrast(colour(tokens, name), groundOf(tokens, ground));
        return ratio < least
          ? [`${name} on ${JSON.stringify(ground)}: ${ratio.toFixed(2)} of ${least}`]
          : [];
      }),
    );
    expect(weak).toEqual([]);
  });
});

test('every colour is paired with what it meets, or known to carry nothing', () => {
  const grounds = pairs
    .flatMap(({ back }) => back)
    .flatMap((ground) => (typeof ground === 'object' && 'mix' in ground ? ground.into : ground));
  const named = new Set([...pairs.flatMap(({ fore }) => fore), ...grounds, ...bare]);
  expect([...light.keys()].filter((name) => !named.has(name))).toEqual([]);
  expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([]);
});

const styles = globSync('renderer/**/*.css').filter((path) => !path.endsWith('tokens.css'));
/** The values that a property has anywhere in the window's styles. */
const valuesOf = (property: RegExp) =>
  styles.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(property)].map(([, value = '']) => ({ path, value })),
  );
const tokensIn = (value: string) =>
  [...value.matchAll(/var\(--([\w-]+)\)/g)].flatMap(([, name = '']) => handed[name] ?? [name]);

test('what is written or drawn is in a colour that has a pair', () => {
  const fores = new Set<string | undefined>(pairs.flatMap(({ fore }) => fore));
  const unknown = valuesOf(/[\s;{](?:color|stroke|fill|caret-color): ([^;]+);/g).filter(
    ({ value }) => tokensIn(value).some((name) => !fores.has(name)),
  );
  expect(unknown).toEqual([]);
});

test('no style invents a colour beside the tokens', () => {
  const invented = valuesOf(/: ([^;{}]*(?:#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\()[^;]*);/gi);
  expect(invented.map(({ path, value }) => `${path}: ${value}`)).toEqual([]);
});
