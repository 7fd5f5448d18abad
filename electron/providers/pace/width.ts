/**
 * How many requests at once, and how fast, a provider lets us ask: found by asking, since no limit is
 * published (providers.md 3.7), or one of rate rather than of number (providers.md 1.8). All times are
 * monotonic ms.
 */
export interface Width {
  /** So many may be in flight; a fraction is on its way to the next whole one. */
  readonly width: number;
  /** Where it was too many before: beyond it the width grows slowly. */
  readonly ceiling: number;
  readonly inFlight: number;
  /** Counts how often less was asked for; each request remembers the burst that it began in. */
  readonly burst: number;
  /** Nothing begins before. */
  readonly restUntilMs: number;
  /** At least so long between two beginnings. */
  readonly spacingMs: number;
  readonly lastBegunMs: number;
  /** Requests answered in this burst, and since when: the rate that the provider bears. */
  readonly answered: number;
  readonly burstBegunMs: number;
  /** Refusals one after the other, with no answer between. */
  readonly refusedInRow: number;
}

/** As many as a session has connections. */
const most = 16;
const begin = 4;
const pauseMs = 500;
const longestPauseMs = 8_000;

export function newWidth(nowMs: number): Width {
  return {
    width: begin,
    ceiling: most,
    inFlight: 0,
    burst: 0,
    restUntilMs: nowMs,
    spacingMs: 0,
    lastBegunMs: Number.NEGATIVE_INFINITY,
    answered: 0,
    burstBegunMs: nowMs,
    refusedInRow: 0,
  };
}

/** How long until another may begin; null when one in flight must come back first. */
export function beginsInMs(width: Width, nowMs: number): number | null {
  if (width.inFlight >= Math.floor(width.width)) return null;
  return Math.max(0, width.restUntilMs - nowMs, width.lastBegunMs + width.spacingMs - nowMs);
}

export function begun(width: Width, nowMs: number): Width {
  return { ...width, inFlight: width.inFlight + 1, lastBegunMs: nowMs };
}

/** Answered, well or badly, but not refused for being too many: one more a round, slowly above the ceiling. */
export function answered(width: Width): Width {
  const step = width.width < width.ceiling ? 1 : 1 / 8;
  return {
    ...width,
    inFlight: width.inFlight - 1,
    width: Math.min(most, width.width + step / width.width),
    answered: width.answered + 1,
    refusedInRow: 0,
    // A rate that holds is tried a little higher.
    spacingMs: width.spacingMs < 1 ? 0 : width.spacingMs * 0.97,
  };
}

/** Ended without an answer of the provider: nothing is learnt. */
export function ended(width: Width): Width {
  return { ...width, inFlight: width.inFlight - 1 };
}

/**
 * Refused for being too many, in which case it can be asked again as if it had not been. What was in
 * flight beside it is what the provider bears; the others of the same burst only lower that further,
 * since they tell nothing new, nor does their wish for a pause.
 */
export function refused(
  width: Width,
  begunInBurst: number,
  nowMs: number,
  retryAfterMs: number | null,
): Width {
  const inFlight = width.inFlight - 1;
  const refusedInRow = width.refusedInRow + 1;
  if (begunInBurst !== width.burst) {
    const lower = Math.max(1, Math.min(width.width, width.ceiling) - 1);
    const ofLast = begunInBurst === width.burst - 1;
    return { ...width, inFlight, ...(ofLast && { width: lower, ceiling: lower }) };
  }
  const left = Math.max(1, Math.min(width.width, inFlight));
  const pause = Math.min(longestPauseMs, pauseMs * 2 ** Math.min(8, refusedInRow - 1));
  const elapsedMs = nowMs - width.burstBegunMs;
  return {
    ...width,
    inFlight,
    width: left,
    ceiling: left,
    burst: width.burst + 1,
    restUntilMs: Math.max(width.restUntilMs, nowMs + (retryAfterMs ?? pause)),
    // Just under what was borne; a burst without an answer measures nothing.
    spacingMs: width.answered === 0 ? width.spacingMs : (elapsedMs / width.answered) * 1.05,
    answered: 0,
    // With the pause to come: a provider may count over longer than a burst lasts.
    burstBegunMs: nowMs,
    refusedInRow,
  };
}
