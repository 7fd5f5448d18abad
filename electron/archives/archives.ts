import { basename } from 'node:path';
import { dueAfter } from '../../shared/archives/schedule.ts';
import type { Archive } from '../../shared/contract/archives.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import type { ArchiveTable, StoredArchive } from './archiveTable.ts';
import type { ArchiveTotals, ItemTable } from './itemTable.ts';

const announceEveryMs = 250;

export interface ArchivesDeps {
  readonly table: ArchiveTable;
  readonly items: Pick<ItemTable, 'totals'>;
  readonly clock: Clock;
  readonly announce: (archives: Archive[]) => void;
}

export type Archives = ReturnType<typeof createArchives>;

/** Every archive that this library knows: written first, then changed here, then told. */
export function createArchives({ table, items, clock, announce }: ArchivesDeps) {
  const known = new Map<string, StoredArchive>();
  const totals = new Map<string, ArchiveTotals>();
  const verifying = new Map<string, NonNullable<Archive['verifying']>>();
  const leaving = new Map<string, Promise<void>>();
  for (const one of table.load()) known.set(one.id, one);
  const news = createAnnouncer<true>(clock, announceEveryMs, () => announce(list()));

  function totalsOf(id: string): ArchiveTotals {
    const found = totals.get(id) ?? items.totals(id);
    totals.set(id, found);
    return found;
  }

  function shown(one: StoredArchive): Archive {
    const { id, title, folder, options, filter, schedule, scheduledAt, last, verified } = one;
    return {
      id,
      title,
      folderName: basename(folder),
      ...totalsOf(id),
      options,
      filter,
      schedule,
      nextAt: schedule === null ? null : dueAfter(schedule, scheduledAt ?? clock.now()),
      last,
      verified,
      verifying: verifying.get(id) ?? null,
    };
  }

  const list = () => [...known.values()].map(shown);

  return {
    list,
    all: (): readonly StoredArchive[] => [...known.values()],
    itemsOf: (id: string): number => totalsOf(id).items,
    get: (id: string): StoredArchive | null => known.get(id) ?? null,
    at: (folder: string): StoredArchive | null =>
      [...known.values()].find((one) => one.folder === folder) ?? null,
    save(one: StoredArchive): void {
      table.save(one);
      known.set(one.id, one);
      news.say([true]);
    },
    /** Changes what is known of one that is known still. */
    change(id: string, part: Partial<StoredArchive>): void {
      const before = known.get(id);
      if (before !== undefined) this.save({ ...before, ...part });
    },
    /** In the transaction that writes a row of it: its index is to be written anew, over a kill too. */
    markDue(id: string): void {
      const one = known.get(id);
      if (one !== undefined && !one.indexDue) table.save({ ...one, indexDue: true });
    },
    /** After that transaction. */
    becameDue(id: string): void {
      const one = known.get(id);
      if (one !== undefined) known.set(id, { ...one, indexDue: true });
    },
    /**
     * Nobody knows it from now on, so that nothing is written for it any more; its rows go when `rest` is over, which
     * is to wait for what is under way and to remove its items. A kill meanwhile leaves it known, to be read anew.
     */
    async forget(id: string, rest: () => Promise<void>): Promise<void> {
      this.change(id, { indexPrint: null });
      known.delete(id);
      totals.delete(id);
      news.say([true]);
      news.flush();
      const work = rest().then(() => table.remove(id));
      leaving.set(id, work);
      await work.finally(() => leaving.delete(id));
    },
    /** Resolves when one that is being forgotten is forgotten: its folder may be chosen again at once. */
    left: async (id: string): Promise<void> => leaving.get(id)?.catch(() => {}),
    /** A file of it was written down: so much more. */
    grew(id: string, bytes: number): void {
      const before = totals.get(id);
      // What is damaged may have been replaced: it is counted anew.
      if (before === undefined || before.damaged > 0) totals.delete(id);
      else totals.set(id, { ...before, items: before.items + 1, bytes: before.bytes + bytes });
      news.say([true]);
    },
    /** Its rows changed in another way. */
    recount(id: string): void {
      totals.delete(id);
      news.say([true]);
    },
    verifying(id: string, progress: Archive['verifying']): void {
      if (progress === null) verifying.delete(id);
      else verifying.set(id, progress);
      news.say([true]);
    },
    close(): void {
      news.flush();
      news.close();
    },
  };
}
