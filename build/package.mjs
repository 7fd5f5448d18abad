import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, distFolder } from './bundle/bundle.mjs';
import { missingEntries } from './bundle/parts.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { runtime } from './setup/runtime.mjs';
import { SetupError, say } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';

const help = `usage: npm run package -- [--release] [--allow-stand-in]
  without --release   the unpacked app for this machine
  --release           this platform's installers: AppImage and deb, dmg and zip, or nsis
  --allow-stand-in    even on the old stand-in Electron, for trying the installers out`;

await runCommand(async () => {
  const flags = new Set(process.argv.slice(2));
  const release = flags.delete('--release');
  const allowed = flags.delete('--allow-stand-in');
  if (flags.size > 0) {
    console.error(help);
    return 2;
  }
  await setUp({ electron: true, system: ['window'] });
  const chosen = runtime();
  if (chosen.kind === 'stand-in' && release && !allowed) {
    throw new SetupError(
      'a release needs the official Electron, and there is only the stand-in here.',
    );
  }
  await cleanBuild();
  await packageApp(chosen, release);
  return 0;
});

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

/**
 * @param {import('./setup/runtime.mjs').Runtime} chosen
 * @param {boolean} release
 */
async function packageApp(chosen, release) {
  const { build, Platform } = await import('electron-builder');
  const { packageConfig, releaseFolder } = await import('./package/config.mjs');
  const targets = Platform.current().createTarget(release ? null : 'dir');
  await build({
    projectDir: root,
    targets,
    config: packageConfig(chosen, process.platform, process.arch),
  });
  if (chosen.kind !== 'stand-in') return;
  const warning = `NOT FOR SHIPPING: this build carries Electron ${chosen.version}, an old and unpatched stand-in.`;
  await writeFile(join(releaseFolder, 'NOT-FOR-SHIPPING.txt'), `${warning}\n`);
  say(warning);
}
