import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFinding, ArchiveVerdict } from '../../../shared/contract/archives.ts';
import type { StoredArchive } from '../archiveTable.ts';
import { readHash } from '../folder/freePath.ts';
import { indexNames, markerName, ownFolder, proveMarker } from '../folder/marker.ts';
import { pathKey } from '../folder/pathKey.ts';
import type { ArchivedItem, CopyState, ItemTable } from '../itemTable.ts';

const rowsAtOnce = 200;
/** A list that nobody reads to its end. */
export const mostFindings = 10_000;

export interface VerifyProgress {
  readonly done: number;
  readonly of: number;
  readonly doneBytes: number;
  readonly ofBytes: number;
}

export interface VerifyDeps {
  readonly items: Pick<ItemTable, 'page' | 'atPath' | 'setState' | 'totals'>;
  readonly now: () => number;
  readonly onProgress: (progress: VerifyProgress) => void;
}

export interface Verified {
  readonly verdict: ArchiveVerdict;
  /** The first of them. */
  readonly findings: readonly ArchiveFinding[];
  /** Rows that are known better now. */
  readonly changed: number;
}

/** What is true of a file now. Throws only when it was called off. */
async function look(
  folder: string,
  item: ArchivedItem,
  signal: AbortSignal,
): Promise<CopyState | 'unreadable'> {
  const path = join(folder, item.path);
  try {
    const found = await lstat(path).catch(() => null);
    if (found?.isFile() && found.size !== item.sizeBytes) return 'changed';
    const there = await readHash(path, signal);
    if (there === null) return found === null ? 'missing' : 'changed';
    return there.sha256 === item.sha256 ? 'held' : 'changed';
  } catch (error) {
    if (signal.aborted) throw error;
    return 'unreadable';
  }
}

/**
 * Reads every file of an archive again and compares it with what was written; then looks for files that are none of
 * its own. Throws when the folder is not there, and then nothing is said of any file.
 */
export async function verifyArchive(
  { id, folder }: StoredArchive,
  { items, now, onProgress }: VerifyDeps,
  signal: AbortSignal,
): Promise<Verified> {
  await proveMarker(folder, id);
  const counts = { held: 0, missing: 0, changed: 0, foreign: 0, unreadable: 0 };
  const findings: ArchiveFinding[] = [];
  const found = (finding: ArchiveFinding) => {
    if (findings.length < mostFindings) findings.push(finding);
  };
  const { items: of, bytes: ofBytes } = items.totals(id);
  let done = 0;
  let doneBytes = 0;
  let changed = 0;
  for (let after: ArchivedItem | null = null; ; ) {
    const portion: readonly ArchivedItem[] = items.page(id, after, rowsAtOnce);
    const last = portion.at(-1);
    if (last === undefined) break;
    for (const item of portion) {
      signal.throwIfAborted();
      const state = await look(folder, item, signal);
      // A folder that went in the midst of it says nothing of its files.
      if (state === 'missing' || state === 'unreadable') await proveMarker(folder, id);
      counts[state] += 1;
      if (state !== 'held') found({ kind: state, path: item.path, mediaId: item.mediaId });
      if (state !== 'unreadable' && items.setState(item, state)) changed += 1;
      done += 1;
      doneBytes += item.sizeBytes;
      onProgress({
        done,
        of: Math.max(of, done),
        doneBytes,
        ofBytes: Math.max(ofBytes, doneBytes),
      });
    }
    after = last;
  }
  const own = new Set([markerName, ownFolder, ...Object.values(indexNames)].map(pathKey));
  for await (const path of filesIn(folder, '')) {
    signal.throwIfAborted();
    if (own.has(pathKey(path.split('/')[0] ?? '')) || items.atPath(id, path) !== null) continue;
    counts.foreign += 1;
    found({ kind: 'foreign', path, mediaId: null });
  }
  const { held, missing, foreign, unreadable } = counts;
  const verdict = { at: now(), whole: held, missing, changed: counts.changed, foreign, unreadable };
  return { verdict, findings, changed };
}

/** Every file below a folder, by its path in it; links are files here, and lead nowhere. */
async function* filesIn(root: string, under: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, under), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(root, path);
    else yield path;
  }
}
