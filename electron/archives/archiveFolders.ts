import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { usualTemplate } from '../../shared/archives/nameTemplate.ts';
import type { ArchiveFolder, ArchiveOptions } from '../../shared/contract/archives.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notSaved } from '../../shared/failures.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import { codeOf, diskFailure } from '../disk/diskFailure.ts';
import { freeBytes } from '../disk/freeBytes.ts';
import { safeFileName } from '../disk/safeFileName.ts';
import type { ArchiveHost } from './archiveHost.ts';
import type { Archives } from './archives.ts';
import type { StoredArchive } from './archiveTable.ts';
import { numbered } from './folder/itemPath.ts';
import { type Marker, ownFolder, readMarker, writeMarker } from './folder/marker.ts';
import { createIndexSight, type IndexSight } from './index/indexSight.ts';
import { takeInIndex } from './index/readIndex.ts';
import { printOf } from './index/writeIndex.ts';
import type { ItemTable } from './itemTable.ts';

const chosenMs = 60 * 60_000;
/** Files that systems put into folders by themselves, and what a kill leaves of an archive that was begun. */
const unseen = new Set([ownFolder, '.ds_store', 'desktop.ini', 'thumbs.db']);

export const usualOptions: ArchiveOptions = { template: usualTemplate, messageText: true };

interface Chosen {
  readonly folder: string;
  readonly contents: ArchiveFolder['contents'];
}

/** An archive that is in a folder already, as it will be once that is confirmed. */
export interface SeenArchive {
  readonly archive: StoredArchive;
  /** This library does not know it there: confirming makes it. */
  readonly takesUp: boolean;
  readonly index: IndexSight;
}

export interface FoldersDeps {
  readonly host: ArchiveHost;
  readonly archives: Archives;
  readonly items: ItemTable;
  readonly clock: Clock;
}

/** The folders that a person chose, and what they become. */
export function createArchiveFolders({ host, archives, items, clock }: FoldersDeps) {
  const chosen = createConfirmations<Chosen>(clock, chosenMs, randomUUID);
  const sight = createIndexSight();

  async function contentsOf(folder: string) {
    const marker = await readMarker(folder);
    if (marker !== null) return { contents: 'archive', marker } as const;
    const names = (await readdir(folder)).filter((name) => !unseen.has(name.toLowerCase()));
    return { contents: names.length === 0 ? 'empty' : 'other', marker: null } as const;
  }

  function known(marker: Marker | null): StoredArchive | null {
    return marker === null ? null : archives.get(marker.id);
  }

  /** By whomever it was made; what is kept of it here is kept where its folder was moved. */
  function archiveIn(folder: string, marker: Marker): StoredArchive {
    const before = archives.get(marker.id);
    return before === null ? fresh(folder, marker) : { ...before, folder };
  }

  /** An archive that is there already; its index tells what it holds. */
  async function takeUp(folder: string, marker: Marker): Promise<StoredArchive> {
    await archives.left(marker.id);
    sight.forget();
    const archive = archiveIn(folder, marker);
    archives.save(archive);
    const print = await printOf(folder);
    if (print !== null && print !== archive.indexPrint) {
      await takeInIndex(folder, marker.id, items, () => archives.get(marker.id) !== null);
    }
    archives.change(marker.id, { indexPrint: print });
    archives.recount(marker.id);
    return archives.get(marker.id) ?? archive;
  }

  function fresh(folder: string, { id, title, madeAt }: Marker): StoredArchive {
    return {
      id,
      folder,
      madeAt,
      title,
      options: usualOptions,
      filter: null,
      schedule: null,
      scheduledAt: null,
      last: null,
      lastBegunAt: null,
      verified: null,
      indexDue: true,
      indexPrint: null,
    };
  }

  /** A new folder in one that holds other things. */
  async function within(folder: string, title: string): Promise<string> {
    const plain = { contentType: null, storedAt: null, kind: 'archive' };
    const name = safeFileName({ ...plain, name: title.replace(/[/\\]/g, '_') });
    for (let turn = 1; ; turn += 1) {
      const path = join(folder, turn === 1 ? name : numbered(`${name}.`, turn).replace(/\.$/, ''));
      try {
        await mkdir(path);
        return path;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
    }
  }

  return {
    async choose(): Promise<ArchiveFolder | null> {
      const path = await host.chooseFolder();
      if (path === null) return null;
      try {
        const folder = await realpath(path);
        const { contents, marker } = await contentsOf(folder);
        const one = known(marker);
        return {
          token: chosen.keep({ folder, contents }),
          folderName: basename(folder),
          freeBytes: await freeBytes(folder),
          contents,
          title: one?.title ?? marker?.title ?? null,
          items: one === null ? null : archives.itemsOf(one.id),
          archiveId: one?.id ?? null,
        };
      } catch (error) {
        throw diskFailure(error);
      }
    },
    /** What a token stands for; throws for one that is not good. */
    see(token: string): Chosen {
      const found = chosen.see(token);
      if (found === null) throw new SatchelError(invalidInput('token'));
      return found;
    },
    /**
     * An archive in a folder that was chosen, made or taken up: the one that was `seen` there, or none. Throws what
     * the disk says, and not-saved where another one is there by now.
     */
    async settle(
      token: string,
      title: string,
      { madeAt, seen }: { readonly madeAt: number; readonly seen: string | null },
    ): Promise<StoredArchive> {
      try {
        const { folder } = this.see(token);
        const { contents, marker } = await contentsOf(folder);
        if ((marker?.id ?? null) !== seen) throw new SatchelError(notSaved('changed'));
        if (marker !== null) return await takeUp(folder, marker);
        const own = contents === 'other' ? await within(folder, title) : folder;
        const made = { id: randomUUID(), title, madeAt };
        await writeMarker(own, made);
        const archive = fresh(own, made);
        archives.save(archive);
        chosen.forget(token);
        return archive;
      } catch (error) {
        throw diskFailure(error);
      }
    },
    /** What is there before anything is confirmed, and nothing is changed by the look; null for no archive. */
    async preview(token: string): Promise<SeenArchive | null> {
      const { folder } = this.see(token);
      try {
        const marker = await readMarker(folder);
        if (marker === null) return null;
        const archive = archiveIn(folder, marker);
        const takesUp = archives.get(marker.id)?.folder !== folder;
        return { archive, takesUp, index: await sight.look(folder, marker.id) };
      } catch (error) {
        throw diskFailure(error);
      }
    },
  };
}
