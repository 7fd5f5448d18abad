import type { Emit } from '../../../shared/contract/contract.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { createAnnouncer } from '../../base/announcer.ts';
import type { Clock } from '../../base/clock.ts';

const everyMs = 100;
/** What the window takes in without a pause that could be felt. */
const maxRows = 100;
const maxIds = 250;

export type JobAnnouncer = ReturnType<typeof createJobAnnouncer>;

/** Tells the window what is committed, whole rows, at most ten times a second in all. */
export function createJobAnnouncer(emit: Emit, clock: Clock) {
  const changed = new Map<JobId, UploadJob>();
  const announcer = createAnnouncer<JobId>(clock, everyMs, (ids) => {
    const rows = ids.flatMap((id) => changed.get(id) ?? []);
    const gone = ids.filter((id) => !changed.has(id));
    changed.clear();
    for (let start = 0; start < rows.length; start += maxRows) {
      emit('uploadsChanged', rows.slice(start, start + maxRows));
    }
    for (let start = 0; start < gone.length; start += maxIds) {
      emit('uploadsRemoved', gone.slice(start, start + maxIds));
    }
  });

  return {
    changed(jobs: readonly UploadJob[]): void {
      for (const job of jobs) changed.set(job.id, job);
      announcer.say(jobs.map(({ id }) => id));
    },
    removed(ids: readonly JobId[]): void {
      for (const id of ids) changed.delete(id);
      announcer.say(ids);
    },
    close(): void {
      announcer.flush();
      announcer.close();
    },
  };
}
