import type { UploadJob } from '../../shared/upload.ts';
import type { Machine } from './machine.ts';

/** Cancels a job, unless that was done before. */
export function cancelOne(
  machine: Machine,
  pick: (jobs: readonly UploadJob[]) => UploadJob | undefined,
): void {
  const job = pick(machine.window());
  const row = machine.rows().find(({ id }) => id === job?.id);
  if (job === undefined || row === undefined) return;
  const now = JSON.parse(row.job) as UploadJob;
  // Cancelled twice, an unsure file is let go without asking, which is the person's choice.
  if (now.state === 'unsure' && now.failure.kind === 'cancelled') return;
  void machine
    .service()
    ?.cancel({ jobIds: [job.id] })
    .catch(() => {});
}

/** Tries everything again; what is held is sent now. */
export function retryAll(machine: Machine): void {
  const jobIds = machine.window().map(({ id }) => id);
  if (jobIds.length === 0) return;
  void machine
    .service()
    ?.retry({ jobIds })
    .catch(() => {});
}
