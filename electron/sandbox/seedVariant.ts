import type { SeedFolder } from './seedFolder.ts';

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

export function createSeedVariant(folder: SeedFolder): SeedVariant {
  const at = (index: number) => {
    const file = folder.files[index % folder.files.length];
    if (!file) throw new Error('The seed has no files.');
    return file;
  };
  return {
    describe(index) {
      const { name, contentType, sizeBytes } = at(index);
      return { name, contentType, sizeBytes };
    },
    bytes: (index) => folder.read(at(index)),
  };
}
