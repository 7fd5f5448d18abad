import { fitFile } from './fitFile.ts';
import { loadFile } from './loadFile.ts';

/** Where files are looked at and read: the disk, or a simulation of one. */
export interface FileSource {
  readonly fit: typeof fitFile;
  readonly load: typeof loadFile;
}

export const filesOnDisk: FileSource = { fit: fitFile, load: loadFile };
