import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, distFolder } from './bundle/bundle.mjs';
import { missingEntries } from './bundle/parts.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { runtime } from './setup/runtime.mjs';
import { SetupError, say } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';

const help = `usage: npm run package -- [--release [installer …]] [--allow-stand-in]
  without --release   the unpacked app for this machine
  --release           this platform's installers: deb and AppImage, dmg and zip, or nsis; or those named
  --allow-stand-in    even on the old stand-in Electron, for trying the installers out`;

await runCommand(async () => {
  const given = readArguments();
  if (given === null) {
    console.error(help);
    return 2;
  }
  await setUp({ electron: true, system: ['window'] });
  const chosen = runtime();
  if (chosen.kind === 'stand-in' && given.release && !given.allowed) {
    throw new SetupError(
      'a release needs the official Electron, and there is only the stand-in here.',
    );
  }
  await cleanBuild();
  await makeParts();
  await packageApp(chosen, given);
  return 0;
});

/** @typedef {{ release: boolean, installers: string[], allowed: boolean }} Given */

/** @returns {Given | null} null for what is not understood */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { release: { type: 'boolean' }, 'allow-stand-in': { type: 'boolean' } },
      allowPositionals: true,
    });
    const release = values.release ?? false;
    if (positionals.length > 0 && !release) return null;
    return { release, installers: positionals, allowed: values['allow-stand-in'] ?? false };
  } catch {
    return null;
  }
}

async function cleanBuild() {
  const missing = missingEntries();
  if (missing.length > 0) throw new SetupError(`cannot package without ${missing.join(', ')}.`);
  for (const folder of ['main', 'renderer', 'stamps', 'release']) {
    await rm(join(distFolder, folder), { recursive: true, force: true });
  }
  await bundle();
  await gatherLicenses();
}

async function gatherLicenses() {
  const { licensesFolder } = await import('./package/config.mjs');
  await rm(licensesFolder, { recursive: true, force: true });
  await mkdir(licensesFolder, { recursive: true });
  await copyFile(join(root, 'LICENSE'), join(licensesFolder, 'Satchel.txt'));
  for (const folder of [join(distFolder, 'main'), join(distFolder, 'renderer')]) {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.licenses.md')) continue;
      await copyFile(join(folder, name), join(licensesFolder, name));
    }
  }
}

/** What a deb takes in besides the app, and the tool that makes one without a release site. */
async function makeParts() {
  const { commandLink, fpmPath, partsFolder } = await import('./package/config.mjs');
  await rm(partsFolder, { recursive: true, force: true });
  await mkdir(partsFolder, { recursive: true });
  if (process.platform === 'win32') return;
  await symlink(commandLink.to, commandLink.path);
  const packer = join(root, 'build', 'package', 'deb', 'packer.mjs');
  const text = `#!/bin/sh\nexec '${process.execPath}' '${packer}' "$@"\n`;
  await writeFile(fpmPath, text, { mode: 0o755 });
  if (existsSync('/usr/bin/dpkg-deb')) process.env['CUSTOM_FPM_PATH'] ??= fpmPath;
}

/**
 * @param {import('./setup/runtime.mjs').Runtime} chosen
 * @param {Given} given
 */
async function packageApp(chosen, { release, installers }) {
  const { build, Platform } = await import('electron-builder');
  const { packageConfig, releaseFolder } = await import('./package/config.mjs');
  const targets = installers.length > 0 ? installers : release ? null : ['dir'];
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(targets),
    config: packageConfig(chosen, process.platform, process.arch),
  });
  await sayWhoseItIs(release);
  if (chosen.kind !== 'stand-in') return;
  const warning = `NOT FOR SHIPPING: this build carries Electron ${chosen.version}, an old and unpatched stand-in.`;
  await writeFile(join(releaseFolder, 'NOT-FOR-SHIPPING.txt'), `${warning}\n`);
  say(warning);
}

/** @param {boolean} release */
async function sayWhoseItIs(release) {
  const { isReserved } = await import('./package/deb/control.mjs');
  const { homepage, author } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (!release || !(isReserved(homepage) || isReserved(author.email))) return;
  say(
    'package.json names a reserved address as homepage or author: put the real ones there before you hand this out.',
  );
}
