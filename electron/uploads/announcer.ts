import type { Emit } from '../../shared/contract.ts';
import type { JobId } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';

const restMs = 100;
const maxRows = 500;

export type Announcer = ReturnType<typeof createAnnouncer>;

/** Tells the window what is committed, whole rows, at most ten times a second in all. */
export function createAnnouncer(emit: Emit, clock: Clock) {
  const changed = new Map<JobId, UploadJob>();
  const removed = new Set<JobId>();
  let stopRest: (() => void) | null = null;

  function flush(): void {
    const rows = [...changed.values()];
    const gone = [...removed];
    changed.clear();
    removed.clear();
    for (let start = 0; start < rows.length; start += maxRows) {
      emit('uploadsChanged', rows.slice(start, start + maxRows));
    }
    if (gone.length > 0) emit('uploadsRemoved', gone);
    stopRest = clock.after(restMs, () => {
      stopRest = null;
      if (changed.size > 0 || removed.size > 0) flush();
    });
  }

  return {
    changed(jobs: readonly UploadJob[]): void {
      for (const job of jobs) changed.set(job.id, job);
      if (jobs.length > 0 && stopRest === null) flush();
    },
    removed(ids: readonly JobId[]): void {
      for (const id of ids) {
        changed.delete(id);
        removed.add(id);
      }
      if (ids.length > 0 && stopRest === null) flush();
    },
    close(): void {
      stopRest?.();
      if (changed.size > 0 || removed.size > 0) flush();
      stopRest?.();
    },
  };
}
