import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface ServedFile {
  readonly path: string;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Every file that may be served, by its whole URL path: what is not in this list does not exist. */
export function listServedFiles(rendererDir: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  const walk = (folder: string, urlPath: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const contentType = contentTypes[extname(entry.name)];
      if (entry.isDirectory()) walk(path, `${urlPath}${entry.name}/`);
      else if (entry.isFile() && contentType) {
        files.set(`${urlPath}${entry.name}`, { path, contentType });
      }
    }
  };
  walk(rendererDir, '/');
  return files;
}
