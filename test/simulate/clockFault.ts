import type { ClockOffsets } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import type { Random } from './random.ts';

/** How far the provider's clocks are off, each by itself, and when which of them is set. */
export interface ClockPlan {
  readonly offsets: Required<ClockOffsets>;
  readonly sets: readonly { readonly atMs: number; readonly to: ClockOffsets }[];
  /** The library had read the account whole before anything was sent, and is refreshed then. */
  readonly refreshes: readonly number[] | null;
  /** The chance that somebody else stored the very same file before. */
  readonly twins: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Drawn from dice of its own, so that what else befalls a life does not depend on it. */
export function drawClocks(random: Random, skewMs: number): ClockPlan {
  const span = () => random.pick([-1, 1]) * random.pick([0, 5 * minuteMs, 3 * hourMs, 24 * hourMs]);
  const off = () => skewMs + (random.chance(0.6) ? span() : 0);
  const offsets = { date: off(), listed: off(), links: off() };
  const isRead = random.chance(0.75);
  const sets = Array.from({ length: random.chance(0.3) ? random.whole(1, 2) : 0 }, () => {
    const atMs = random.whole(1, 60_000);
    // Where dates alone tell what is new, the clock of the list is trusted to go on.
    const listed = isRead && random.chance(0.6);
    return { atMs, to: listed ? { listed: off() } : { date: off() } };
  });
  const times = Array.from({ length: random.whole(0, 3) }, () => random.whole(1, 90_000));
  return {
    ...{ offsets, sets },
    refreshes: isRead ? times : null,
    twins: isRead ? random.pick([0, 0, 0.2]) : 0,
  };
}
