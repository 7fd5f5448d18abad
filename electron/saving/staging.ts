import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaId } from '../../shared/ids.ts';
import { saysNothing } from '../../shared/media.ts';
import type { Clock } from '../base/clock.ts';
import { refuseWebPage } from '../contentType/refuseWebPage.ts';
import { freeName } from '../disk/freeName.ts';
import { partBeside } from '../disk/partNames.ts';
import { safeFileName } from '../disk/safeFileName.ts';
import { writePart } from '../disk/writePart.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { openItem } from './openItem.ts';

export interface StagingDeps {
  /** Emptied at each start: what was handed to another program is its own by then. */
  readonly dir: string;
  readonly downloads: Pick<Downloads, 'whole'>;
  readonly clock: Clock;
  readonly random: () => number;
}

export interface Staged {
  readonly ids: readonly MediaId[];
  /** Whole files under names for people, in the order of the items. */
  readonly paths: readonly string[];
}

/** So many sets stay until the next start; the clipboard means one of them, a drag another. */
const mostKept = 8;

/** Files of items for other programs: a system hands over what lies on the disk, and nothing that is to come. */
export function createStaging({ dir, downloads, clock, random }: StagingDeps) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const kept = new Map<string, Staged>();
  const nameOf = (ids: readonly MediaId[]) => ids.join();

  async function write(
    row: StoredMedia,
    path: string,
    signal: AbortSignal,
    onBytes: (n: number) => void,
  ) {
    const told = await openItem(row.id, signal, { downloads, clock, random });
    const part = partBeside(path);
    const sizeBytes = told.sizeBytes ?? row.sizeBytes;
    const { body } = told;
    const { storedAt } = row;
    await writePart(part, { body, sizeBytes, sha256: null, storedAt }, signal, onBytes);
    await refuseWebPage(part, row.contentType);
    await rename(part, path);
  }

  return {
    /** The same items, staged before and not let go of since; they are there at once. */
    ready: (ids: readonly MediaId[]): Staged | null => kept.get(nameOf(ids)) ?? null,
    /** Throws what fetching or the disk says; then nothing of it is left. */
    async stage(
      rows: readonly StoredMedia[],
      signal: AbortSignal,
      onBytes: (doneBytes: number) => void,
    ): Promise<Staged> {
      const ids = rows.map(({ id }) => id);
      const folder = join(dir, randomUUID());
      await mkdir(folder, { mode: 0o700 });
      const paths: string[] = [];
      const taken = new Set<string>();
      let before = 0;
      try {
        for (const row of rows) {
          const contentType = saysNothing(row.contentType) ? row.toldType : row.contentType;
          const name = freeName(safeFileName({ ...row, contentType }), taken);
          const path = join(folder, name);
          let own = 0;
          await write(row, path, signal, (doneBytes) => {
            own = doneBytes;
            onBytes(before + own);
          });
          before += own;
          paths.push(path);
        }
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      const staged = { ids, paths };
      kept.set(nameOf(ids), staged);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) {
        const gone = kept.get(oldest);
        kept.delete(oldest);
        for (const path of gone?.paths ?? []) await rm(path, { force: true });
      }
      return staged;
    },
  };
}
