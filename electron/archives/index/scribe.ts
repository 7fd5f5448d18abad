import type { Failure } from '../../../shared/failure.ts';
import type { Clock } from '../../base/clock.ts';
import { diskFailure } from '../../disk/diskFailure.ts';
import type { Archives } from '../archives.ts';
import { makeOwnFolder, proveMarker } from '../folder/marker.ts';
import type { ItemTable } from '../itemTable.ts';
import { takeInIndex } from './readIndex.ts';
import { printOf, writeIndex } from './writeIndex.ts';

/** The index is written when so many files came, and so great a share of all: often at first, then seldom. */
const leastFiles = 250;
const leastShare = 0.2;
/**
 * What came outside a run, as items do that are archived before they are deleted, has no end at which the index is
 * written: it is once no file has come for so long, and for many times what the last writing took.
 */
const quietMs = 2_000;
const quietTimes = 10;
/** An index that could not be written is tried again. */
const againMs = 30_000;

export interface ScribeDeps {
  readonly archives: Archives;
  readonly items: ItemTable;
  readonly clock: Clock;
  readonly failureOf: (error: unknown) => Failure;
}

export type Scribe = ReturnType<typeof createScribe>;

/** Keeps the index in the folder of each archive as its table says. */
export function createScribe({ archives, items, clock, failureOf }: ScribeDeps) {
  /** Files that came since the index was written. */
  const fresh = new Map<string, number>();
  const writing = new Map<string, Promise<Failure | null>>();
  /** The next try of each that could not be written, or that waits until no more files come. */
  const again = new Map<string, () => void>();
  const quiet = new Map<string, () => void>();
  const tookMs = new Map<string, number>();
  let closed = false;

  /** What another Satchel put into the folder since becomes known here before the index is written over. */
  async function takeIn(id: string): Promise<void> {
    const archive = archives.get(id);
    if (archive === null) return;
    await proveMarker(archive.folder, id);
    const print = await printOf(archive.folder);
    if (print === null || print === archive.indexPrint) return;
    await takeInIndex(archive.folder, id, items, () => archives.get(id) !== null);
    archives.recount(id);
    archives.change(id, { indexPrint: print, indexDue: true });
  }

  async function write(id: string): Promise<Failure | null> {
    try {
      await takeIn(id);
      const archive = archives.get(id);
      if (archive === null) return null;
      await makeOwnFolder(archive.folder, id);
      const before = fresh.get(id) ?? 0;
      const begunAt = clock.monotonic();
      const indexPrint = await writeIndex(archive.folder, {
        page: (after, atMost) => items.page(id, after, atMost),
      });
      tookMs.set(id, clock.monotonic() - begunAt);
      const left = (fresh.get(id) ?? 0) - before;
      fresh.set(id, left);
      archives.change(id, { indexDue: left > 0, indexPrint });
      return null;
    } catch (error) {
      later(again, id, againMs);
      return failureOf(diskFailure(error));
    }
  }

  function later(which: Map<string, () => void>, id: string, ms: number): void {
    which.get(id)?.();
    if (closed) return;
    which.set(
      id,
      clock.after(ms, () => {
        which.delete(id);
        void flush(id);
      }),
    );
  }

  /** Resolves when the index is as the table was at some moment since the call; null, or why it could not be. */
  async function flush(id: string): Promise<Failure | null> {
    for (const other of [writing.get(id)]) await other;
    const known = writing.get(id);
    if (known !== undefined) return known;
    if (closed || archives.get(id)?.indexDue !== true) return null;
    const mine = write(id).finally(() => writing.delete(id));
    writing.set(id, mine);
    return mine;
  }

  /** A file was written down, in a transaction that marked the index as due. */
  function came(id: string): void {
    const count = (fresh.get(id) ?? 0) + 1;
    fresh.set(id, count);
    archives.becameDue(id);
    const share = archives.itemsOf(id) * leastShare;
    if (count >= Math.max(leastFiles, share) && !writing.has(id) && !again.has(id)) {
      void flush(id);
    }
  }

  return {
    takeIn,
    flush,
    /** Resolves when nothing of it is being written; what was to be written again is not. */
    async leave(id: string): Promise<void> {
      for (const waiting of [again, quiet]) {
        waiting.get(id)?.();
        waiting.delete(id);
      }
      fresh.delete(id);
      await writing.get(id);
    },
    came,
    /** The same of one that belongs to no run. */
    cameAlone(id: string): void {
      came(id);
      later(quiet, id, Math.max(quietMs, quietTimes * (tookMs.get(id) ?? 0)));
    },
    /** Its rows changed in another way. */
    changed(id: string): void {
      archives.change(id, { indexDue: true });
    },
    async close(): Promise<void> {
      closed = true;
      for (const stop of [...again.values(), ...quiet.values()]) stop();
      await Promise.all(writing.values());
    },
  };
}
