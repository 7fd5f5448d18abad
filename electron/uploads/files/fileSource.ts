import type { FileLimits } from '../../../shared/upload.ts';
import type { SeenFile } from './fileFacts.ts';
import { fitFile } from './fitFile.ts';
import { loadFile } from './loadFile.ts';
import type { Patience } from './patience.ts';

/** Where files are looked at and read: the disk, or a simulation of one. */
export interface FileSource {
  readonly fit: (
    path: string,
    limits: FileLimits,
    patience: Patience,
  ) => ReturnType<typeof fitFile>;
  readonly load: typeof loadFile;
}

export const filesOnDisk: FileSource = { fit: fitFile, load: loadFile };

/** The disk, with somebody else to look into its files. */
export function filesSeenBy(look: (path: string) => Promise<SeenFile>): FileSource {
  return { ...filesOnDisk, fit: (path, limits, patience) => fitFile(path, limits, patience, look) };
}
