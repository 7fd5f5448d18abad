import { type UploadJob, uploadJob } from '../../shared/upload.ts';
import type { Machine } from './machine.ts';

/** Cancels a job as it is now, unless that was done before. */
export function cancelOne(
  machine: Machine,
  pick: (jobs: readonly UploadJob[]) => UploadJob | undefined,
): void {
  const job = pick(jobsOf(machine).map(({ job }) => job));
  if (job === undefined) return;
  // Cancelled twice, an unsure file is let go without asking, which is the person's choice.
  if (job.state === 'unsure' && job.failure.kind === 'cancelled') return;
  void machine
    .service()
    ?.cancel({ jobIds: [job.id] })
    .catch(() => {});
}

/** Tries everything again; what is held is sent now. */
export function retryAll(machine: Machine): void {
  const jobIds = machine.window().map(({ id }) => id);
  const service = machine.service();
  if (jobIds.length === 0 || service === null) return;
  for (const { job, sha256 } of jobsOf(machine)) {
    const held = job.state === 'unsure' && job.held === true;
    const ended = job.state === 'failed' || job.state === 'cancelled';
    if ((held || ended) && sha256 !== null) machine.sentAnyway.push(sha256);
  }
  void service.retry({ jobIds }).catch(() => {});
}

function jobsOf(machine: Machine) {
  return machine
    .rows()
    .map(({ job, sha256 }) => ({ job: uploadJob.parse(JSON.parse(job)), sha256 }));
}
