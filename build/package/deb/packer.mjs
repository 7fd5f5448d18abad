import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { run } from '../../setup/run.mjs';
import { controlFile } from './control.mjs';

/**
 * Makes a deb with Debian's own dpkg-deb. It takes the arguments with which electron-builder calls fpm, which is
 * a program in Ruby that Debian does not have and that would be fetched from a release site.
 */
const options = /** @type {const} */ ({
  architecture: { type: 'string' },
  name: { type: 'string' },
  maintainer: { type: 'string' },
  url: { type: 'string' },
  version: { type: 'string' },
  description: { type: 'string' },
  package: { type: 'string' },
  category: { type: 'string' },
  depends: { type: 'string', short: 'd', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-priority': { type: 'string' },
  'deb-compression': { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  // What it says anyway, or what has no field in a deb.
  s: { type: 'string', short: 's' },
  t: { type: 'string', short: 't' },
  force: { type: 'boolean' },
  vendor: { type: 'string' },
  license: { type: 'string' },
});

const { values, positionals } = parseArgs({ options, allowPositionals: true });
if (values.t !== 'deb') throw new Error(`only debs are made here, not ${values.t}`);
const target = needed('package');

const work = await mkdtemp(join(tmpdir(), 'satchel-deb-'));
try {
  const tree = join(work, 'tree');
  for (const position of positionals) await place(tree, position);
  await writeControl(tree);
  // Files belong to root whoever builds, and everybody may read them whatever the umask is.
  const compression = values['deb-compression'] ?? 'xz';
  const args = ['--root-owner-group', `-Z${compression}`, '--build', tree, target];
  const { code, output } = await run('dpkg-deb', args, { capture: true });
  if (code !== 0) throw new Error(`dpkg-deb failed:\n${output}`);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** @param {'architecture' | 'name' | 'maintainer' | 'version' | 'description' | 'package'} name */
function needed(name) {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

/**
 * Copies `from=to`: a file or link to a path, the content of a folder (named with a slash at its end) into one.
 * @param {string} tree
 * @param {string} position
 */
async function place(tree, position) {
  const at = position.lastIndexOf('=');
  const from = position.slice(0, at);
  const to = join(tree, position.slice(at + 1));
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}

/** @param {string} tree */
async function writeControl(tree) {
  const files = await openToAll(tree);
  let bytes = 0;
  let sums = '';
  for (const path of files) {
    bytes += (await lstat(path)).size;
    sums += `${await md5(path)}  ${relative(tree, path)}\n`;
  }
  const control = join(tree, 'DEBIAN');
  await mkdir(control, { mode: 0o755 });
  const text = controlFile({
    name: needed('name'),
    version: needed('version'),
    architecture: needed('architecture'),
    maintainer: needed('maintainer'),
    homepage: values.url ?? '',
    section: values.category ?? 'utils',
    priority: values['deb-priority'] ?? 'optional',
    description: needed('description'),
    depends: values.depends ?? [],
    recommends: values['deb-recommends'] ?? [],
    installedKiB: Math.ceil(bytes / 1024),
  });
  await writeFile(join(control, 'control'), text, { mode: 0o644 });
  await writeFile(join(control, 'md5sums'), sums, { mode: 0o644 });
  await script(values['after-install'], join(control, 'postinst'));
  await script(values['after-remove'], join(control, 'postrm'));
}

/**
 * Lets everybody read what lies below, and run what can be run.
 * @param {string} folder
 * @returns {Promise<string[]>} its plain files, at any depth
 */
async function openToAll(folder) {
  await chmod(folder, 0o755);
  const files = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await openToAll(path)));
    if (!entry.isFile()) continue;
    const { mode } = await lstat(path);
    await chmod(path, (mode & 0o111) === 0 ? 0o644 : 0o755);
    files.push(path);
  }
  return files;
}

/** @param {string} path */
async function md5(path) {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * @param {string | undefined} from
 * @param {string} to
 */
async function script(from, to) {
  if (from === undefined) return;
  await cp(from, to);
  await chmod(to, 0o755);
}
