import { randomUUID } from 'node:crypto';
import type { Named } from '../../shared/contract/parts/parts.ts';
import { mostHandedOver, type SaveUnderWay } from '../../shared/contract/saving.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput, notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import { hasBytes } from '../../shared/media.ts';
import type { Clock } from '../base/clock.ts';
import { diskFailure } from '../disk/diskFailure.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { Gathered } from '../library/gathered.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Download } from '../providers/provider.ts';
import { openItem } from './openItem.ts';
import type { SaveHost } from './saveHost.ts';
import { createStaging } from './staging.ts';

export interface OutsideDeps {
  readonly dir: string;
  readonly gathered: Pick<Gathered, 'take'>;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly downloads: Downloads;
  /** The whole picture as a PNG, upright; throws `not-found` for what is none. */
  readonly pngOf: (source: Download, signal: AbortSignal) => Promise<Uint8Array>;
  readonly saveHost: Pick<SaveHost, 'drag' | 'copyFiles' | 'copyPicture'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Tells how far fetching is, under a token by which it can be stopped; null when it is over. */
  show(token: string, shown: SaveUnderWay | null, stop: () => void): void;
}

/** Items for other programs: dragged to them, or by the clipboard, as files and as pictures. */
export function createOutside(deps: OutsideDeps) {
  const { table, saveHost, clock, random, downloads } = deps;
  const staging = createStaging(deps);
  const fetching = new Set<AbortController>();
  /** The drag that waits for its files; a person lets go of it, or begins another. */
  let dragging: { readonly stop: AbortController; readonly fetched: Promise<unknown> } | null =
    null;

  function rowsOf(ids: readonly MediaId[]): StoredMedia[] {
    const found = new Map(table.byIds(ids).map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = found.get(id);
      if (row === undefined || !hasBytes(row)) throw new SatchelError(notFound);
      return row;
    });
  }

  async function taken(named: Named): Promise<readonly MediaId[]> {
    const ids = await deps.gathered.take(named);
    if (ids.length > mostHandedOver) throw new SatchelError(invalidInput('too-many'));
    return ids;
  }

  /** Does the work with a signal, shows that it goes on, and says that it was given up where it was. */
  async function underWay<T>(
    rows: readonly StoredMedia[],
    stop: AbortController,
    work: (signal: AbortSignal, onBytes: (doneBytes: number) => void) => Promise<T>,
  ): Promise<T> {
    const [first] = rows;
    if (first === undefined) throw new SatchelError(notFound);
    const token = randomUUID();
    const sizes = rows.map(({ sizeBytes }) => sizeBytes);
    const ofBytes = sizes.includes(null)
      ? null
      : sizes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    const shown = { token, mediaId: first.id, name: first.name ?? '', files: rows.length, ofBytes };
    const show = (doneBytes: number) => {
      deps.show(token, { ...shown, use: 'hand-over', doneBytes }, () => stop.abort());
    };
    fetching.add(stop);
    show(0);
    try {
      return await work(stop.signal, show);
    } catch (error) {
      throw stop.signal.aborted ? new SatchelError(cancelled) : diskFailure(error);
    } finally {
      fetching.delete(stop);
      deps.show(token, null, () => {});
    }
  }

  async function pathsOf(named: Named, stop: AbortController): Promise<readonly string[]> {
    const ids = await taken(named);
    const rows = rowsOf(ids);
    const ready = staging.ready(ids);
    if (ready !== null) return ready.paths;
    const staged = await underWay(rows, stop, (signal, onBytes) =>
      staging.stage(rows, signal, onBytes),
    );
    return staged.paths;
  }

  return {
    /** Begins the system's own drag as soon as all is fetched; false when the person let go before. */
    async drag(named: Named, from: { x: number; y: number; width: number; height: number }) {
      dragging?.stop.abort();
      const mine = new AbortController();
      // What is fetched when somebody lets go is fetched to its end: the next drag begins at once.
      const fetched = pathsOf(named, new AbortController());
      fetched.catch(() => {});
      dragging = { stop: mine, fetched };
      const letGo = new Promise<null>((resolve) => {
        mine.signal.addEventListener('abort', () => resolve(null));
      });
      const paths = await Promise.race([fetched, letGo]);
      if (paths === null || mine.signal.aborted) return { begun: false };
      dragging = null;
      await saveHost.drag(paths, from);
      return { begun: true };
    },
    /** The pointer was let go before the drag began; answers when its files are there, and throws why they are not. */
    async letGo(): Promise<{ ready: boolean }> {
      const waiting = dragging;
      dragging = null;
      if (waiting === null) return { ready: false };
      waiting.stop.abort();
      await waiting.fetched;
      return { ready: true };
    },
    async copyFiles(named: Named): Promise<{ count: number }> {
      const paths = await pathsOf(named, new AbortController());
      await saveHost.copyFiles(paths);
      return { count: paths.length };
    },
    async copyPicture(mediaId: MediaId): Promise<void> {
      const [row] = rowsOf([mediaId]);
      if (row === undefined) throw new SatchelError(notFound);
      const stop = new AbortController();
      const png = await underWay([row], stop, async (signal) =>
        deps.pngOf(await openItem(mediaId, signal, { downloads, clock, random }), signal),
      );
      await saveHost.copyPicture(png);
    },
    async close(): Promise<void> {
      for (const stop of fetching) stop.abort();
    },
  };
}
