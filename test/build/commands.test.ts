import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/setup/folders.mjs';
import { withoutComments } from '../architecture/importsOf.ts';

const commands = readdirSync(join(root, 'build')).filter((name) => name.endsWith('.mjs'));

const staticImport = /^(?:import (?:.*? from )?|\} from |export .*? from )'([^']+)';$/gm;

/** What a module loads by being loaded, and what that loads, to the end. */
function loadedBy(path: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const source = withoutComments(readFileSync(join(root, path), 'utf8'));
  for (const [, specifier = ''] of source.matchAll(staticImport)) {
    if (specifier.startsWith('.')) {
      loadedBy(relative(root, join(root, dirname(path), specifier)), seen);
    } else {
      seen.add(specifier);
    }
  }
  return seen;
}

test.each(commands)('%s can start before anything is installed', (name) => {
  const packages = [...loadedBy(`build/${name}`)].filter(
    (each) => !each.startsWith('node:') && !each.endsWith('.mjs'),
  );
  expect(packages).toEqual([]);
});

test('every script of package.json is such a command, and runs on the Node that fits', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [name, script] of Object.entries(scripts)) {
    const [, command = name] = /^node build\/(\w+\.mjs)$/.exec(String(script)) ?? [];
    expect(commands).toContain(command);
    expect(loadedBy(`build/${command}`)).toContain('build/setup/runCommand.mjs');
  }
});
