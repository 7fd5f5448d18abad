import type { Run as ShownRun } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Speed } from './speed.ts';

/** How many items more came to each of the ends. */
export interface Ended {
  readonly done: number;
  readonly failed: number;
  readonly kept: number;
}

/** A newer Satchel's phase is not known to allow anything: what is left of such a run is kept. */
export const phases = ['writing', 'running', 'paused', 'stopped'] as const;

/** All that a person set going at once: how many items, and what became of those that are over. */
export interface StoredRun extends Ended {
  readonly id: string;
  /** `writing`: not all of its jobs are on disk, so that none is begun. `stopped`: by a person. */
  readonly phase: (typeof phases)[number];
  readonly begunAt: number;
  /** Epoch ms at which its grace ends, or ended, as far as was known; null where it had none. */
  readonly startsAt: number | null;
  /** So long nothing of it is asked, counted from each start of Satchel anew; 0 once that is over. */
  readonly graceMs: number;
  readonly items: number;
  /** What its client knows of it, as the client wrote it. */
  readonly facts: string;
}

/** A run as it is in the database, and what only this Satchel knows of it. */
export type Run = { -readonly [Field in keyof StoredRun]: StoredRun[Field] } & {
  /** Of all its jobs; after a start, of those that were open then. */
  readonly accountIds: Set<AccountId>;
  /** It was begun before Satchel was started. */
  readonly resumed: boolean;
  /** Why nothing is asked for it just now; null while something is. */
  waitsFor: Failure | null;
  readonly speed: Speed;
};

interface Beginning {
  readonly id: string;
  readonly items: number;
  readonly facts: string;
  readonly begunAt: number;
  readonly graceMs: number;
}

/** A run of which nothing is done and not all is written. */
export function begin({ id, items, facts, begunAt, graceMs }: Beginning): StoredRun {
  return {
    id,
    phase: 'writing',
    begunAt,
    startsAt: graceMs > 0 ? begunAt + graceMs : null,
    graceMs,
    items,
    done: 0,
    failed: 0,
    kept: 0,
    facts,
  };
}

export const isOver = ({ items, done, failed, kept }: Run) => done + failed + kept >= items;

/** Nobody stopped it, and all of it is on disk. */
export const isUnderway = (run: Run | undefined) =>
  run?.phase === 'running' || run?.phase === 'paused';

export const isPending = ({ graceMs }: StoredRun) => graceMs > 0;

function stateOf(run: Run): ShownRun['state'] {
  if (isOver(run)) return 'over';
  if (run.phase === 'stopped') return 'stopping';
  if (run.phase === 'paused') return 'paused';
  return isPending(run) ? 'pending' : 'running';
}

/** A run as the window is told of it. */
export function shown(run: Run): ShownRun {
  const { items, done, failed, kept } = run;
  const state = stateOf(run);
  const over = state === 'over';
  const perSecond = state === 'running' ? run.speed.perSecond() : null;
  const left = items - done - failed - kept;
  return {
    id: run.id,
    state,
    begunAt: run.begunAt,
    startsAt: run.startsAt,
    of: items,
    done,
    failed,
    kept,
    accountIds: over ? [] : [...run.accountIds],
    resumed: run.resumed,
    waitsFor: over ? null : run.waitsFor,
    perSecond,
    leftMs: perSecond === null || perSecond === 0 ? null : (left / perSecond) * 1_000,
  };
}

export function add(run: Run, ended: Ended): void {
  run.done += ended.done;
  run.failed += ended.failed;
  run.kept += ended.kept;
  run.speed.add(ended.done + ended.failed);
}
