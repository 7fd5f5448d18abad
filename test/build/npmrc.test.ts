import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../build/setup/folders.mjs';
import { runNpm } from '../../build/setup/run.mjs';

it('lets no package run code for being installed, whoever types the command', async () => {
  const { code, output } = await runNpm(['config', 'get', 'ignore-scripts'], {
    cwd: root,
    capture: true,
  });
  expect({ code, output: output.trim() }).toEqual({ code: 0, output: 'true' });
});

it('depends on no script that runs before or after another', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hooked = Object.keys(scripts).filter(
    (name) => /^(pre|post)/.test(name) || /^(install|prepare)$/.test(name),
  );
  expect(hooked).toEqual([]);
});

it('lets npm say what it has to say, such as that a package asks for another Node', () => {
  const settings = readFileSync(join(root, '.npmrc'), 'utf8');
  expect(settings).not.toMatch(/^(loglevel|silent|engine-strict)\b/m);
});
