import { create } from 'zustand';
import type { JobId } from '../../../shared/ids.ts';
import type { RemedyOffer } from '../../../shared/remedy.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { client } from '../../bridge/client.ts';
import { throttle } from '../../bridge/throttle.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';

interface OffersState {
  /** What would help each refused file; none for one that nothing helps. */
  readonly offers: ReadonlyMap<JobId, readonly RemedyOffer[]>;
}

export const useOffers = create<OffersState>(() => ({ offers: new Map() }));

const atOnce = 250;
const everyMs = 250;
/** The rows as they were when they were last asked for; one that has failed anew is another row. */
const asked = new Map<JobId, UploadJob>();

const isRefused = (job: UploadJob) =>
  job.state === 'failed' && job.failure.kind === 'file-rejected';

/** Every refused file, as it is now. */
function refused(): Map<JobId, UploadJob> {
  const found = new Map<JobId, UploadJob>();
  for (const batch of useUploads.getState().known.batches) {
    if (batch.tally.failed === 0) continue;
    for (const job of batch.jobs) if (isRefused(job)) found.set(job.id, job);
  }
  return found;
}

/** Drops at once what is no longer true, also when nothing can be asked for. */
function dropOutdated(now: ReadonlyMap<JobId, UploadJob>): void {
  const { offers } = useOffers.getState();
  const current = new Map(offers);
  for (const [id, job] of asked) {
    if (now.get(id) === job) continue;
    asked.delete(id);
    current.delete(id);
  }
  for (const id of offers.keys()) if (!now.has(id)) current.delete(id);
  if (current.size !== offers.size) useOffers.setState({ offers: current });
}

/** What changed is asked for anew. */
const ask = throttle(async () => {
  const now = refused();
  dropOutdated(now);
  const fresh = [...now.values()].filter(({ id }) => !asked.has(id)).slice(0, atOnce);
  if (fresh.length === 0) return;
  for (const job of fresh) asked.set(job.id, job);
  try {
    const answers = await client.remedies.offers({ jobIds: fresh.map(({ id }) => id) });
    const told = answers.map(({ jobId, offers }) => [jobId, offers] as const);
    useOffers.setState(({ offers }) => ({ offers: new Map([...offers, ...told]) }));
  } catch {
    // Nobody was told anything: the next that happens asks for these as well.
    for (const { id } of fresh) asked.delete(id);
    return;
  }
  if (fresh.length === atOnce) ask();
}, everyMs);

/** What would help depends on the accounts; what is shown stays until the answer is there. */
export function askOffersAnew(): void {
  asked.clear();
  ask();
}

/** Keeps the offers beside the uploads; to be called once. Returns what ends it. */
export function followRefusals(): () => void {
  let { failed } = useUploads.getState().ends;
  if (useUploads.getState().known.tally.failed > 0) ask();
  return useUploads.subscribe(({ known, ends }, before) => {
    if (known === before.known) return;
    const news = ends.failed !== failed || known.tally.failed !== before.known.tally.failed;
    failed = ends.failed;
    if (news) ask();
  });
}
