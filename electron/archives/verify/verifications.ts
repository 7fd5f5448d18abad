import type { ArchiveFinding } from '../../../shared/contract/archives.ts';
import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import type { Clock } from '../../base/clock.ts';
import { diskFailure } from '../../disk/diskFailure.ts';
import type { Archives } from '../archives.ts';
import { proveMarker } from '../folder/marker.ts';
import type { Scribe } from '../index/scribe.ts';
import type { ItemTable } from '../itemTable.ts';
import { verifyArchive } from './verifyArchive.ts';

export interface VerificationsDeps {
  readonly archives: Archives;
  readonly items: ItemTable;
  readonly scribe: Scribe;
  readonly clock: Clock;
  readonly failureOf: (error: unknown) => Failure;
  /** A look that nobody called off could not be brought to its end; must not throw. */
  readonly onLookFailed?: ((archiveId: string, failure: Failure) => void) | undefined;
}

/** Looks at the files of archives, of each one at a time. */
export function createVerifications({
  archives,
  items,
  scribe,
  clock,
  failureOf,
  onLookFailed,
}: VerificationsDeps) {
  const running = new Map<string, AbortController>();
  const found = new Map<string, readonly ArchiveFinding[]>();
  const works = new Map<string, Promise<unknown>>();

  async function run(id: string, signal: AbortSignal): Promise<void> {
    const archive = archives.get(id);
    if (archive === null) return;
    const deps = {
      items,
      now: clock.now,
      onProgress: (progress: Parameters<typeof archives.verifying>[1]) =>
        archives.verifying(id, progress),
    };
    const { verdict, findings, changed } = await verifyArchive(archive, deps, signal);
    found.set(id, findings);
    archives.change(id, { verified: verdict });
    if (changed > 0) archives.recount(id);
  }

  return {
    /** Answers when it has begun; throws not-saved where the folder is not there. */
    async start(id: string): Promise<void> {
      if (running.has(id)) return;
      const archive = archives.get(id);
      if (archive === null) return;
      const stop = new AbortController();
      running.set(id, stop);
      try {
        await proveMarker(archive.folder, id);
        await scribe.takeIn(id);
      } catch (error) {
        running.delete(id);
        throw new SatchelError(failureOf(diskFailure(error)));
      }
      const { items: of, bytes: ofBytes } = items.totals(id);
      archives.verifying(id, { done: 0, of, doneBytes: 0, ofBytes });
      const work = run(id, stop.signal)
        // It was called off, or its folder went: what was known of it stays.
        .catch((error: unknown) => {
          if (!stop.signal.aborted) onLookFailed?.(id, failureOf(diskFailure(error)));
        })
        .finally(() => {
          running.delete(id);
          works.delete(id);
          archives.verifying(id, null);
        });
      works.set(id, work);
    },
    stop(id: string): void {
      running.get(id)?.abort();
    },
    /** Resolves when it looks at nothing of it any more. */
    async leave(id: string): Promise<void> {
      running.get(id)?.abort();
      await works.get(id);
      found.delete(id);
    },
    findings: (id: string): readonly ArchiveFinding[] => found.get(id) ?? [],
    close(): void {
      for (const one of running.values()) one.abort();
    },
  };
}
