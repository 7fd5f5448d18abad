import type { Archive, ArchiveRun } from '../../shared/contract/archives.ts';
import type { Clock } from '../base/clock.ts';
import { scheduledNote, type Updated } from './scheduledNote.ts';

/** Archives of one schedule end one after another: what ends within this is told at once. */
const quietMs = 10_000;
/** One that takes hours holds back what is known of the others no longer. */
const longestMs = 30 * 60_000;

interface DigestDeps {
  readonly notify: (note: { readonly title: string; readonly body: string }) => void;
  readonly clock: Clock;
}

/** Gathers how updates by schedule ended, and says it in one note of the system's. */
export function createDigest({ notify, clock }: DigestDeps) {
  let known: ReadonlyMap<string, Archive> | null = null;
  let busy = false;
  let since: number | null = null;
  let stop: (() => void) | null = null;
  let closed = false;
  const gathered = new Map<string, Updated>();

  function wait(): void {
    stop?.();
    if (closed) return;
    stop = clock.after(quietMs, () => {
      stop = null;
      const now = clock.monotonic();
      if (busy && since !== null && now - since < longestMs) return wait();
      const note = scheduledNote([...gathered.values()]);
      gathered.clear();
      since = null;
      if (note !== null) notify(note);
    });
  }

  return {
    hearRuns(runs: readonly ArchiveRun[]): void {
      busy = runs.some(({ by, state }) => by === 'schedule' && state !== 'over');
    },
    /** All archives, whenever one of them changes. */
    hear(archives: readonly Archive[]): void {
      const before = known;
      known = new Map(archives.map((archive) => [archive.id, archive]));
      for (const { id, title, last } of archives) {
        const was = before?.get(id);
        if (was === undefined || last === null || last.by !== 'schedule') continue;
        if (last.at === was.last?.at) continue;
        gathered.set(id, { title, last });
        since ??= clock.monotonic();
        wait();
      }
    },
    close(): void {
      closed = true;
      stop?.();
      stop = null;
    },
  };
}
