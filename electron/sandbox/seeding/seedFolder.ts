import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One base file of the seed, as `manifest.json` lists it. */
export interface SeedFile {
  readonly file: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

export interface SeedFolder {
  readonly files: readonly SeedFile[];
  read(file: SeedFile): Buffer;
}

export function openSeedFolder(dir: string): SeedFolder {
  const files = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as SeedFile[];
  const read = new Map<string, Buffer>();
  return {
    files,
    read({ file }) {
      const known = read.get(file) ?? readFileSync(join(dir, file));
      read.set(file, known);
      return known;
    },
  };
}
