import type { Emit } from '../../../shared/contract/contract.ts';
import type { Planning } from '../../../shared/contract/parts/planning.ts';
import type { Clock } from '../../base/clock.ts';

const everyMs = 100;
/** What is looked at in a moment needs no telling. */
const fewest = 2_000;

/** Tells the window how far a plan is, at most ten times a second. */
export function tellProgress(kind: Planning['kind'], emit: Emit, clock: Clock) {
  let toldAt = clock.monotonic();
  return (done: number, of: number): void => {
    if (of < fewest || clock.monotonic() - toldAt < everyMs) return;
    toldAt = clock.monotonic();
    emit('planning', { kind, done, of });
  };
}
