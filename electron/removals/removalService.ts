import { randomUUID } from 'node:crypto';
import type { Services } from '../../shared/contract/contract.ts';
import type { AccountId } from '../../shared/ids.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Gathered } from '../library/gathered.ts';
import type { Provider } from '../providers/provider.ts';
import { planRemoval, type RowOf } from './plan/planRemoval.ts';
import type { RemovalGroup } from './plan/removalGroup.ts';
import { createRemovalRuns, type RemovalRuns, type RemovalRunsDeps } from './removalRuns.ts';

const confirmMs = 10 * 60_000;
/** Each may be of a whole library. */
const mostShown = 8;

export interface RemovalServiceDeps extends Omit<RemovalRunsDeps, 'newId'> {
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly gathered: Gathered;
  readonly rowOf: RowOf;
}

type Contract = Services['removals'];

export interface RemovalService
  extends Contract,
    Pick<RemovalRuns, 'begin' | 'resumeAccount' | 'forgetAccount' | 'close'> {
  /** What else is begun here: a plan of another feature, confirmed there. */
  readonly runs: Pick<RemovalRuns, 'start' | 'underway' | 'list' | 'factsOf'>;
}

/** Answers the removals' part of the contract: what was shown goes, once, and nothing else. */
export function createRemovalService(deps: RemovalServiceDeps): RemovalService {
  const { table, providerOf, gathered, rowOf, clock } = deps;
  const runs = createRemovalRuns({ ...deps, newId: randomUUID });
  const shown = createConfirmations<readonly RemovalGroup[]>(
    clock,
    confirmMs,
    randomUUID,
    mostShown,
  );
  return {
    async prepare(named) {
      const mediaIds = await gathered.take(named);
      const underway = await runs.underway();
      const { groups, ...plan } = await planRemoval(
        mediaIds,
        { table, providerOf, underway },
        rowOf,
      );
      return { token: shown.keep(groups), ...plan };
    },
    // What could not be written was not begun: it may be confirmed again.
    start: ({ token }) => shown.takeFor(token, (groups) => runs.start(groups)),
    async stop({ runId }) {
      // How it goes is told by `removalsChanged`, from the first moment.
      await runs.stop(runId);
      return undefined;
    },
    async pause({ runId }) {
      await runs.pause(runId);
      return undefined;
    },
    async resume({ runId }) {
      await runs.resume(runId);
      return undefined;
    },
    async startNow({ runId }) {
      await runs.startNow(runId);
      return undefined;
    },
    refused: ({ runId }) => runs.refused(runId),
    again: ({ runId, classes }) => runs.again(runId, classes),
    list: async () => runs.list(),
    refusals: async ({ runId }) => runs.refusals(runId),
    async dismiss({ runId }) {
      await runs.dismiss(runId);
      return undefined;
    },
    runs,
    begin: runs.begin,
    resumeAccount: runs.resumeAccount,
    forgetAccount: runs.forgetAccount,
    close: runs.close,
  };
}
