import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import type { UploadJob, UploadState } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import type { JobAnnouncer } from './jobAnnouncer.ts';
import type { UploadEntry } from './uploadEntry.ts';
import { step, type UploadEvent } from './uploadMachine.ts';
import type { UploadTable } from './uploadTable.ts';

export interface Change {
  readonly id: JobId;
  readonly event: UploadEvent;
  readonly facts?: Partial<Omit<UploadEntry, 'job'>>;
}

export type JobBook = ReturnType<typeof createJobBook>;

export interface JobBookDeps {
  readonly table: UploadTable;
  /** All of it on disk when it returns, or none. */
  readonly atomically: (work: () => void) => void;
  readonly clock: Clock;
  readonly announcer: JobAnnouncer;
}

/** Every job, in memory as it is in the database: written first, then changed here, then announced. */
export function createJobBook({ table, atomically, clock, announcer }: JobBookDeps) {
  const entries = new Map<JobId, UploadEntry>();
  const byState = new Map<string, Set<JobId>>();
  /** Also of jobs forgotten since: an item is never taken for two files in one run. */
  const claimed = new Set<MediaId>();

  const slot = (account: AccountId, state: UploadState) => {
    const key = `${state} ${account}`;
    const found = byState.get(key) ?? new Set<JobId>();
    byState.set(key, found);
    return found;
  };
  const put = (entry: UploadEntry) => {
    const { job } = entry;
    const before = entries.get(job.id)?.job;
    if (before !== undefined && before.state !== job.state) {
      slot(job.accountId, before.state).delete(job.id);
    }
    entries.set(job.id, entry);
    slot(job.accountId, job.state).add(job.id);
    if (job.state === 'stored') claimed.add(job.mediaId);
  };

  for (const entry of table.load()) put(entry);

  return {
    get: (id: JobId) => entries.get(id),
    all: () => [...entries.values()],
    accounts: () => new Set([...entries.values()].map(({ job }) => job.accountId)),
    /** Ids in the order in which they came into that state. */
    in: (account: AccountId, state: UploadState): readonly JobId[] => [...slot(account, state)],
    first(account: AccountId, state: UploadState, accept: (id: JobId) => boolean, count: number) {
      const found: UploadEntry[] = [];
      for (const id of slot(account, state)) {
        if (found.length >= count) break;
        const entry = entries.get(id);
        if (entry !== undefined && accept(id)) found.push(entry);
      }
      return found;
    },
    isClaimed: (id: MediaId) => claimed.has(id),
    /** Takes an item for one job, before that is written; false when another one has it. */
    claim(id: MediaId): boolean {
      if (claimed.has(id)) return false;
      claimed.add(id);
      return true;
    },
    add(added: readonly UploadEntry[]): void {
      atomically(() => {
        for (const entry of added) table.insert(entry);
      });
      for (const entry of added) put(entry);
      announcer.changed(added.map(({ job }) => job));
    },
    /** Applies what happened, all of it in one transaction; returns the jobs that it changed. */
    change(changes: readonly Change[]): UploadJob[] {
      const changed = new Map<JobId, UploadEntry>();
      for (const { id, event, facts } of changes) {
        const entry = changed.get(id) ?? entries.get(id);
        if (entry === undefined) continue;
        const job = step(entry.job, event, clock.now());
        if (job !== entry.job) changed.set(id, { ...entry, ...facts, job });
      }
      if (changed.size === 0) return [];
      atomically(() => {
        for (const entry of changed.values()) table.update(entry);
      });
      for (const entry of changed.values()) put(entry);
      const jobs = [...changed.values()].map(({ job }) => job);
      announcer.changed(jobs);
      return jobs;
    },
    /** Bytes under way are shown, not kept: after a crash the file is sent from its start anyway. */
    progress(id: JobId, sentBytes: number): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const job = step(entry.job, { kind: 'progressed', sentBytes }, clock.now());
      if (job === entry.job) return;
      put({ ...entry, job });
      announcer.changed([job]);
    },
    remove(ids: readonly JobId[]): void {
      atomically(() => {
        for (const id of ids) table.remove(id);
      });
      for (const id of ids) {
        const job = entries.get(id)?.job;
        if (job !== undefined) slot(job.accountId, job.state).delete(id);
        entries.delete(id);
      }
      announcer.removed(ids);
    },
  };
}
