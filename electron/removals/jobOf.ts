import type { RemovalGroup } from './plan/removalGroup.ts';
import { type RemovalJob, removalId } from './removalJob.ts';

/** What a person confirmed, as it is written before anything of it is asked: a job a request. */
export function jobOf(group: RemovalGroup, runId: string, id: string): RemovalJob {
  const { accountId, messageRef, items } = group;
  return {
    id: removalId.parse(id),
    runId,
    accountId,
    messageRef,
    items: items.map((item) => ({
      mediaId: item.id,
      ref: item.ref,
      messageRef: item.messageRef,
      linkUrl: item.linkUrl,
      storedAt: item.storedAt,
    })),
    attempt: 0,
    state: 'queued',
  };
}

/** The same request once more, in another run: of exactly the items that were confirmed. */
export const jobAgain = (
  { accountId, messageRef, items }: RemovalJob,
  runId: string,
  id: string,
): RemovalJob => ({
  id: removalId.parse(id),
  runId,
  accountId,
  messageRef,
  items,
  attempt: 0,
  state: 'queued',
});
