import type { UploadJob } from '../../../shared/upload.ts';

/** A job with what only the main process may know of it. */
export interface UploadEntry {
  readonly job: UploadJob;
  /** Where the bytes are read from. */
  readonly path: string;
  /** The path is a private copy of ours, removed with the job. */
  readonly spooled: boolean;
  /** What the file system said as the file was checked: one that changed since is noticed before it is sent. */
  readonly mtimeMs: number | null;
  /** The hash of the bytes of the last attempt, by which they are known again at the provider. */
  readonly sha256: string | null;
  /** When the last attempt began, on this machine's clock. */
  readonly sentAt: number | null;
  /**
   * The name of the newest item that the library knew, or 0, when the first attempt began; absent where it had not read the
   * account whole by then, and before that attempt.
   */
  readonly knownUpTo?: number;
  /** The file that the one at `path` was made from by a remedy; absent when it is what was added. */
  readonly original?: OriginalFile;
}

export interface OriginalFile {
  readonly path: string;
  readonly spooled: boolean;
}

/** Whether an upload is of an item that is uploaded again, which is told as a part of its run and not by itself. */
export const isCopy = (job: Pick<UploadJob, 'again'>) => job.again !== undefined;

/** Private copies of ours that a job owns. */
export function spooledPaths({ path, spooled, original }: UploadEntry): string[] {
  return [...(spooled ? [path] : []), ...(original?.spooled ? [original.path] : [])];
}
