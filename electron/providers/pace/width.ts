import { answeredAt, newRate, type Rate, tooFast } from './rate.ts';

/**
 * How many requests at once, and how fast, a provider lets us ask: found by asking, since no limit is
 * published (providers.md 3.7), or one of rate rather than of number (providers.md 1.8). All times are
 * monotonic ms.
 */
export interface Width {
  /** So many may be in flight; a fraction is on its way to the next whole one. */
  readonly width: number;
  /** Where it was too many before; as many as there are connections while it never was. */
  readonly ceiling: number;
  /** The most that were in flight at once when one was answered. */
  readonly borne: number;
  /** So many answers are waited for before one more than the ceiling is tried. */
  readonly patience: number;
  /** Answers since the last refusal, as long as the width is at its ceiling or above. */
  readonly held: number;
  readonly inFlight: number;
  /** Counts how often less was asked for. */
  readonly burst: number;
  /** Nothing begins before. */
  readonly restUntilMs: number;
  readonly lastBegunMs: number;
  /** When the last one was to begin: before it did, where its timer was late. */
  readonly dueMs: number;
  /** Requests begun and answered since the last rest, and since when. */
  readonly begun: number;
  readonly answered: number;
  readonly stretchBegunMs: number;
  /** Since when it is known. */
  readonly sinceMs: number;
  readonly rate: Rate;
  /** Rests one after the other, with no answer between. */
  readonly refusedInRow: number;
}

/** What a request remembers of the moment in which it began. */
export interface Ticket {
  readonly burst: number;
  /** How many had begun before it since the last rest, and how long after that it began. */
  readonly after: number;
  readonly afterMs: number;
}

/** As many as a session has connections. */
const most = 16;
const begin = 4;
const pauseMs = 500;
const longestPauseMs = 8_000;
/** After one more than the ceiling was refused, and refused again. */
const leastPatience = 400;
const mostPatience = 6_400;

export function newWidth(nowMs: number): Width {
  return {
    width: begin,
    ceiling: most,
    borne: 1,
    patience: 0,
    held: 0,
    inFlight: 0,
    burst: 0,
    restUntilMs: nowMs,
    lastBegunMs: Number.NEGATIVE_INFINITY,
    dueMs: Number.NEGATIVE_INFINITY,
    begun: 0,
    answered: 0,
    stretchBegunMs: nowMs,
    sinceMs: nowMs,
    rate: newRate,
    refusedInRow: 0,
  };
}

/** How long until another may begin; null when one in flight must come back first. */
export function beginsInMs(width: Width, nowMs: number): number | null {
  if (width.inFlight >= Math.floor(width.width)) return null;
  const spacedMs = width.dueMs + width.rate.spacingMs - nowMs;
  return Math.max(0, width.restUntilMs - nowMs, spacedMs);
}

export function begun(width: Width, nowMs: number): Width {
  const { inFlight, begun: before, dueMs: lastDueMs, rate } = width;
  const dueMs = Math.max(lastDueMs + rate.spacingMs, nowMs - rate.slackMs);
  const next = { ...width, inFlight: inFlight + 1, begun: before + 1, lastBegunMs: nowMs, dueMs };
  // While the very first, which tells what to ask for, was waited for alone, nothing of what is borne was used.
  const firstAlone = rate.answered === 1 && before === 1 && inFlight === 0;
  return firstAlone ? { ...next, begun: 1, answered: 0, stretchBegunMs: nowMs } : next;
}

/** Of the request that has just begun. */
export function ticketOf({ burst, begun, lastBegunMs, stretchBegunMs }: Width): Ticket {
  return { burst, after: begun - 1, afterMs: lastBegunMs - stretchBegunMs };
}

/**
 * Answered, well or badly, but not refused for being too many. Until the first refusal every second answer makes
 * room for one more; below a ceiling there is one more a round, and one more than the ceiling is tried ever more
 * rarely.
 */
export function answered(width: Width): Width {
  const inFlight = width.inFlight - 1;
  const back = {
    ...width,
    inFlight,
    borne: Math.max(width.borne, width.inFlight),
    answered: width.answered + 1,
    refusedInRow: 0,
    rate: answeredAt(width.rate),
  };
  if (width.width < width.ceiling) {
    const step = width.burst === 0 ? 1 / 2 : 1 / width.width;
    return { ...back, width: Math.min(width.ceiling, width.width + step) };
  }
  if (width.width >= most) return back;
  const held = width.held + 1;
  if (width.width > width.ceiling) {
    // A whole round of one more went well.
    if (held < width.width) return { ...back, held };
    return { ...back, held: 0, ceiling: width.width, patience: 0 };
  }
  if (held < Math.max(width.width, width.patience)) return { ...back, held };
  return { ...back, held: 0, width: Math.min(most, width.ceiling + 1) };
}

/** Ended without an answer of the provider: nothing is learnt. */
export function ended(width: Width): Width {
  return { ...width, inFlight: width.inFlight - 1 };
}

/**
 * Refused for being too many, in which case it can be asked again as if it had not been. What was in
 * flight beside it is what the provider bears; the others of the same burst only lower that further, but not
 * below what it bore before, since they tell nothing new, nor does their wish for a pause. With others in flight
 * and no pause wished for it was too many at once: it goes again as soon as one of them is back. Else it was too
 * fast.
 */
export function refused(
  width: Width,
  ticket: Ticket,
  nowMs: number,
  retryAfterMs: number | null,
): Width {
  const inFlight = width.inFlight - 1;
  if (ticket.burst !== width.burst) {
    if (ticket.burst !== width.burst - 1) return { ...width, inFlight };
    const lower = Math.max(1, width.borne, Math.min(width.width, width.ceiling) - 1);
    const less = { ...width, inFlight, width: lower, ceiling: lower, held: 0 };
    // None of the burst was borne.
    const allRefused = inFlight === 0 && width.answered === 0 && width.restUntilMs <= nowMs;
    return allRefused ? rested(less, ticket, nowMs, retryAfterMs) : less;
  }
  const tooFast = retryAfterMs !== null || inFlight === 0;
  // As many as were borne before are so no more.
  const borne = width.inFlight > width.borne || tooFast ? width.borne : 1;
  const left = Math.max(1, Math.min(width.width, Math.max(inFlight, borne)));
  const less = {
    ...width,
    inFlight,
    width: left,
    ceiling: left,
    borne,
    held: 0,
    burst: width.burst + 1,
    patience:
      width.width > width.ceiling
        ? Math.min(mostPatience, Math.max(leastPatience, width.patience * 4))
        : width.patience,
  };
  return tooFast ? rested(less, ticket, nowMs, retryAfterMs) : less;
}

/** Nothing for a while, and slower after it. */
function rested(
  width: Width,
  { after, afterMs }: Ticket,
  nowMs: number,
  retryAfterMs: number | null,
): Width {
  const refusedInRow = width.refusedInRow + 1;
  const pause = Math.min(longestPauseMs, pauseMs * 2 ** Math.min(8, refusedInRow - 1));
  // All that began before it were answered, or will be: it is the first of its burst to be refused.
  const stretch = { answered: after, ms: Math.max(1, afterMs) };
  const restUntilMs = Math.max(width.restUntilMs, nowMs + (retryAfterMs ?? pause));
  return {
    ...width,
    restUntilMs,
    rate: tooFast(width.rate, stretch, restUntilMs - width.sinceMs),
    begun: 0,
    answered: 0,
    stretchBegunMs: restUntilMs,
    refusedInRow,
  };
}
