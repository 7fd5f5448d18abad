import { fileVariants } from './fileVariant.ts';
import type { SeedFile, SeedFolder } from './seedFolder.ts';

export interface SeedDescription {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** Items by index: first the base files as they are, then variations of them without end. */
export interface SeedVariant {
  describe(index: number): SeedDescription;
  bytes(index: number): Buffer;
}

export function createSeedVariant({ files, read }: SeedFolder): SeedVariant {
  const baseOf = (index: number): SeedFile => {
    // Later rounds walk in another order, so that the library does not repeat itself in sight.
    const round = Math.floor(index / files.length);
    const position = round === 0 ? index : (index * 7 + round * 3) % files.length;
    const file = files[position];
    if (!file) throw new Error('The seed folder has no files.');
    return file;
  };
  const variantOf = ({ contentType }: SeedFile) => fileVariants[contentType];
  return {
    describe(index) {
      const file = baseOf(index);
      const { name, contentType, sizeBytes } = file;
      if (index < files.length) return { name, contentType, sizeBytes };
      const numbered = name.replace(/(\.\w+)$/, `-${index}$1`);
      const addedBytes = variantOf(file)?.addedBytes ?? 0;
      return { name: numbered, contentType, sizeBytes: sizeBytes + addedBytes };
    },
    bytes(index) {
      const file = baseOf(index);
      const base = read(file);
      return index < files.length ? base : (variantOf(file)?.make(base, index) ?? base);
    },
  };
}
