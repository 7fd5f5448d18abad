import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder, root } from '../setup/folders.mjs';
import { withLock } from '../setup/lock.mjs';
import { say } from '../setup/say.mjs';
import { inputHash } from './inputHash.mjs';
import { nodeConfig } from './nodeConfig.mjs';
import { pageConfig } from './pageConfig.mjs';
import {
  allParts,
  companions,
  nodeEntries,
  pageEntries,
  presentEntries,
  sourceFolders,
} from './parts.mjs';

export const distFolder = join(root, 'dist');

/**
 * Bundles what has changed since it was last bundled.
 * @param {readonly import('./parts.mjs').Part[]} [parts]
 */
export async function bundle(parts = allParts) {
  const lock = `bundle-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  await withLock(join(cacheFolder(), 'locks', lock), async () => {
    for (const part of parts) await bundlePart(part);
  });
}

/** @param {import('./parts.mjs').Part} part */
async function bundlePart(part) {
  const startedAt = Date.now();
  const stampPath = join(distFolder, 'stamps', part);
  const hash = await inputHash(root, [
    ...sourceFolders[part],
    'build/bundle',
    'build/types',
    'package-lock.json',
    'tsconfig.base.json',
  ]);
  if (existsSync(stampPath) && (await readFile(stampPath, 'utf8')) === hash) return;
  // Bundled aside, then moved over: a failed build leaves the last good one as it was.
  const aside = join(distFolder, `${part}.${process.pid}.part`);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    const { build } = await import('vite');
    if (part === 'renderer') {
      if (presentEntries(pageEntries).length > 0) await build(await pageConfig(aside));
    } else {
      for (const [name, source] of presentEntries(nodeEntries[part])) {
        await build(nodeConfig(name, source, aside));
      }
    }
    for (const folder of companions[part].filter((path) => existsSync(join(root, path)))) {
      await cp(join(root, folder), join(aside, basename(folder)), { recursive: true });
    }
    await install(part, aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  await mkdir(join(distFolder, 'stamps'), { recursive: true });
  await writeFile(stampPath, hash);
  say(`built ${part} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {string} aside
 */
async function install(part, aside) {
  if (part === 'renderer') {
    await rm(join(distFolder, 'renderer'), { recursive: true, force: true });
    await rename(aside, join(distFolder, 'renderer'));
    return;
  }
  for (const folder of companions[part]) {
    await rm(join(distFolder, 'main', basename(folder)), { recursive: true, force: true });
  }
  await cp(aside, join(distFolder, 'main'), { recursive: true });
}
