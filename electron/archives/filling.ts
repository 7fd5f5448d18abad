import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Account } from '../../shared/account.ts';
import type { ArchiveOptions, ArchivePlan, ArchiveRun } from '../../shared/contract/archives.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { createConfirmations } from '../base/confirmations.ts';
import { freeBytes } from '../disk/freeBytes.ts';
import { tellProgress } from '../jobs/runs/tellProgress.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { type createArchiveFolders, type SeenArchive, usualOptions } from './archiveFolders.ts';
import type { ArchiveContract, ArchiveDeps } from './archiveServiceTypes.ts';
import type { Archives } from './archives.ts';
import type { StoredArchive } from './archiveTable.ts';
import { ownerOfAccount } from './index/indexEntry.ts';
import type { Scribe } from './index/scribe.ts';
import type { ItemTable } from './itemTable.ts';
import type { ArchiveRuns, PlannedItem } from './jobs/archiveRuns.ts';
import { planArchive } from './prepareArchive.ts';

const confirmMs = 10 * 60_000;
/** Each may be of a whole library. */
const mostShown = 8;

type PrepareInput = Parameters<ArchiveContract['prepare']>[0];

interface Shown {
  readonly items: readonly PlannedItem[];
  readonly filter: MediaFilter | null;
  readonly options: ArchiveOptions;
  readonly into: PrepareInput['into'];
  /** The archive that was in the folder; null for none. */
  readonly seen: string | null;
}

export interface FillingDeps
  extends Pick<
    ArchiveDeps,
    'table' | 'gathered' | 'find' | 'accountOf' | 'emit' | 'clock' | 'failureOf'
  > {
  readonly archives: Archives;
  readonly folders: ReturnType<typeof createArchiveFolders>;
  readonly items: ItemTable;
  readonly scribe: Scribe;
  readonly runs: Pick<ArchiveRuns, 'start' | 'underway'>;
}

/** What comes into archives: planned and shown, confirmed by a token or due by a schedule, and begun. */
export function createFilling(deps: FillingDeps) {
  const { archives, folders, items, scribe, runs, table, accountOf, find, clock } = deps;
  const shown = createConfirmations<Shown>(clock, confirmMs, randomUUID, mostShown);

  /** Which of these it holds, by its rows and, before it is taken up, by the index in its folder. */
  function heldIn(archive: StoredArchive | null, seen: SeenArchive | null) {
    const owners = new Map<AccountId, string | null>();
    function ownerOf(id: AccountId): string | null {
      const account: Account | null = owners.has(id) ? null : accountOf(id);
      if (!owners.has(id)) owners.set(id, account === null ? null : ownerOfAccount(account));
      return owners.get(id) ?? null;
    }
    return (rows: readonly StoredMedia[]): ReadonlySet<MediaId> => {
      const ids = rows.map(({ id }) => id);
      const held = archive === null ? new Set<MediaId>() : items.held(archive.id, ids);
      for (const { id, accountId, ref } of seen?.takesUp ? rows : []) {
        const owner = ownerOf(accountId);
        if (owner !== null && seen?.index.has(owner, ref)) held.add(id);
      }
      return held;
    };
  }

  const plan = async (
    ids: readonly MediaId[] | Float64Array,
    archive: StoredArchive | null,
    { template }: ArchiveOptions,
    seen: SeenArchive | null = null,
    looked = (_: number, __: number) => {},
  ) =>
    planArchive(ids, {
      table,
      accountOf,
      held: heldIn(archive, seen),
      underway: archive === null ? new Set<MediaId>() : await runs.underway(archive.id),
      template,
      looked,
    });

  function existing(id: string): StoredArchive {
    const found = archives.get(id);
    if (found === null) throw new SatchelError(notFound);
    return found;
  }

  async function start({
    items: planned,
    filter,
    options,
    into,
    seen,
  }: Shown): Promise<ArchiveRun> {
    const archive =
      'archiveId' in into
        ? existing(into.archiveId)
        : await folders.settle(into.folder, into.title, { madeAt: clock.now(), seen });
    archives.change(archive.id, { options, ...(filter !== null && { filter }) });
    return runs.start(archive.id, planned, 'person');
  }

  return {
    async prepare({ what, into, options }: PrepareInput): Promise<ArchivePlan> {
      const seen = 'folder' in into ? await folders.preview(into.folder) : null;
      const archive = 'archiveId' in into ? existing(into.archiveId) : (seen?.archive ?? null);
      if ('archiveId' in into)
        await scribe.takeIn(into.archiveId).catch((error) => {
          throw new SatchelError(deps.failureOf(error));
        });
      const filter =
        what === null ? (archive?.filter ?? null) : 'filter' in what ? what.filter : null;
      if (what === null && filter === null) throw new SatchelError(invalidInput('unusable'));
      const ids =
        what !== null && 'items' in what
          ? await deps.gathered.take(what.items)
          : await find(filter ?? {});
      const kept = options ?? archive?.options ?? usualOptions;
      const looked = tellProgress('archive', deps.emit, clock);
      const { items: planned, ...counts } = await plan(ids, archive, kept, seen, looked);
      const folder = archive?.folder ?? ('folder' in into ? folders.see(into.folder).folder : '');
      const known = archive?.id ?? null;
      return {
        ...counts,
        token: shown.keep({
          items: planned,
          filter,
          options: kept,
          into,
          seen: 'folder' in into ? known : null,
        }),
        archiveId: known,
        takesUp: seen?.takesUp ?? false,
        title: archive?.title ?? ('title' in into ? into.title : ''),
        folderName: basename(folder),
        freeBytes: await freeBytes(folder),
      };
    },
    // What could not be written was not begun: it may be confirmed again.
    start: ({ token }: { readonly token: string }) => shown.takeFor(token, start),
    /** Brings in what is new of what an archive is of. */
    async bringUpToDate(archiveId: string): Promise<void> {
      const archive = existing(archiveId);
      if (archive.filter === null) return;
      await scribe.takeIn(archiveId);
      const planned = await plan(await find(archive.filter), archive, archive.options);
      await runs.start(archiveId, planned.items, 'schedule');
    },
  };
}
