import { create } from 'zustand';
import type { JobId } from '../../../shared/ids.ts';
import type { RemedyOffer } from '../../../shared/remedy.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { client } from '../../client.ts';
import { throttle } from '../../throttle.ts';
import { useUploads } from './uploadsStore.ts';

interface OffersState {
  /** What would help each refused file; none for one that nothing helps. */
  readonly offers: ReadonlyMap<JobId, readonly RemedyOffer[]>;
}

export const useOffers = create<OffersState>(() => ({ offers: new Map() }));

const atOnce = 250;
const everyMs = 250;
const asked = new Map<JobId, UploadJob>();

const isRefused = (job: UploadJob) =>
  job.state === 'failed' && job.failure.kind === 'file-rejected';

/** Refused files of which it was not asked yet what would help them; what changed is asked for anew. */
function unasked(): UploadJob[] {
  const found: UploadJob[] = [];
  for (const batch of useUploads.getState().book.batches) {
    if (batch.tally.failed === 0) continue;
    for (const job of batch.jobs) {
      if (isRefused(job) && asked.get(job.id) !== job) found.push(job);
      if (found.length === atOnce) return found;
    }
  }
  return found;
}

const ask = throttle(async () => {
  const { byId } = useUploads.getState().book;
  const current = new Map(useOffers.getState().offers);
  for (const [id, job] of asked) {
    if (byId.get(id) === job) continue;
    asked.delete(id);
    current.delete(id);
  }
  const jobs = unasked();
  for (const job of jobs) asked.set(job.id, job);
  if (jobs.length > 0) {
    const answers = await client.remedies.offers({ jobIds: jobs.map(({ id }) => id) });
    for (const { jobId, offers } of answers) current.set(jobId, offers);
  }
  const { offers } = useOffers.getState();
  if (jobs.length > 0 || current.size !== offers.size) useOffers.setState({ offers: current });
  if (jobs.length === atOnce) ask();
}, everyMs);

/** Keeps the offers beside the uploads; to be called once. Returns what ends it. */
export function followRefusals(): () => void {
  let { failed } = useUploads.getState().ends;
  if (useUploads.getState().book.tally.failed > 0) ask();
  return useUploads.subscribe(({ book, ends }, before) => {
    if (book === before.book) return;
    const news = ends.failed !== failed || book.tally.failed !== before.book.tally.failed;
    failed = ends.failed;
    if (news) ask();
  });
}
