import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pickPackages, wantedPackages } from '../../build/setup/debianPackages.mjs';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { hasDpkg, releaseFolder } from './support/built.ts';
import { createLaunches } from './support/launched.ts';

/**
 * The deb goes through dpkg itself, into a root of its own with a database of its own, so that nobody's machine is
 * changed. What it depends on is looked for among what is installed here.
 */
describe.runIf(hasDpkg)('the deb', () => {
  const launches = createLaunches();
  let base = '';
  let deb = '';
  const at = (...path: string[]) => join(base, 'root', ...path);

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'satchel-deb-test-'));
    const made = readdirSync(releaseFolder).filter((name) => name.endsWith('.deb'));
    expect(made).toHaveLength(1);
    deb = join(base, 'satchel.deb');
    copyFileSync(join(releaseFolder, made[0] ?? ''), deb);
    for (const folder of ['info', 'updates', 'triggers']) {
      mkdirSync(at('var', 'lib', 'dpkg', folder), { recursive: true });
    }
    writeFileSync(at('var', 'lib', 'dpkg', 'status'), dependenciesHere());
  });

  afterAll(async () => {
    await launches.end();
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  });

  function dpkg(...args: string[]) {
    const root = [`--root=${at()}`, '--force-not-root', '--force-script-chrootless'];
    return run('dpkg', [...root, '--log=/dev/null', ...args]);
  }

  test('says what it is, and depends on what Electron needs', () => {
    const field = (name: string) => run('dpkg-deb', ['--field', deb, name]).trim();
    expect(field('Package')).toBe('satchel');
    expect(field('Version')).toBe('0.1.0');
    expect(field('Architecture')).toBe(run('dpkg', ['--print-architecture']).trim());
    expect(field('Maintainer')).toMatch(/^The Satchel developers <\S+@\S+>$/);
    expect(field('Description')).toBe(
      'A media manager for messaging-provider accounts\n A desktop media manager for messaging-provider accounts.',
    );
    const named = field('Depends').split(', ');
    expect(named).toEqual(wantedPackages(['window']).map((names) => names.join(' | ')));
  });

  test('belongs to root, and everybody may read it', () => {
    const lines = run('dpkg-deb', ['--contents', deb]).trim().split('\n');
    expect(lines.length).toBeGreaterThan(80);
    const unlike = (line: string) =>
      !/^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x|lrwxrwxrwx) root\/root /.test(line);
    expect(lines.filter(unlike)).toEqual([]);
  });

  test('is installed, started by its name, and removed without a trace', async () => {
    dpkg('--install', deb);
    expect(dpkg('--status', 'satchel')).toContain('Status: install ok installed');
    expect(dpkg('--verify', 'satchel')).toBe('');

    const command = at('usr', 'bin', 'satchel');
    expect(lstatSync(command).isSymbolicLink()).toBe(true);
    expect(realpathSync(command)).toBe(realpathSync(at('opt', 'Satchel', 'satchel')));
    const entry = readFileSync(at('usr', 'share', 'applications', 'satchel.desktop'), 'utf8');
    expect(entry).toContain('\nExec=/opt/Satchel/satchel %U\n');
    expect(entry).toContain('\nStartupWMClass=satchel\n');
    expect(
      existsSync(at('usr', 'share', 'icons', 'hicolor', '256x256', 'apps', 'satchel.png')),
    ).toBe(true);
    expect(readFileSync(at('usr', 'share', 'doc', 'satchel', 'copyright'), 'utf8')).toContain(
      'MIT',
    );

    const library = join(base, 'library');
    await endProcess(await launches.untilShown(command, library));
    expect(existsSync(join(library, 'library.sqlite'))).toBe(true);

    dpkg('--remove', 'satchel');
    expect(existsSync(at('opt'))).toBe(false);
    expect(existsSync(at('usr'))).toBe(false);
    // What people keep with Satchel is theirs.
    expect(existsSync(join(library, 'library.sqlite'))).toBe(true);
  });
});

/** What dpkg knows here of the packages that ours depends on, in the form of its own database. */
function dependenciesHere(): string {
  const names = wantedPackages(['window']).flat();
  const known = spawnSync('dpkg', ['--status', ...names], { encoding: 'utf8' }).stdout;
  // A name of another release of Debian is unknown here; that there is one of each is looked at first.
  const installed = [...known.matchAll(/^Package: (\S+)\nStatus: install ok installed$/gm)];
  const lines = installed.map(([, name]) => `${name}\tinstalled`).join('\n');
  const system = { id: 'debian', like: [], version: undefined };
  expect(pickPackages(wantedPackages(['window']), lines, system)).toEqual([]);
  return `${known.trim()}\n\n`;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  expect(status, `${command} ${args.join(' ')}\n${stderr}`).toBe(0);
  return stdout;
}
