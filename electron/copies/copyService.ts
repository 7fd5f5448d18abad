import { randomUUID } from 'node:crypto';
import type { Services } from '../../shared/contract/contract.ts';
import type { CopyRun, CopyTo } from '../../shared/contract/copies.ts';
import type { Copied, CopyOptions } from '../../shared/contract/library.ts';
import type { CopyBy } from '../../shared/copies/copyKind.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { createConfirmations } from '../base/confirmations.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { freeBytes } from '../disk/freeBytes.ts';
import { mayBeTriedAgain } from '../jobs/runs/refusalClasses.ts';
import type { Gathered } from '../library/gathered.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { UploadEntry } from '../uploads/ledger/uploadEntry.ts';
import type { CopyRunFacts } from './copyFacts.ts';
import {
  type CopyRunsDeps,
  createCopyRuns,
  type PlannedCopy,
  type Way,
  wayOf,
} from './copyRuns.ts';
import { createFetching, type FetchDeps } from './fetchBytes.ts';
import { createKeepRenewals } from './keepRenewals.ts';
import { createLineage } from './lineage.ts';
import { createLineageTable } from './lineageTable.ts';
import { createOriginalTable, withOriginal } from './originalTable.ts';
import { chosenOf, type PlanDeps, planCopies, type Unfit } from './planCopies.ts';
import { createBack, createTwins, type TwinDeps } from './twins.ts';

const confirmMs = 10 * 60_000;
/** Each may be of a whole library. */
const mostShown = 8;

export interface CopyDeps
  extends Omit<CopyRunsDeps, 'table' | 'fetchBytes' | 'lineages' | 'onCopied'>,
    Omit<PlanDeps, 'table' | 'underway' | 'twinsIn' | 'backIn' | 'withOriginal'>,
    Pick<TwinDeps, 'storedOfSize'>,
    Pick<FetchDeps, 'downloads' | 'copyOf' | 'hashesOf' | 'openPart'> {
  readonly table: Pick<MediaTable, 'byIds' | 'newestId'>;
  readonly gathered: Pick<Gathered, 'take'>;
  readonly copyLinks: (mediaIds: MediaId[], options: CopyOptions) => Promise<Copied>;
}

/** What was shown, to be done once. */
interface Shown {
  /** The newest item as it was shown; null where nobody knows. */
  readonly newest: number | null;
  readonly facts: CopyRunFacts;
  readonly copies: readonly PlannedCopy[];
  readonly unfit: readonly Unfit[];
  readonly twins: readonly PlannedCopy[];
}

/** Told of every item that is another since, after that is on disk. */
export type HearCopied = (oldId: MediaId, newId: MediaId) => void;

