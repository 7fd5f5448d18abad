import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob, type UploadState } from '../../../shared/upload.ts';
import type { Clock } from '../../base/clock.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { RecordItems } from '../lane/laneDeps.ts';
import { createGathering } from './gathering.ts';
import type { JobAnnouncer } from './jobAnnouncer.ts';
import type { UploadEntry } from './uploadEntry.ts';
import { step, type UploadEvent } from './uploadMachine.ts';
import type { UploadTable } from './uploadTable.ts';

export interface Change {
  readonly id: JobId;
  /** It is stored as this, which the library is told with it; `event` where another job has it. */
  readonly item?: RemoteItem;
  readonly event: UploadEvent;
  readonly facts?: Partial<Omit<UploadEntry, 'job'>>;
}

export type JobBook = ReturnType<typeof createJobBook>;

export interface JobBookDeps {
  readonly table: UploadTable;
  /** All of it on disk when it returns, or none. */
  readonly atomically: (work: () => void) => void;
  readonly record: RecordItems;
  /** What the bytes of a stored item were; in the transaction that stores it. */
  readonly keepHash?: ((mediaId: MediaId, sha256: string) => void) | undefined;
  readonly clock: Clock;
  readonly announcer: JobAnnouncer;
}

/** Every job, in memory as it is in the database: written first, then changed here, then announced. */
export function createJobBook(deps: JobBookDeps) {
  const { table, atomically, record, clock, announcer } = deps;
  const entries = new Map<JobId, UploadEntry>();
  /** Also such as have none left. */
  const owners = new Set<AccountId>();
  const byState = new Map<string, Set<JobId>>();
  /** Queued once more after they arrived, with minutes to live: they go before all others. */
  const ripe = new Set<JobId>();
  /** Also of jobs forgotten since, in earlier runs too: an item is never taken for two files. */
  const claimed = new Set<MediaId>();

  const slot = (account: AccountId, state: UploadState) => {
    const key = `${state} ${account}`;
    const found = byState.get(key) ?? new Set<JobId>();
    byState.set(key, found);
    return found;
  };
  const put = (entry: UploadEntry) => {
    const { job } = entry;
    owners.add(job.accountId);
    const before = entries.get(job.id)?.job;
    if (before !== undefined && before.state !== job.state) {
      slot(job.accountId, before.state).delete(job.id);
    }
    entries.set(job.id, entry);
    slot(job.accountId, job.state).add(job.id);
    if (job.state === 'queued' && job.arrived !== undefined) ripe.add(job.id);
    else ripe.delete(job.id);
    if (job.state === 'stored') claimed.add(job.mediaId);
  };
  function* inTurn(account: AccountId, state: UploadState): Generator<JobId> {
    const own = slot(account, state);
    for (const id of ripe) if (own.has(id)) yield id;
    for (const id of own) if (!ripe.has(id)) yield id;
  }

  for (const entry of table.load()) put(entry);
  for (const id of table.claimed()) claimed.add(id);

  /** What the library calls the items of these, where nobody else has them. */
  function recorded(changes: readonly Change[]): Map<Change, MediaId> {
    const own = new Map<Change, MediaId>();
    const byAccount = new Map<AccountId, { change: Change; item: RemoteItem }[]>();
    for (const change of changes) {
      const account = entries.get(change.id)?.job.accountId;
      if (change.item === undefined || account === undefined) continue;
      const group = byAccount.get(account) ?? [];
      group.push({ change, item: change.item });
      byAccount.set(account, group);
    }
    const given = new Set<MediaId>();
    for (const [account, group] of byAccount) {
      const ids = record(
        account,
        group.map(({ item }) => item),
      );
      for (const [index, { change }] of group.entries()) {
        const id = ids[index];
        if (id === undefined || given.has(id) || claimed.has(id)) continue;
        given.add(id);
        own.set(change, id);
      }
    }
    return own;
  }

  function write(changes: readonly Change[]): UploadEntry[] {
    const changed = new Map<JobId, UploadEntry>();
    const stored = recorded(changes);
    for (const change of changes) {
      const { id, facts } = change;
      const entry = changed.get(id) ?? entries.get(id);
      if (entry === undefined) continue;
      const mediaId = stored.get(change);
      const event = mediaId === undefined ? change.event : ({ kind: 'stored', mediaId } as const);
      const job = step(entry.job, event, clock.now());
      if (job !== entry.job) changed.set(id, { ...entry, ...facts, job });
    }
    for (const entry of changed.values()) {
      table.update(entry);
      const { job, sha256 } = entry;
      if (job.state === 'stored' && sha256 !== null) deps.keepHash?.(job.mediaId, sha256);
    }
    return [...changed.values()];
  }

  function applyAll(changes: readonly Change[]): UploadJob[] {
    const makes = ({ id, event, item }: Change) => {
      const job = entries.get(id)?.job;
      return item !== undefined || (job !== undefined && step(job, event, clock.now()) !== job);
    };
    if (!changes.some(makes)) return [];
    let changed: UploadEntry[] = [];
    atomically(() => {
      changed = write(changes);
    });
    for (const entry of changed) put(entry);
    const jobs = changed.map(({ job }) => job);
    announcer.changed(jobs);
    return jobs;
  }

  const gathering = createGathering(applyAll);

  /** These for those, in one transaction. */
  function replace(ids: readonly JobId[], added: readonly UploadEntry[]): void {
    const removed = ids.flatMap((id) => entries.get(id)?.job ?? []);
    atomically(() => {
      for (const job of removed) table.remove(job);
      if (ids.length > 0) table.pruneClaims(doubtsReachBackTo(entries.values(), clock.now()));
      for (const entry of added) table.insert(entry);
    });
    for (const { id, accountId, state } of removed) {
      slot(accountId, state).delete(id);
      entries.delete(id);
      ripe.delete(id);
    }
    for (const entry of added) put(entry);
    if (ids.length > 0) announcer.removed(ids);
    if (added.length > 0) announcer.changed(added.map(({ job }) => job));
  }

  return {
    get: (id: JobId) => entries.get(id),
    all: () => [...entries.values()],
    accounts: (): ReadonlySet<AccountId> => new Set(owners),
    /** Ids in the order in which they came into that state. */
    in: (account: AccountId, state: UploadState): readonly JobId[] => [...slot(account, state)],
    first(account: AccountId, state: UploadState, accept: (id: JobId) => boolean, count: number) {
      const found: UploadEntry[] = [];
      for (const id of inTurn(account, state)) {
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
    add: (added: readonly UploadEntry[]) => replace([], added),
    replace,
    /** Applies what happened, all of it in one transaction; returns the jobs that it changed. */
    change: gathering.now,
    /** The same, written together with whatever else happens at this moment. */
    together: gathering.soon,
    /** Bytes under way are shown, not kept: after a crash the file is sent from its start anyway. */
    progress(id: JobId, sentBytes: number): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const job = step(entry.job, { kind: 'progressed', sentBytes }, clock.now());
      if (job === entry.job) return;
      entries.set(id, { ...entry, job });
      announcer.changed([job]);
    },
    remove: (ids: readonly JobId[]) => replace(ids, []),
  };
}

/** Longer than any two clocks are apart for which an item is still looked for. */
const claimMarginMs = 7 * 24 * 60 * 60_000;

/** No upload in doubt, of this run or a later one, looks at items stored before. */
function doubtsReachBackTo(entries: Iterable<UploadEntry>, now: number): number {
  let earliest = now;
  for (const { job, sentAt } of entries) {
    if (!isFinished(job)) earliest = Math.min(earliest, sentAt ?? job.addedAt);
  }
  return earliest - claimMarginMs;
}
