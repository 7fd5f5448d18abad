import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Database } from '../database/database.ts';
import { diskFailure } from '../disk/diskFailure.ts';
import { partBeside } from '../disk/partNames.ts';
import { putInPlace, targetAt } from '../disk/target.ts';
import { writePart } from '../disk/writePart.ts';
import { createPartLedger } from './partLedger.ts';
import type { SaveHost } from './saveHost.ts';

export interface Document {
  /** A file name that is safe on every system. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Buffer>;
}

export type SaveDocument = (
  document: Document,
  signal: AbortSignal,
) => Promise<{ readonly path: string; readonly name: string } | null>;

/** Saves what Satchel itself writes: a person chooses the path, and the file is there whole or not at all. Null when none was chosen. */
export function createSaveDocument(
  database: Database,
  saveHost: Pick<SaveHost, 'choose' | 'downloads'>,
): SaveDocument {
  const ledger = createPartLedger(database);
  return async ({ name, bytes }, signal) => {
    const last = ledger.lastFolder();
    const there = last !== null && (await stat(last).catch(() => null))?.isDirectory();
    const path = await saveHost.choose(
      join(last !== null && there ? last : saveHost.downloads(), name),
    );
    if (path === null) return null;
    const part = partBeside(path);
    try {
      const target = await targetAt(path);
      ledger.begin(part, dirname(path));
      const body = Readable.from(bytes());
      const incoming = { body, sizeBytes: null, sha256: null, storedAt: null };
      await writePart(part, incoming, signal, () => {});
      await putInPlace(part, target);
      return { path, name: basename(path) };
    } catch (error) {
      throw diskFailure(error);
    } finally {
      await ledger.end(part);
    }
  };
}
