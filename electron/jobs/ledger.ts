import type { AccountId } from '../../shared/ids.ts';
import { createByState } from './byState.ts';
import { createClaims } from './claims.ts';
import { createFeed } from './feed.ts';
import { createGathering } from './gathering.ts';
import type { Change, EntryOf, IdOf, JobOf, Kinds } from './job.ts';
import type { Ledger, LedgerDeps } from './ledgerTypes.ts';
import { createRuntimes } from './runtimes.ts';

/** Every job in memory as it is in the database: written first, then changed here, then announced. */
export function createLedger<K extends Kinds>(deps: LedgerDeps<K>): Ledger<K> {
  const { table, step, roles, clock, within } = deps;
  const entries = new Map<IdOf<K>, EntryOf<K>>();
  const owners = new Set<AccountId>();
  const byState = createByState<JobOf<K>>(roles, deps.isUrgent, deps.groupOf);
  const claims = createClaims<PropertyKey>(deps.claimed ?? []);
  const feed = createFeed<JobOf<K>>(clock, deps.failureOf);
  const { roleOf } = byState;
  const runtimes = createRuntimes<K['memory']>((id) => {
    const entry = entries.get(id);
    return entry !== undefined && roleOf(entry.job) !== 'ended';
  });

  const get = (id: IdOf<K>) => entries.get(id) ?? table.get?.(id) ?? undefined;

  function put(entry: EntryOf<K>): void {
    const { job } = entry;
    owners.add(job.accountId);
    const claim = deps.claimOf?.(job) ?? null;
    if (claim !== null) claims.claim(claim);
    const before = entries.get(job.id)?.job;
    const ended = roleOf(job) === 'ended';
    if (ended) runtimes.drop(job.id);
    // It was taken just now: what it waited for before says nothing of when to ask about it.
    else if (
      roleOf(job) === 'followed' &&
      (before === undefined || roleOf(before) !== 'followed')
    ) {
      runtimes.of(job.id).dueAt = Number.NEGATIVE_INFINITY;
    }
    if (ended && deps.endedOnDisk) {
      if (before !== undefined) forget(before);
      return;
    }
    entries.set(job.id, entry);
    byState.put(job, before);
  }

  function forget(job: JobOf<K>): void {
    entries.delete(job.id);
    byState.remove(job);
    runtimes.drop(job.id);
  }

  for (const entry of table.load()) put(entry);

  function write(changes: readonly Change<K>[]): EntryOf<K>[] {
    const changed = new Map<IdOf<K>, EntryOf<K>>();
    const recorded = within?.record?.(changes, { get, claims });
    for (const change of changes) {
      const { id, facts } = change;
      const entry = changed.get(id) ?? get(id);
      if (entry === undefined) continue;
      const job = step(entry.job, recorded?.get(change) ?? change.event, clock.now());
      if (job !== entry.job) changed.set(id, { ...entry, ...facts, job });
    }
    for (const entry of changed.values()) {
      table.update(entry);
      within?.wrote?.(entry);
    }
    return [...changed.values()];
  }

  function apply(changes: readonly Change<K>[]): JobOf<K>[] {
    const matters = ({ id, event, item }: Change<K>) => {
      const job = get(id)?.job;
      return job !== undefined && (item !== undefined || step(job, event, clock.now()) !== job);
    };
    if (!changes.some(matters)) return [];
    let changed: EntryOf<K>[] = [];
    deps.atomically(() => {
      changed = write(changes);
    });
    for (const entry of changed) put(entry);
    deps.committed?.(changed);
    const jobs = changed.map(({ job }) => job);
    feed.changed(jobs);
    return jobs;
  }

  function replace(ids: readonly IdOf<K>[], added: readonly EntryOf<K>[]): void {
    const removed = ids.flatMap((id): JobOf<K>[] => {
      const entry = get(id);
      return entry === undefined ? [] : [entry.job];
    });
    deps.atomically(() => {
      for (const job of removed) table.remove(job);
      if (ids.length > 0) within?.removed?.(entries.values());
      for (const entry of added) table.insert(entry);
    });
    for (const job of removed) forget(job);
    for (const entry of added) put(entry);
    if (ids.length > 0) feed.removed(ids);
    if (added.length > 0) feed.changed(added.map(({ job }) => job));
  }

  const gathering = createGathering<Change<K>, JobOf<K>>(apply);

  return {
    get,
    all: () => [...entries.values()],
    accounts: () => new Set(owners),
    in: byState.in,
    inRole: byState.inRole,
    isAny: byState.isAny,
    sizeOf: byState.sizeOf,
    statesIn: byState.statesIn,
    roleOf,
    first(account, states, { accept, isHeld = () => false }, count) {
      const found: EntryOf<K>[] = [];
      for (const id of byState.inTurn(account, states, isHeld)) {
        if (found.length >= count) break;
        const entry = entries.get(id);
        if (entry !== undefined && accept(id)) found.push(entry);
      }
      return found;
    },
    add: (added) => replace([], added),
    take(found) {
      for (const entry of found) if (!entries.has(entry.job.id)) put(entry);
    },
    remove: (ids) => replace(ids, []),
    replace,
    change: gathering.now,
    together: gathering.soon,
    show(id, event) {
      const entry = entries.get(id);
      const job = entry && step(entry.job, event, clock.now());
      if (entry === undefined || job === undefined || job === entry.job) return;
      entries.set(id, { ...entry, job });
      feed.changed([job]);
    },
    claims,
    runtimes,
    subscribe: feed.subscribe,
    close: feed.close,
  };
}
