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

/** Every refused file, as it is now. */
function refused(): Map<JobId, UploadJob> {
  const found = new Map<JobId, UploadJob>();
  for (const batch of useUploads.getState().book.batches) {
    if (batch.tally.failed === 0) continue;
    for (const job of batch.jobs) if (isRefused(job)) found.set(job.id, job);
  }
  return found;
}

/** What changed is asked for anew. */
const ask = throttle(async () => {
  const now = refused();
  const current = new Map(useOffers.getState().offers);
  for (const [id, job] of asked) {
    if (now.get(id) === job) continue;
    asked.delete(id);
    current.delete(id);
  }
  const fresh = [...now.values()].filter(({ id }) => !asked.has(id)).slice(0, atOnce);
  for (const job of fresh) asked.set(job.id, job);
  if (fresh.length > 0) {
    const answers = await client.remedies.offers({ jobIds: fresh.map(({ id }) => id) });
    for (const { jobId, offers } of answers) current.set(jobId, offers);
  }
  const { offers } = useOffers.getState();
  if (fresh.length > 0 || current.size !== offers.size) useOffers.setState({ offers: current });
  if (fresh.length === atOnce) ask();
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
