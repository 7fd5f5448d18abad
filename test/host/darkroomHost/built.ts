import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { inputHash } from '../../../build/bundle/inputHash.mjs';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';
import { pageConfig } from '../../../build/bundle/pageConfig.mjs';
import { root } from '../../../build/setup/folders.mjs';
import { moveFolder } from '../../../build/setup/moveFolder.mjs';

const sources = ['electron', 'renderer', 'shared', 'test/host/darkroomHost', 'build/bundle'];

/**
 * A folder with the programs of the host (`main`) and the pages that it serves (`pages`), built once for all tests of
 * these sources, and to be copied.
 */
export async function builtHost(): Promise<string> {
  const hash = await inputHash(root, [...sources, 'package-lock.json', 'tsconfig.base.json']);
  const folder = join(tmpdir(), `satchel-darkroom-host-${hash.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const aside = await mkdtemp(`${folder}-`);
  const main = join(aside, 'main');
  const pages = join(aside, 'pages');
  await build(nodeConfig('main', 'test/host/darkroomHost/main.ts', main));
  await build(nodeConfig('preload', 'electron/host/darkroom/darkroomPreload.ts', main));
  const config = await pageConfig(pages);
  const input = { darkroom: join(root, 'renderer', 'darkroom', 'darkroom.html') };
  await build({ ...config, build: { ...config.build, rolldownOptions: { input } } });
  await writeFile(join(pages, 'page.html'), '<!doctype html><title>page</title>');
  await writeFile(join(pages, 'notes.txt'), 'not for serving');
  await moveFolder(aside, folder);
  return folder;
}
