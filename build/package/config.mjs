import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wantedPackages } from '../setup/debianPackages.mjs';
import { root } from '../setup/folders.mjs';
import { setFuses } from './fuses.mjs';

export const releaseFolder = join(root, 'dist', 'release');
/** Our licence and those of all that is bundled. */
export const licensesFolder = join(root, 'dist', 'licenses');
/** What is made for a package and is no part of the app itself. */
export const partsFolder = join(root, 'dist', 'package');
/** The link by which a shell finds Satchel, relative, so that it holds below any root. */
export const commandLink = { path: join(partsFolder, 'satchel'), to: '../../opt/Satchel/satchel' };
/** Stands in for fpm where Debian's dpkg-deb is. */
export const fpmPath = join(partsFolder, 'fpm');

/**
 * @param {import('../setup/runtime.mjs').Runtime} runtime
 * @param {string} platform
 * @param {string} arch
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig(runtime, platform, arch) {
  return {
    appId: 'dev.satchel.app',
    productName: 'Satchel',
    copyright: 'Copyright © the Satchel developers',
    directories: { output: releaseFolder, buildResources: join(root, 'build', 'icons') },
    electronDist: runtime.path,
    electronVersion: runtime.version,
    // The native packages bring binaries that work in any Node or Electron of the platform.
    npmRebuild: false,
    nodeGypRebuild: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    files: [
      'package.json',
      'dist/main/**',
      'dist/renderer/**',
      '!**/*.licenses.md',
      '!**/*.map',
      '!node_modules/**/{src,build,script,binding.gyp,README.md,CHANGELOG.md,*.d.ts}',
      // The native packages carry binaries for every platform; only those of the target are shipped.
      `!node_modules/**/prebuilds/!(${platform}-${arch}|${platform}musl-${arch})/**`,
    ],
    extraFiles: [{ from: licensesFolder, to: 'licenses' }],
    publish: null,
    afterPack: async (context) => {
      const { appOutDir, electronPlatformName } = context;
      await setFuses(executableIn(appOutDir, electronPlatformName), electronPlatformName);
      // Ours, from the stand-in; electron-builder knows only where Electron itself keeps one.
      await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
    },
    linux: {
      target: ['deb', 'AppImage'],
      executableName: 'satchel',
      syncDesktopName: true,
      category: 'Utility',
      icon: join(root, 'build', 'icons', 'sizes'),
      synopsis: 'A media manager for messaging-provider accounts',
    },
    deb: {
      depends: wantedPackages(['window']).map((names) => names.join(' | ')),
      // Links, notifications and secrets that outlive the session come from these.
      recommends: ['xdg-utils', 'libnotify4', 'gnome-keyring'],
      packageCategory: 'utils',
      afterInstall: join(root, 'build', 'package', 'deb', 'afterInstall.sh'),
      afterRemove: join(root, 'build', 'package', 'deb', 'afterRemove.sh'),
      fpm: [
        `${commandLink.path}=/usr/bin/satchel`,
        `${join(root, 'LICENSE')}=/usr/share/doc/satchel/copyright`,
      ],
    },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.utilities',
      icon: join(root, 'build', 'icons', 'icon.icns'),
      hardenedRuntime: true,
    },
    win: { target: ['nsis'], icon: join(root, 'build', 'icons', 'icon.ico') },
    nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
  };
}

/**
 * @param {string} appOutDir
 * @param {string} platform
 */
export function executableIn(appOutDir, platform) {
  if (platform === 'darwin') return join(appOutDir, 'Satchel.app');
  return join(appOutDir, platform === 'win32' ? 'Satchel.exe' : 'satchel');
}
