import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { mostRefusals, type Refusals, type Run } from '../../../shared/contract/runs.ts';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { hasBytes } from '../../../shared/media.ts';
import { inPortions } from '../../base/inPortions.ts';
import type { Log } from '../../base/log.ts';
import { createTaskPool } from '../../base/taskPool.ts';
import type { Database } from '../../database/database.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import { failedIn } from '../../jobs/runs/failedIn.ts';
import { refusedIn } from '../../jobs/runs/refusedIn.ts';
import { createRuns } from '../../jobs/runs/runs.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import { type Claims, createClaims } from './claims.ts';
import { type SaveJob, saveJobId } from './saveJob.ts';
import { createSaveLane, type SaveLaneDeps } from './saveLane.ts';
import { type SaveEvent, step } from './saveMachine.ts';
import { createSaveTable, outcomeOf, saveRuns } from './saveTable.ts';

const atOnce = 8;
const quitGraceMs = 1_000;
const rowsAtOnce = 500;

/** What a run of saves is kept with. */
const facts = versionedJson({
  version: 1,
  schema: z.object({ folder: z.string() }),
  upgrades: {},
});

export interface SaveManyDeps
  extends Pick<
    SaveLaneDeps,
    'table' | 'downloads' | 'parts' | 'openPart' | 'clock' | 'random' | 'failureOf'
  > {
  readonly database: Database;
  readonly log: Log;
  announce(runs: readonly SavedRun[]): void;
}

const isOnItsWay = (job: SaveJob | undefined) => job !== undefined && outcomeOf(job) === null;

export type SaveMany = ReturnType<typeof createSaveMany>;

/** Saves any number of items in a folder, over quits and kills: a job is one file. */
export function createSaveMany(deps: SaveManyDeps) {
  const { database, table, log, clock } = deps;
  const folderOf = (runId: string) => {
    const read = facts.read(runs.factsOf(runId));
    return read.kind === 'read' ? read.value.folder : null;
  };
  const named = (run: Run): SavedRun => ({ ...run, folder: basename(folderOf(run.id) ?? '') });
  const jobs = createSaveTable(database, log);
  /** Shared by all lanes, which have one ledger. */
  let claims: Claims | null = null;
  const runs = createRuns<SaveJob, SaveEvent>({
    ...deps,
    kind: saveRuns,
    newId: randomUUID,
    table: jobs,
    step,
    roles: {
      queued: 'ready',
      waiting: 'waiting',
      writing: 'sending',
      saved: 'ended',
      failed: 'ended',
      kept: 'ended',
    },
    outcomeOf,
    itemsIn: () => 1,
    waitOf: (job) => (job.state === 'waiting' ? job : null),
    waitsFor: (job): Failure | null => (job.state === 'waiting' ? job.failure : null),
    laneOf: (gate) => (tools) => {
      claims ??= createClaims((id) => isOnItsWay(tools.ledger.get(id)?.job));
      return createSaveLane({ ...deps, ...gate, folderOf, claims }, tools);
    },
    width: atOnce,
    quitGraceMs,
    restarted: () => ({ kind: 'restarted', askAt: clock.now() }),
    announce: (list) => deps.announce(list.map(named)),
  });

  /** Those of these whose bytes somebody has. */
  async function withBytes(ids: readonly MediaId[]): Promise<readonly StoredMedia[]> {
    const rows: StoredMedia[] = [];
    await inPortions([...new Set(ids)], rowsAtOnce, (portion) => {
      rows.push(...table.byIds(portion).filter(hasBytes));
    });
    return rows;
  }

  async function begin(rows: readonly StoredMedia[], folder: string): Promise<SavedRun> {
    const jobOf = (row: StoredMedia, runId: string): SaveJob => ({
      id: saveJobId.parse(randomUUID()),
      runId,
      accountId: row.accountId,
      mediaId: row.id,
      attempt: 0,
      claim: null,
      state: 'queued',
    });
    const begun = { facts: facts.write({ folder }), items: rows.length, graceMs: 0 };
    const jobsIn = function* (runId: string) {
      for (const row of rows) yield jobOf(row, runId);
    };
    return named(await runs.start(jobsIn, begun));
  }
  /** One is tried again after the other: what the first took is not there for the second. */
  const turn = createTaskPool(1);

  return {
    begin: runs.begin,
    /** Resolves when all of it is on disk; those whose bytes nobody has by now are not among them. */
    start: async (ids: readonly MediaId[], folder: string): Promise<SavedRun> =>
      begin(await withBytes(ids), folder),
    list: (): SavedRun[] => runs.list().map(named),
    pause: runs.pause,
    resume: runs.resume,
    stop: runs.stop,
    dismiss: runs.dismiss,
    folderOf,
    refusals: (runId: string): Refusals =>
      runs
        .failed(runId, mostRefusals)
        .flatMap((job) =>
          job.state === 'failed' ? [{ mediaId: job.mediaId, failure: job.failure }] : [],
        ),
    refused: (runId: string) => refusedIn(jobs, runId, ({ failure }) => failure),
    /** Saves what could not be saved before; what nobody has by now is left. Throws not-found where nothing is left. */
    retry: (runId: string): Promise<SavedRun> =>
      turn.run(async () => {
        const folder = folderOf(runId);
        const ids: MediaId[] = [];
        for await (const { mediaId } of failedIn(jobs, runId)) ids.push(mediaId);
        const rows = await withBytes(ids);
        if (folder === null || rows.length === 0) throw new SatchelError(notFound);
        const again = await begin(rows, folder);
        await runs.dismiss(runId);
        return again;
      }),
    resumeAccount: runs.resumeAccount,
    forgetAccount: runs.forgetAccount,
    close: runs.close,
  };
}
