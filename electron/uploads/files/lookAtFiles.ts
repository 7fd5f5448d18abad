import { type TellLong, tellOpenFile, tellWhole } from '../../contentType/tellFile.ts';
import { cleanName } from './cleanName.ts';
import { openFile } from './fileFacts.ts';
import { type Patience, withPatience } from './patience.ts';

/** By what a file on disk is known to be still the one that was shown. */
export interface SeenAs {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** A file that would be sent: on disk, or as bytes that came without a path. */
export type FileToSend =
  | { readonly kind: 'path'; readonly path: string; readonly name?: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

export interface LookedAt {
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly contentType: string | null;
  /** Only a file on disk that could be read has this. */
  readonly seen: SeenAs | null;
}

/** Fewer than the threads that Node reads files with: a stalled drive must not stop the rest. */
const sideBySide = 3;

/** What files are at this moment, in their order. Never throws. */
export async function lookAtFiles(
  files: readonly FileToSend[],
  patience: Patience,
  tellLong?: TellLong,
): Promise<LookedAt[]> {
  const found: LookedAt[] = [];
  const rest = [...files.entries()];
  const work = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const [index, file] = next;
      found[index] = await lookAt(file, patience, tellLong);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return found;
}

async function lookAt(
  file: FileToSend,
  patience: Patience,
  tellLong: TellLong | undefined,
): Promise<LookedAt> {
  if (file.kind === 'bytes') {
    const { bytes } = file;
    const told = await tellWhole(bytes, tellLong).catch(() => null);
    const contentType = told?.contentType ?? null;
    return { name: cleanName(file.name), sizeBytes: bytes.length, contentType, seen: null };
  }
  const { path } = file;
  const unknown = { name: cleanName(file.name ?? path), sizeBytes: null, contentType: null };
  const unseen = { ...unknown, seen: null };
  const read = () => readHead(path, tellLong).catch(() => null);
  const head = await withPatience(path, read, patience, async () => null);
  return head === null ? unseen : { ...unknown, ...head };
}

async function readHead(path: string, tellLong: TellLong | undefined) {
  const opened = await openFile(path);
  if (opened === null || opened === 'folder') return null;
  const { handle, stats } = opened;
  try {
    const { size: sizeBytes, mtimeMs } = stats;
    const { contentType } = await tellOpenFile(handle, sizeBytes, tellLong);
    return { sizeBytes, contentType, seen: { sizeBytes, mtimeMs } };
  } finally {
    await handle.close().catch(() => {});
  }
}
