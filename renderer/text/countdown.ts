import { type Expiry, timeLeft, type Urgency, urgencyOf } from '../../shared/retention.ts';
import { en } from '../strings/en.ts';
import { formatDuration, formatInstant } from './format.ts';

export interface Countdown {
  readonly label: string;
  readonly urgency: Urgency;
}

/** The few words of a card: "5 h 12 min", "Gone". */
export function countdownOf(expiry: Expiry, now: number): Countdown {
  const words = en.library.countdown;
  const urgency = urgencyOf(expiry, now);
  const left = timeLeft(expiry, now);
  if (expiry.basis === 'gone') return { label: words.gone, urgency };
  if (left === 0) return { label: words.ended, urgency };
  if (left !== null) return { label: formatDuration(left), urgency };
  if (expiry.lifetime.kind === 'until-removed') return { label: words.lasting, urgency };
  if (expiry.lifetime.kind === 'with-message') return { label: words.withMessage, urgency };
  return { label: words.unknown, urgency };
}

/** The same as a sentence, and how sure we are of it; `atMost`: the account may be set to keep it for less. */
export function lifeOf(
  expiry: Expiry,
  now: number,
  provider: string,
  atMost = false,
): [string, string] {
  const words = en.library.life;
  const certainty =
    expiry.basis === 'gone'
      ? words.observedGone
      : expiry.certainty === 'documented'
        ? words.documented(provider)
        : words[expiry.certainty];
  const left = timeLeft(expiry, now);
  if (expiry.basis === 'gone') {
    return [words.gone(formatInstant(expiry.expiresAt ?? now, now)), certainty];
  }
  if (left === 0) return [words.ended, certainty];
  if (left === null || expiry.expiresAt === null) {
    if (expiry.lifetime.kind === 'until-removed') return [words.untilRemoved, certainty];
    if (expiry.lifetime.kind === 'with-message') return [words.withMessage, certainty];
    return [words.undated, certainty];
  }
  const duration = formatDuration(left);
  if (expiry.basis === 'unused') return [words.unused(duration), certainty];
  const until = formatInstant(expiry.expiresAt, now);
  return [atMost ? words.atMost(duration, until) : words.used(duration, until), certainty];
}
