import { randomUUID } from 'node:crypto';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Gathered } from '../library/gathered.ts';
import type { Provider } from '../providers/provider.ts';
import { planRemoval, type RemovalGroup, type RowOf } from './planRemoval.ts';
import { createRemovalRuns, type RemovalRuns } from './removalRuns.ts';
import { createRemover, type RemoverDeps } from './removeMedia.ts';

const confirmMs = 10 * 60_000;

export interface RemovalServiceDeps extends RemoverDeps {
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly gathered: Gathered;
  readonly rowOf: RowOf;
  readonly emit: Emit;
  readonly failureOf: (error: unknown) => Failure;
}

type Contract = Services['removals'];

export interface RemovalService extends Contract, Pick<RemovalRuns, 'unfinished' | 'close'> {}

/** Answers the removals' part of the contract: what was shown goes, once, and nothing else. */
export function createRemovalService(deps: RemovalServiceDeps): RemovalService {
  const { table, providerOf, gathered, rowOf, clock } = deps;
  const runs = createRemovalRuns({
    ...deps,
    removeGroup: createRemover(deps),
    newId: randomUUID,
  });
  const shown = createConfirmations<readonly RemovalGroup[]>(clock, confirmMs, randomUUID);
  return {
    async prepare(named) {
      const { groups, ...plan } = planRemoval(gathered.take(named), table, providerOf, rowOf);
      return { token: shown.keep(groups), ...plan };
    },
    start: async ({ token }) => runs.start(shown.take(token)),
    async stop({ runId }) {
      runs.stop(runId);
    },
    list: async () => runs.list(),
    refusals: async ({ runId }) => runs.refusals(runId),
    async dismiss({ runId }) {
      runs.dismiss(runId);
    },
    unfinished: runs.unfinished,
    close: runs.close,
  };
}
