import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Which pictures are on disk, folder by folder, so that nobody opens a file that is not there. */
export interface PictureShelves {
  has(folder: string, id: number): Promise<boolean>;
  /** Those of `ids` that are there. */
  among(folder: string, ids: readonly number[]): Promise<number[]>;
  add(folder: string, id: number): Promise<void>;
  drop(folder: string, id: number): void;
}

const isId = /^[1-9][0-9]{0,15}$/;

/** Each folder, such as `thumb/0f`, is read once, when it is first asked about. */
export function createPictureShelves(dir: string): PictureShelves {
  const shelves = new Map<string, Promise<Set<number>>>();

  async function read(folder: string): Promise<Set<number>> {
    try {
      const names = await readdir(join(dir, folder));
      return new Set(names.filter((name) => isId.test(name)).map(Number));
    } catch (error) {
      if (isMissing(error)) return new Set();
      throw error;
    }
  }

  function shelf(folder: string): Promise<Set<number>> {
    const known = shelves.get(folder);
    if (known !== undefined) return known;
    const reading = read(folder);
    shelves.set(folder, reading);
    // What could not be read is asked again.
    reading.catch(() => shelves.delete(folder));
    return reading;
  }

  return {
    has: async (folder, id) => (await shelf(folder)).has(id),
    async among(folder, ids) {
      const there = await shelf(folder);
      return ids.filter((id) => there.has(id));
    },
    add: async (folder, id) => void (await shelf(folder)).add(id),
    drop: (folder, id) =>
      void shelves.get(folder)?.then(
        (there) => there.delete(id),
        () => {},
      ),
  };
}

/** The folder may be missing too, or be no folder. */
const missing = ['ENOENT', 'ENOTDIR'];

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && missing.includes(`${error.code}`);
