import type { LaneClient, LaneTools } from '../../jobs/laneClient.ts';
import { createAudienceWatch } from '../audience/audienceWatch.ts';
import { createLookFor } from '../doubt/lookFor.ts';
import { createServerTime } from '../doubt/serverTime.ts';
import { waitOutMsOf } from '../doubt/waitingOut.ts';
import type { UploadKinds } from '../ledger/uploadKinds.ts';
import { nextGroup } from './nextGroup.ts';
import { createSending } from './sending.ts';
import type { UploadLaneDeps } from './uploadLaneDeps.ts';

/** How the uploads of one account go to its provider, and are looked for there. */
export function createUploadLane(
  deps: UploadLaneDeps,
  tools: LaneTools<UploadKinds>,
): LaneClient<UploadKinds> {
  const { accountId } = tools;
  const { clock, ledger } = deps;
  const { runtimes } = ledger;
  const serverTime = createServerTime(clock, runtimes, (...seen) =>
    deps.sawStored?.(accountId, ...seen),
  );
  const watch = createAudienceWatch(clock);
  const limits = () => deps.uploadOf(accountId)?.limits;
  return {
    nextGroup(free) {
      const own = limits();
      if (own === undefined) return [];
      const waiting = free(own.maxFilesPerRequest * 2);
      return nextGroup(waiting, own, (id) => runtimes.peek(id)?.memory.goesAlone === true);
    },
    send: createSending({ deps, tools, serverTime, watch, limits }),
    look: createLookFor({ deps, accountId, serverTime }),
    believesAtOnce: (job) => job.state === 'unsure' && job.answered?.own === true,
    waitOutMs: () => waitOutMsOf(deps.uploadOf(accountId)),
    rests: watch.forget,
  };
}
