import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { notSaved } from '../../../shared/failures.ts';
import { codeOf } from '../../disk/diskFailure.ts';
import { openBounded } from './readBounded.ts';

/** What marks a folder as an archive. */
export const markerName = 'archive.json';
/** Of an archive's folder: what is being written. */
export const ownFolder = '.satchel';

/** What the files of an archive's index are called. */
export const indexNames = {
  csv: 'index.csv',
  jsonl: 'index.jsonl',
  manifest: 'manifest.sha256',
} as const;

const format = 'satchel-archive';
const marker = z.object({
  format: z.literal(format),
  /** Of the layout of the folder; a newer one is not written into. */
  version: z.number().int().positive(),
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(80),
  madeAt: z.iso.datetime(),
});
export const layoutVersion = 1;
/** What is larger was not written by Satchel. */
const mostMarkerBytes = 64 * 1024;

export interface Marker {
  readonly id: string;
  readonly title: string;
  readonly madeAt: number;
}

/** What marks the folder; null where nothing does. Throws for a marker that cannot be understood, and what the disk says. */
export async function readMarker(folder: string): Promise<Marker | null> {
  const file = await openBounded(join(folder, markerName), mostMarkerBytes);
  if (file === null) return null;
  const text = await file.readFile('utf8').finally(() => file.close());
  const read = marker.safeParse(parsed(text));
  if (!read.success || read.data.version > layoutVersion) {
    throw new SatchelError(notSaved('archive-unfit'));
  }
  const { id, title, madeAt } = read.data;
  return { id, title, madeAt: Date.parse(madeAt) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Marks a folder, which is there. */
export async function writeMarker(folder: string, { id, title, madeAt }: Marker): Promise<void> {
  await makeOne(join(folder, ownFolder));
  await proveOwnFolder(folder);
  const part = join(folder, ownFolder, `${markerName}.part`);
  const known = {
    format,
    version: layoutVersion,
    id,
    title,
    madeAt: new Date(madeAt).toISOString(),
  };
  await rm(part, { force: true });
  await writeFile(part, `${JSON.stringify(known, null, 2)}\n`, { flag: 'wx', flush: true });
  await rename(part, join(folder, markerName));
}

/**
 * The folder of what is being written is there, made again where somebody removed it. It is made in an archive alone,
 * so that neither a folder that is gone comes to be anew, nor one in its place is written into.
 */
export async function makeOwnFolder(folder: string, id: string): Promise<void> {
  const own = join(folder, ownFolder);
  if ((await lstat(own).catch(() => null)) === null) {
    await proveMarker(folder, id);
    await makeOne(own);
  }
  await proveOwnFolder(folder);
}

/** What is written there stays in the archive: throws for a link in its place, which may lead anywhere. */
async function proveOwnFolder(folder: string): Promise<void> {
  const found = await lstat(join(folder, ownFolder));
  if (!found.isDirectory()) throw new SatchelError(notSaved('changed'));
}

/** Makes a folder in one that is there; it may be there already. */
export async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Throws not-saved unless the folder is that archive's. */
export async function proveMarker(folder: string, id: string): Promise<void> {
  const found = await readMarker(folder);
  if (found === null) throw new SatchelError(notSaved('folder-gone'));
  if (found.id !== id) throw new SatchelError(notSaved('changed'));
}
