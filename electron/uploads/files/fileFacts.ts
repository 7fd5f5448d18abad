import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { FilmFacts } from '../../../shared/film/filmFacts.ts';
import type { FileFacts } from '../../../shared/upload.ts';
import { tellOpenFile } from '../../contentType/tellFile.ts';
import { filmFacts } from '../../film/filmFacts.ts';
import { type FileLocation, locationOf } from '../../location/locationOf.ts';
import { peekFile } from '../../location/peekFile.ts';
import { endsEarly } from '../../wholeness/endsEarly.ts';

/** Enough to tell files of one size apart, and little enough to hash between two frames. */
const printBytes = 16_384;

/** A large file on a slow drive is given up before it counts as one that cannot be read. */
const mostLookMs = 8_000;

/** For about as long as a file may take to be looked at. */
const mostTries = 150;
const betweenTriesMs = 100;

/** What is true of a file right now. */
export interface SeenFile {
  readonly facts: FileFacts;
  readonly mtimeMs: number | null;
  /** A hash of the first bytes: files in which it differs differ. */
  readonly headPrint?: string;
  /** Whether it says where it was taken; absent where it certainly does not. */
  readonly place?: FileLocation;
  /** It ends before what it says it holds; absent where that is not certain. */
  readonly cutShort?: true;
  /** Of a film in another container than MP4: whether it can be put into one. */
  readonly film?: FilmFacts;
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
    const handle = await openWhenFree(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
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

/** A file is not unreadable because this process has as many open as it may have. */
async function openWhenFree(path: string, flags: number): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await open(path, flags);
    } catch (error) {
      const usedUp =
        error instanceof Error && 'code' in error && /^E[MN]FILE$/.test(`${error.code}`);
      if (!usedUp || tries === mostTries) throw error;
    }
    await setTimeout(betweenTriesMs);
  }
}

/** Looks at a file: its real size and its first bytes. Never throws. */
export async function readFileFacts(
  path: string,
  scan = locationOf,
  endsTooEarly = endsEarly,
): Promise<SeenFile> {
  const opened = await openFile(path);
  if (opened === null) return unreadableFile;
  if (opened === 'folder')
    return { ...unreadableFile, facts: { ...unreadableFile.facts, folder: true } };
  const { handle, stats } = opened;
  const { size, mtimeMs } = stats;
  try {
    const { head, contentType, readings, damagedText } = await tellOpenFile(handle, size);
    const printed = head.subarray(0, printBytes);
    const headPrint = createHash('sha256').update(printed).digest('hex');
    const facts = {
      readable: true,
      folder: false,
      sizeBytes: size,
      contentType,
      ...(readings.length > 0 && { readings }),
      ...(damagedText && { damagedText }),
    };
    const began = performance.now();
    const isLate = () => performance.now() - began > mostLookMs;
    const place = await scan(handle, head, size, contentType, isLate);
    const peek = peekFile(handle, head, isLate);
    const cut = await endsTooEarly({ peek, size }, contentType);
    const film = await filmFacts(peekFile(handle, head, isLate), size, contentType);
    const seen = {
      ...(place.answer !== 'none' && { place }),
      ...(film && { film }),
      ...(cut && { cutShort: true as const }),
    };
    return { facts, mtimeMs, headPrint, ...seen };
  } catch {
    return unreadableFile;
  } finally {
    await handle.close().catch(() => {});
  }
}
