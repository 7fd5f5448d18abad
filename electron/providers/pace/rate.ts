/**
 * A rate that a provider bears, found by asking: after a rest it takes a first few at once, and then so many a
 * second. Two stretches from a rest to a refusal, one short and one longer, tell these two apart. All times are
 * in ms.
 */
export interface Rate {
  /** At least so long between two beginnings; 0 while nothing was refused for being too fast. */
  readonly spacingMs: number;
  /** What began late may be made up for by so much, as what is borne at once allows. */
  readonly slackMs: number;
  /** Stretches from a rest to a refusal that were gone at one speed: how many were answered, and how long it took. */
  readonly stretches: readonly Stretch[];
  /** Answered since the last refusal. */
  readonly held: number;
  /** After so many, whether more is borne is tried. */
  readonly patience: number;
  /** All that was ever answered: with its time it tells what is borne for sure. */
  readonly answered: number;
}

interface Stretch {
  readonly answered: number;
  readonly ms: number;
}

const kept = 4;
/** While it is not known what is borne, while it is nearly known, and once it is. */
const shortPatience = 12;
const mediumPatience = 250;
const doubtfulPatience = 400;
/** What so few answers more told is nearly known. */
const fewMore = 15;
const longPatience = 1_600;
const longestPatience = 25_600;
/** Half of what is borne at once, and no more than so many: the rest is for a rate that was found too high. */
const mostMadeUp = 8;
/** How much faster each answer makes it, when it is tried: little, since what is borne at once hides what is too much. */
const climb = 0.99;
const slowClimb = 0.998;
/** Just under what was found. */
const margin = 1.02;
/**
 * How much slower, where nothing is known but that it was too fast: of few that were answered most were borne at
 * once, of many most were borne one after the other.
 */
const slower = 2;
const aLittleSlower = 1.15;
const fewAnswered = 20;
/** So much slower than what a slow climb came to. */
const afterClimb = 1.1;
const afterSlowClimb = 1.2;
/** Two stretches tell a rate when one had so many answers more, and took so many times as long. */
const leastMore = 6;
const leastLonger = 1.5;

export const newRate: Rate = {
  spacingMs: 0,
  slackMs: 0,
  stretches: [],
  held: 0,
  patience: shortPatience,
  answered: 0,
};

export function answeredAt(rate: Rate): Rate {
  const answered = rate.answered + 1;
  if (rate.spacingMs === 0) return { ...rate, answered };
  const held = rate.held + 1;
  if (held <= rate.patience) return { ...rate, answered, held };
  const faster = rate.spacingMs * (rate.patience < doubtfulPatience ? climb : slowClimb);
  // Under a millisecond it is no rate any more that is waited for.
  return { ...rate, answered, held, spacingMs: faster < 1 ? 0 : faster };
}

/**
 * Refused, after `stretch` since the last rest; one without an answer measures nothing. `elapsedMs`: since the
 * first request ever, all rests included.
 */
export function tooFast(rate: Rate, stretch: Stretch, elapsedMs: number): Rate {
  if (stretch.answered === 0) return { ...rate, held: 0 };
  const climbed = rate.held > rate.patience;
  const sureMs = elapsedMs / Math.max(1, rate.answered);
  if (climbed) {
    // Some of what was borne was not used on the way: the next stretch goes at this one speed, to be compared.
    const spacingMs =
      rate.spacingMs * (rate.patience < doubtfulPatience ? afterClimb : afterSlowClimb);
    const patience = Math.max(doubtfulPatience, Math.min(longestPatience, rate.patience * 4));
    return { ...rate, spacingMs, held: 0, patience };
  }
  const stretches = [...rate.stretches, stretch].slice(-kept);
  const foundMs = spacingOf(stretches);
  if (foundMs !== null) {
    const spacingMs = Math.min(foundMs, sureMs);
    const madeUp = Math.min(mostMadeUp, burstOf(stretches, foundMs) / 2);
    const slackMs = spacingMs * madeUp;
    const patience = moreOf(stretches) < fewMore ? doubtfulPatience : longPatience;
    return { ...rate, spacingMs, slackMs, stretches, held: 0, patience };
  }
  const again = stretches.length > 1;
  const factor = stretch.answered < fewAnswered ? slower : aLittleSlower;
  const slowerMs = Math.max(rate.spacingMs, stretch.ms / stretch.answered) * factor;
  const spacingMs = again ? Math.min(slowerMs, sureMs) : slowerMs;
  const patience = again ? mediumPatience : shortPatience;
  return { ...rate, spacingMs, stretches: [stretch], held: 0, patience };
}

/** The shortest and the longest. */
function farthest(stretches: readonly Stretch[]) {
  const byLength = [...stretches].sort((a, b) => a.ms - b.ms);
  return [byLength[0], byLength[byLength.length - 1]] as const;
}

function moreOf(stretches: readonly Stretch[]): number {
  const [shortest, longest] = farthest(stretches);
  return (longest?.answered ?? 0) - (shortest?.answered ?? 0);
}

/** By the shortest and the longest, when they are far enough apart to be compared; null when they are not. */
function spacingOf(stretches: readonly Stretch[]): number | null {
  const [shortest, longest] = farthest(stretches);
  if (shortest === undefined || longest === undefined) return null;
  const more = moreOf(stretches);
  if (more < leastMore || longest.ms < shortest.ms * leastLonger) return null;
  // Never faster than the longest stretch itself was; one answer more or less, for few of them are compared.
  const foundMs = Math.max((longest.ms - shortest.ms) / more, longest.ms / longest.answered);
  return foundMs * margin * (1 - 1 / more);
}

/** How many were borne at once, beside those that the rate explains. */
function burstOf(stretches: readonly Stretch[], spacingMs: number): number {
  const beside = stretches.map(({ answered, ms }) => answered - ms / spacingMs);
  return Math.max(0, Math.min(...beside));
}