/** Answers the copies' part of the contract: items uploaded again, to their own account or another. */
export function createCopyService(deps: CopyDeps) {
  const { database, table, rowOf, uploads, clock } = deps;
  const lineages = createLineageTable(database);
  const originals = createOriginalTable(database);
  const shown = createConfirmations<Shown>(clock, confirmMs, randomUUID, mostShown);
  const hearing = new Set<HearCopied>();
  const { spoolDir, newPath, removeCopy } = uploads;
  const runs = createCopyRuns({
    ...deps,
    lineages,
    fetchBytes: createFetching({ ...deps, originals, spoolDir, newPath, removeCopy }),
    onCopied(oldId, newId) {
      for (const hear of hearing) hear(oldId, newId);
    },
  });
  const twinsIn = createTwins({ ...deps, lineages });
  const ofFiles: PlanDeps['withOriginal'] = (items) => withOriginal(items, originals);
  const backIn = createBack({ table, lineages, clock, withOriginal: ofFiles });
  /** One is planned and begun after the other: what the first took is not there for the second. */
  const turn = createTaskPool(1);

  async function planned(mediaIds: readonly MediaId[], to: CopyTo, by: CopyBy) {
    const newest = table.newestId();
    const underway = new Set((await runs.underway()).map(wayOf));
    const plan = await planCopies(mediaIds, to, {
      ...deps,
      underway,
      twinsIn,
      // What is gone comes back where a person asks for it, and never by itself.
      withOriginal: async (items) => ofFiles(by === 'person' ? items : []),
      backIn: async (items, asked) => backIn(by === 'person' ? items : [], asked),
    });
    const { copies, unfit, twins, refusals, ...told } = plan;
    const only = copies.length + unfit.length === 1 ? (copies[0] ?? unfit[0]?.copy) : undefined;
    const name = only === undefined ? null : (table.byIds([only.mediaId])[0]?.name ?? null);
    const facts: CopyRunFacts = { kind: plan.kind, to: plan.to, by, name };
    return { told, refusals, shown: { newest, facts, copies, unfit, twins } satisfies Shown };
  }

  /** What was uploaded again since this item was the newest, and to which account. */
  function waysSince(newest: number): Way[] {
    const steps = lineages.since(newest);
    const became = new Map(
      table.byIds(steps.map(({ newId }) => newId)).map((row) => [row.id, row]),
    );
    return steps.flatMap(({ newId, oldId }) => {
      const toId = became.get(newId)?.accountId;
      return toId === undefined ? [] : [{ mediaId: oldId, toId }];
    });
  }

  async function begin(shownThen: Shown, remedies: readonly Remedy[], again = false) {
    const { newest, facts, copies, unfit, twins } = shownThen;
    // As it is already: what was begun since this was shown is not begun twice, whether it is over or not.
    const since = newest === null ? [] : waysSince(newest);
    const already = new Set([...(await runs.underway()), ...since].map(wayOf));
    const helped = unfit.flatMap(({ copy, offers }) => {
      const remedy = chosenOf(offers, remedies);
      return remedy === undefined ? [] : [{ ...copy, remedy }];
    });
    const wanted = [...copies, ...helped, ...(again ? twins : [])];
    const going = wanted.filter((copy) => !already.has(wayOf(copy)));
    if (going.length === 0) {
      throw new SatchelError(wanted.length === 0 ? notFound : invalidInput('begun-already'));
    }
    // What is sent all the same says so for all: by their bytes more of them may need it.
    const although = remedies.find(({ kind }) => kind === 'keep-place' || kind === 'send-cut');
    return runs.start(
      going.map((copy) => ({ ...copy, remedy: copy.remedy ?? although })),
      { ...facts, newest: table.newestId() },
    );
  }

  /** What failed and may come to something else; what may be stored already is not sent by this. */
  async function retry(runId: string, remedies: readonly Remedy[]): Promise<CopyRun> {
    const facts = runs.factsOf(runId);
    const { newest = null } = facts;
    const again: PlannedCopy[] = [];
    for await (const { accountId, mediaId, toId, failure, remedy } of runs.failedIn(runId)) {
      const copy = { accountId, mediaId, toId, remedy };
      if (failure.kind === 'file-rejected') {
        const limits = deps.providerOf(toId).upload?.limits;
        const offers = limits === undefined ? [] : deps.offersFor(failure, limits);
        const chosen = chosenOf(
          offers.map((offer) => offer.remedy),
          remedies,
        );
        if (chosen !== undefined) again.push({ ...copy, remedy: chosen });
      } else if (mayBeTriedAgain(failure) && !isUntold(failure)) again.push(copy);
    }
    const run = await begin({ newest, facts, copies: again, unfit: [], twins: [] }, []);
    await runs.dismiss(runId);
    return run;
  }

  const service: Services['copies'] = {
    async plan({ items, to }) {
      const mediaIds = await deps.gathered.take(items);
      const { told, shown: act } = await planned(mediaIds, to, 'person');
      return { ...told, token: shown.keep(act), freeBytes: await freeBytes(spoolDir) };
    },
    // What could not be written was not begun: it may be confirmed again.
    begin: ({ token, remedies = [], again }) =>
      shown.takeFor(token, (act) => turn.run(() => begin(act, remedies, again))),
    runs: async () => runs.list(),
    async pause({ runId }) {
      await runs.pause(runId);
      return undefined;
    },
    async resume({ runId }) {
      await runs.resume(runId);
      return undefined;
    },
    async stop({ runId }) {
      await runs.stop(runId);
      return undefined;
    },
    async dismiss({ runId }) {
      await runs.dismiss(runId);
      return undefined;
    },
    refusals: async ({ runId }) => runs.refusals(runId),
    refused: ({ runId }) => runs.refused(runId),
    retry: ({ runId, remedies = [] }) => turn.run(() => retry(runId, remedies)),
    copyLinks: async ({ runId, key, format }) =>
      deps.copyLinks(await runs.made(runId), { key, format }),
    lineageOf: createLineage({ table, rowOf, lineages }),
  };

  return {
    service,
    /** For what keeps items alive: nobody is asked, and by whom it was is written down. */
    renewals: createKeepRenewals({
      lineages,
      failureOf: runs.failureOf,
      async underway() {
        return new Set((await runs.underway()).map(({ mediaId }) => mediaId));
      },
      begin: (mediaIds) =>
        turn.run(async () => {
          const { refusals, shown: act } = await planned(mediaIds, 'same', 'keep-alive');
          if (act.copies.length > 0) await begin(act, []);
          return refusals;
        }),
    }),
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored({ job, path, spooled, sha256 }: UploadEntry): void {
      if (job.state !== 'stored') return;
      const { id: jobId, mediaId, again, storedAt } = job;
      if (again !== undefined) {
        const { mediaId: oldId, kind, by } = again;
        // It may be gone with its account, and its history with it.
        if (table.byIds([oldId]).length === 0) return;
        lineages.add({ newId: mediaId, oldId, kind, by, at: storedAt, jobId });
        if (sha256 !== null) originals.inherit(mediaId, oldId, sha256);
      } else if (!spooled && sha256 !== null) originals.keep(mediaId, { path, sha256 });
    },
    /** What an item came from and what it became, without rows. */
    lineages,
    /** Answers what ends it. */
    onCopied(hear: HearCopied): () => void {
      hearing.add(hear);
      return () => void hearing.delete(hear);
    },
    begin: runs.begin,
    resumeAccount: (id: AccountId) => runs.resumeAccount(id),
    forgetAccount: (id: AccountId) => runs.forgetAccount(id),
    close: runs.close,
  };
}

/** It may be there: only a person may send it again, and one by one. */
const isUntold = (failure: { kind: string; cause?: unknown }) =>
  failure.kind === 'provider-down' && failure.cause === 'untold';
