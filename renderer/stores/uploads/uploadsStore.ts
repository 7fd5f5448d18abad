import { create } from 'zustand';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import type { UploadJob, UploadPauses } from '../../../shared/upload.ts';
import { client } from '../../bridge/client.ts';
import { en } from '../../strings/en.ts';
import { speak } from '../notices/spokenStore.ts';
import { type Ends, noEnds, withEnd } from './ends.ts';
import { moved, type Speed, stillAt } from './speed.ts';
import { sentOf } from './tally.ts';
import { knownAs, noBatches, type UploadBatches, withJobs, withoutJobs } from './uploadBatches.ts';

const everyMs = 100;
/** So many are asked for in one call, so that thousands left by an earlier run do not block the window. */
const atOnce = 200;

/** A pause longer than this is more than the step from one file to the next. */
const restMs = 1_000;

export interface UploadsState {
  readonly known: UploadBatches;
  readonly pauses: UploadPauses;
  /** The speed of everything together; `speeds` has that of each file under way. */
  readonly speed: Speed;
  readonly speeds: ReadonlyMap<JobId, Speed>;
  readonly ends: Ends;
  readonly lastFailed: UploadJob | null;
}

export const noUploads: UploadsState = {
  known: noBatches,
  pauses: { all: false, accountIds: [] },
  speed: stillAt(0),
  speeds: new Map(),
  ends: noEnds,
  lastFailed: null,
};

export const useUploads = create<UploadsState>(() => noUploads);

export const knownUploads = ({ known }: UploadsState) => known;
export const activeUploads = ({ known }: UploadsState) => known.tally.active;

/** The bytes that left between two rows of one job. */
function movedBetween(before: UploadJob | undefined, after: UploadJob): number {
  if (before === undefined) return 0;
  return Math.max(0, sentOf(after) - sentOf(before));
}

export function withRows(
  state: UploadsState,
  changed: readonly UploadJob[],
  now: number,
): UploadsState {
  const { known } = state;
  const speeds = new Map(state.speeds);
  let { ends, lastFailed } = state;
  let bytes = 0;
  for (const job of changed) {
    const before = knownAs(known, job);
    const step = movedBetween(before, job);
    bytes += step;
    const end = withEnd(ends, before, job);
    if (end.failed > ends.failed) lastFailed = job;
    ends = end;
    if (job.state !== 'sending') speeds.delete(job.id);
    else speeds.set(job.id, moved(speeds.get(job.id) ?? stillAt(now), step, now));
  }
  // A time in which nothing was sent says nothing of the line; from one file to the next is no such time.
  const rested = known.tally.sending === 0 && now - state.speed.at > restMs;
  const speed = moved(rested ? stillAt(now) : state.speed, bytes, now);
  return { ...state, known: withJobs(known, changed), speed, speeds, ends, lastFailed };
}

/** Adds rows that were there before: they are no news, and what was announced meanwhile is newer. */
export function withListed(state: UploadsState, listed: readonly UploadJob[]): UploadsState {
  const unknown = listed.filter((job) => knownAs(state.known, job) === undefined);
  return unknown.length === 0 ? state : { ...state, known: withJobs(state.known, unknown) };
}

/** Announced, and not yet shown; the latest row of each job. */
const waiting = new Map<JobId, UploadJob>();
let listed: UploadJob[] = [];
const leaving = new Set<JobId>();
let shownAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;

function showWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
  const before = listed;
  const changed = [...waiting.values()];
  const gone = [...leaving];
  listed = [];
  waiting.clear();
  leaving.clear();
  shownAt = performance.now();
  useUploads.setState((state) => {
    const all = withListed(state, before);
    const next = changed.length === 0 ? all : withRows(all, changed, shownAt);
    return gone.length === 0 ? next : { ...next, known: withoutJobs(next.known, gone) };
  });
}

/** Shown at once, or with what else comes within a tenth of a second. */
function showSoon(): void {
  const restMs = shownAt + everyMs - performance.now();
  if (restMs <= 0) showWaiting();
  else timer ??= setTimeout(showWaiting, restMs);
}

export function putJobs(changed: readonly UploadJob[]): void {
  for (const job of changed) waiting.set(job.id, job);
  showSoon();
}

export function dropJobs(ids: readonly JobId[]): void {
  for (const id of ids) leaving.add(id);
  showSoon();
}

export function putPauses(pauses: UploadPauses): void {
  useUploads.setState({ pauses });
}

export function isPaused(pauses: UploadPauses, accountId: AccountId): boolean {
  return pauses.all || pauses.accountIds.includes(accountId);
}

export async function loadUploads(): Promise<void> {
  putPauses(await client.uploads.pauses(undefined));
  for (let start = 0; ; start += atOnce) {
    const jobs = await client.uploads.list({ start, count: atOnce });
    listed.push(...jobs);
    showSoon();
    if (jobs.length < atOnce) break;
  }
  showWaiting();
  const { active } = useUploads.getState().known.tally;
  if (active > 0) speak(en.uploads.news.resumed(active));
}
