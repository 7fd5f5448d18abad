import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOsRelease, pickPackages, wantedPackages } from './debianPackages.mjs';
import { cacheFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { SetupError, say, withProgress } from './say.mjs';

/**
 * Makes sure that the system libraries which Electron needs are there (Linux only).
 * @param {readonly import('./debianPackages.mjs').Need[]} needs
 * @param {string | undefined} executablePath the Electron to check where packages cannot be asked for
 */
export async function ensureSystemLibraries(needs, executablePath) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/dpkg-query')) {
    if (executablePath) await sayWhatIsMissing(executablePath);
    return;
  }
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    await withLock(join(cacheFolder(), 'locks', 'apt'), () => install(needs));
    return;
  }
  const names = missing.join(' ');
  throw new SetupError(
    `some system libraries are missing. Please run:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
  );
}

/** @param {readonly import('./debianPackages.mjs').Need[]} needs */
async function missingPackages(needs) {
  const groups = wantedPackages(needs);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own.
  const format = '${Package}\t${db:Status-Status}\n';
  // Its exit code only says that some name is unknown, which is what is being asked.
  const { output } = await run('dpkg-query', ['-W', '-f', format, ...groups.flat()], {
    capture: true,
  });
  const system = parseOsRelease(readFileSync('/etc/os-release', 'utf8'));
  return pickPackages(groups, output, system);
}

/** @param {readonly import('./debianPackages.mjs').Need[]} needs */
async function install(needs) {
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  say(`installing system libraries: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const steps = [
    { what: 'apt-get update', args: ['update'] },
    { what: 'apt-get install', args: ['install', '-y', '--no-install-recommends', ...missing] },
  ];
  for (const { what, args } of steps) {
    const { code, output } = await withProgress(what, () =>
      run('apt-get', [...patient, ...args], { env, capture: true }),
    );
    if (code !== 0) throw new SetupError(`${what} failed:\n${output.slice(-3000)}`);
  }
}

/** @param {string} executablePath */
async function sayWhatIsMissing(executablePath) {
  const { output } = await run('ldd', [executablePath], { capture: true });
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (missing.length > 0) {
    say(`Electron will want these libraries from your system's packages: ${missing.join(' ')}`);
  }
}
