import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOrder } from '../../shared/text/nameOrder.ts';
import { sortInPortions } from '../base/sortInPortions.ts';
import { lookInto } from './lookInto.ts';

export interface WalkLimits {
  readonly files: number;
  readonly depth: number;
}

/** What a walk met; what was left out is counted, so that it can be said. */
export interface Walked {
  readonly paths: string[];
  sizeBytes: number;
  folders: number;
  hidden: number;
  /** Symbolic links inside folders: they may lead anywhere, also in circles. */
  links: number;
  /** Pipes, devices, and what may not be read. */
  others: number;
  /** Which limit ended it early. */
  beyond: 'files' | 'depth' | null;
}

const statsAtOnce = 64;
/**
 * A folder is read for so many times the files that may be taken. More than that is beyond the limit
 * whatever else it holds, and what is taken is then the first by name of what was read.
 */
const readTimes = 2;

/**
 * The files under some paths, folder by folder in the order of their names; nothing is opened. Once
 * it is aborted it ends soon, and what it has found so far means nothing.
 */
export async function walkFolders(
  paths: readonly string[],
  limits: WalkLimits,
  signal: AbortSignal,
  { compare }: Pick<Intl.Collator, 'compare'> = nameOrder(),
): Promise<Walked> {
  const walked: Walked = {
    paths: [],
    sizeBytes: 0,
    folders: 0,
    hidden: 0,
    links: 0,
    others: 0,
    beyond: null,
  };

  /** A file whose size cannot be told is left to the check of uploads, which says why. */
  function addFile(path: string, sizeBytes: number | null): void {
    if (walked.paths.length >= limits.files) {
      walked.beyond = 'files';
      return;
    }
    walked.paths.push(path);
    walked.sizeBytes += sizeBytes ?? 0;
  }

  const isOver = () => walked.beyond === 'files' || signal.aborted;

  async function addFiles(names: readonly string[], folder: string): Promise<void> {
    for (let start = 0; start < names.length && !isOver(); start += statsAtOnce) {
      const part = names.slice(start, start + statsAtOnce).map((name) => join(folder, name));
      const sizes = await Promise.all(part.map(sizeOf));
      for (const [index, path] of part.entries()) addFile(path, sizes[index] ?? null);
    }
  }

  async function enter(folder: string, depth: number): Promise<void> {
    if (isOver()) return;
    if (depth > limits.depth) {
      walked.beyond = 'depth';
      return;
    }
    const found = await lookInto(folder, limits.files * readTimes, signal);
    if (found === null) {
      walked.others += 1;
      return;
    }
    walked.folders += 1;
    walked.hidden += found.hidden;
    walked.links += found.links;
    walked.others += found.others;
    await addFiles(await sortInPortions(found.files, compare, signal), folder);
    if (isOver()) return;
    for (const name of await sortInPortions(found.folders, compare, signal)) {
      await enter(join(folder, name), depth + 1);
    }
  }

  for (let start = 0; start < paths.length && !isOver(); start += statsAtOnce) {
    const part = paths.slice(start, start + statsAtOnce);
    const facts = await Promise.all(part.map((path) => lstat(path).catch(() => null)));
    for (const [index, path] of part.entries()) {
      // What a person dropped by itself was meant, hidden or not, and a link to a file is that file.
      const found = facts[index] ?? null;
      if (found?.isDirectory()) await enter(path, 1);
      else if (!found?.isSymbolicLink()) addFile(path, found?.size ?? null);
      else if (await leadsToFolder(path)) walked.links += 1;
      else addFile(path, await sizeOf(path));
    }
  }
  return walked;
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

async function leadsToFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
