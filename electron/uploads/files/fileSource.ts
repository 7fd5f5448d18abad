import type { FileLimits } from '../../../shared/upload.ts';
import type { TellLong } from '../../contentType/tellFile.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { fitFile } from './fitFile.ts';
import { loadFile } from './loadFile.ts';
import type { Patience } from './patience.ts';
import type { Scanner } from './scanner.ts';

/** Where files are looked at and read: the disk, or a simulation of one. */
export interface FileSource {
  readonly fit: (
    path: string,
    limits: FileLimits,
    patience: Patience,
  ) => ReturnType<typeof fitFile>;
  readonly load: (
    entry: UploadEntry,
    limits: FileLimits,
    into?: Buffer,
  ) => ReturnType<typeof loadFile>;
  /** Who is asked about long texts; the process itself unless given. */
  readonly tellLong?: TellLong;
}

export const filesOnDisk: FileSource = { fit: fitFile, load: loadFile };

/** The disk, with somebody else to look into its files. */
export function filesSeenBy({ look, tellText }: Pick<Scanner, 'look' | 'tellText'>): FileSource {
  return {
    fit: (path, limits, patience) => fitFile(path, limits, patience, look),
    load: (entry, limits, into) => loadFile(entry, limits, into, tellText),
    tellLong: tellText,
  };
}
