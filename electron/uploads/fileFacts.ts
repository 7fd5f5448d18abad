import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { FileFacts } from '../../shared/upload.ts';
import { headBytes, tellType } from './tellType.ts';

/** Enough to tell files of one size apart, and little enough to hash between two frames. */
const printBytes = 16_384;

/** What is true of a file right now. */
export interface SeenFile {
  readonly facts: FileFacts;
  readonly mtimeMs: number | null;
  /** A hash of the first bytes: files in which it differs differ. */
  readonly headPrint?: string;
}

export const unreadableFile: SeenFile = {
  facts: { readable: false, folder: false, sizeBytes: null, contentType: null },
  mtimeMs: null,
};

export interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
}

/** Opens a regular file and nothing else: a pipe or a device would block, or have an effect. */
export async function openFile(path: string): Promise<OpenFile | 'folder' | null> {
  try {
    const before = await stat(path);
    if (before.isDirectory()) return 'folder';
    if (!before.isFile()) return null;
    // Not blocking, should a pipe have taken its place since.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (stats.isFile()) return { handle, stats };
    } catch {
      // Closed below.
    }
    await handle.close();
    return null;
  } catch {
    return null;
  }
}

/** Looks at a file: its real size and its first bytes. Never throws. */
export async function readFileFacts(path: string): Promise<SeenFile> {
  const opened = await openFile(path);
  if (opened === null) return unreadableFile;
  if (opened === 'folder')
    return { ...unreadableFile, facts: { ...unreadableFile.facts, folder: true } };
  const { handle, stats } = opened;
  const { size, mtimeMs } = stats;
  try {
    const head = Buffer.alloc(Math.min(headBytes, size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const contentType = await tellType(head.subarray(0, bytesRead));
    const printed = head.subarray(0, Math.min(printBytes, bytesRead));
    const headPrint = createHash('sha256').update(printed).digest('hex');
    const facts = { readable: true, folder: false, sizeBytes: size, contentType };
    return { facts, mtimeMs, headPrint };
  } catch {
    return unreadableFile;
  } finally {
    await handle.close().catch(() => {});
  }
}
