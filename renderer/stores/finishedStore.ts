import { create } from 'zustand';
import type { FinishedWork } from '../../shared/contract/finished.ts';
import { client, failureOf } from '../bridge/client.ts';
import { sayFailure } from './notices/sayFailure.ts';

interface FinishedState {
  /** By its id, the latest first. */
  readonly finished: ReadonlyMap<string, FinishedWork>;
}

/** What is over and has no receipt, as the main process keeps it. */
export const useFinished = create<FinishedState>(() => ({ finished: new Map() }));

export const allFinished = ({ finished }: FinishedState) => finished;

const atOnce = 500;

/** Whole rows, as they are now. */
export function putFinished(told: readonly FinishedWork[]): void {
  const byId = new Map(useFinished.getState().finished);
  for (const work of told) byId.set(work.id, work);
  const sorted = [...byId.values()].sort(
    (one, other) => other.endedAt - one.endedAt || (one.id < other.id ? -1 : 1),
  );
  useFinished.setState({ finished: new Map(sorted.map((work) => [work.id, work])) });
}

export async function loadFinished(): Promise<void> {
  for (let start = 0; ; start += atOnce) {
    const { finished, total } = await client.finished.list({ start, count: atOnce });
    // What was told meanwhile is newer than what was asked for before it.
    const known = useFinished.getState().finished;
    putFinished(finished.filter(({ id }) => !known.has(id)));
    if (start + atOnce >= total) return;
  }
}

/** Whether a person wants no more of it in the window than its entry in Activity. */
export const isSeen = (work: FinishedWork | undefined) =>
  work !== undefined && (work.seen || work.cleared);

/** Runs without those that are over and of which a person knows. */
export function useUnseen<R extends { readonly id: string; readonly state: string }>(
  runs: readonly R[],
): readonly R[] {
  const finished = useFinished(allFinished);
  return runs.filter(({ id, state }) => state !== 'over' || !isSeen(finished.get(id)));
}

/** It went wrong, and a person knows. */
export function seeFinished(ids: readonly string[]): void {
  client.finished.see({ ids: [...ids] }).catch((error: unknown) => sayFailure(failureOf(error)));
}

export const wentWrong = ({ failed, failure }: FinishedWork) => failed > 0 || failure !== null;

/** Those, of what stands the latest first, that no later update or look of the same archive followed. */
export function lastOfEach(finished: Iterable<FinishedWork>): FinishedWork[] {
  const later = new Set<string>();
  const found: FinishedWork[] = [];
  for (const work of finished) {
    const of = work.archiveId === null ? null : `${work.kind} ${work.archiveId}`;
    if (of === null || !later.has(of)) found.push(work);
    if (of !== null) later.add(of);
  }
  return found;
}

/** What calls for attention: it went wrong, nobody has seen it, and nothing of its kind followed it. */
export const inNeed = (finished: Iterable<FinishedWork>): FinishedWork[] =>
  lastOfEach(finished).filter((work) => wentWrong(work) && !isSeen(work));
