import type { RemovalGroup } from './planRemoval.ts';
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
