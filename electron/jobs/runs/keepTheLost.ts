import { add, isOver, type Run } from './run.ts';
import type { RunTable } from './runTable.ts';

/** Counts as kept what a run lost with an account; as it is at the moment of the write, since several may go at once. */
export function keepTheLost(
  run: Run,
  openItems: () => number,
  table: Pick<RunTable, 'count'>,
  say: (run: Run, atOnce: boolean) => void,
): void {
  if (run.phase === 'writing' || isOver(run)) return;
  const kept = run.items - run.done - run.failed - run.kept - openItems();
  if (kept <= 0) return;
  const ended = { done: 0, failed: 0, kept };
  table.count(run.id, ended);
  add(run, ended);
  say(run, true);
}
