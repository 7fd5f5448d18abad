import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes down whose code a bundle carries, each package with its licence, so that what is shipped can ship
 * the licences too. Vite's own list leaves out what only a worker carries.
 * @param {string} fileName
 * @returns {import('vite').Plugin}
 */
export function notices(fileName) {
  return {
    name: 'satchel-notices',
    async generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      );
      const folders = [...new Set(modules.flatMap((id) => packageFolder(id) ?? []))].sort();
      const entries = await Promise.all(folders.map(describe));
      if (entries.length === 0) return;
      this.emitFile({ type: 'asset', fileName, source: `${entries.join('\n\n')}\n` });
    },
  };
}

/**
 * The folder of the package that a module is from, or null for our own.
 * @param {string} id
 */
function packageFolder(id) {
  const match = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'));
  return match?.[1] ?? null;
}

/** @param {string} folder */
async function describe(folder) {
  /** @type {{ name: string, version: string, license?: string, repository?: string | { url?: string } }} */
  const { name, version, license, repository } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  const text = file === undefined ? '' : (await readFile(join(folder, file), 'utf8')).trim();
  const source = typeof repository === 'string' ? repository : repository?.url;
  // The Mozilla Public License wants people to be told where the source is; it harms nowhere else.
  const where = source === undefined ? '' : `\n\nSource: ${source.replace(/^git\+/, '')}`;
  return `## ${name} ${version} (${license ?? 'see below'})${where}${text === '' ? '' : `\n\n${text}`}`;
}
