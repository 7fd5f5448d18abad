import {
  type Expiry,
  nextChange,
  timeLeft,
  type Urgency,
  urgencyOf,
} from '../../shared/retention.ts';
import { en } from '../strings/en.ts';
import { formatDuration, formatInstant } from './format.ts';

export interface Countdown {
  readonly label: string;
  readonly urgency: Urgency;
}

const minute = 60_000;

/** The few words of a card: "5 h 12 min", "Expired"; null for what has no end that is known. */
export function countdownOf(expiry: Expiry, now: number): Countdown | null {
  const words = en.library.countdown;
  const urgency = urgencyOf(expiry, now);
  const left = timeLeft(expiry, now);
  if (expiry.basis === 'gone') {
    return { label: expiry.hadEnded ? words.ended : words.gone, urgency };
  }
  if (left === null) return null;
  return { label: left === 0 ? words.ended : formatDuration(left), urgency };
}

/** When `lifeOf` says something else by itself; null when it never will. */
export function nextLifeChange(expiry: Expiry, now: number): number | null {
  const { basis, expiresAt } = expiry;
  if (basis === 'gone' || expiresAt === null) return null;
  if (expiresAt > now) return nextChange(expiry, now);
  // How long ago it was is told to the minute.
  return expiresAt + (Math.floor((now - expiresAt) / minute) + 1) * minute;
}

export interface LifeContext {
  readonly provider: string;
  /** The account's last reading failed: what has expired is not being looked for. */
  readonly unread: boolean;
  /** The account may be set to keep it for less. */
  readonly atMost?: boolean | undefined;
}

/** How long an item lives as a sentence, and why that is known. */
export function lifeOf(expiry: Expiry, now: number, context: LifeContext): [string, string] {
  const words = en.library.life;
  const { provider, unread } = context;
  const { basis, expiresAt, lifetime, certainty } = expiry;
  if (basis === 'gone') {
    return [words.gone(provider), words.noticed(formatInstant(expiresAt ?? now, now))];
  }
  const left = timeLeft(expiry, now);
  if (left === null || expiresAt === null) return endlessLife(expiry, provider);
  if (left === 0) {
    const ago = now - expiresAt;
    return [
      ago < minute ? words.endedNow : words.ended(formatDuration(ago - (ago % minute))),
      unread ? words.unchecked(provider) : words.checking(provider),
    ];
  }
  const why = certainty === 'documented' ? words.documented(provider) : words[certainty];
  const duration = formatDuration(left);
  if (basis === 'unused' && lifetime.kind === 'duration') return [words.unused(duration), why];
  const until = formatInstant(expiresAt, now);
  return [context.atMost ? words.atMost(duration, until) : words.used(duration, until), why];
}

function endlessLife({ lifetime, certainty }: Expiry, provider: string): [string, string] {
  const words = en.library.life;
  const documented = words.documented(provider);
  switch (lifetime.kind) {
    case 'until-removed': {
      const why = {
        documented,
        observed: words.outlived,
        assumed: words.unsaid(provider),
        set: words.set,
      };
      // What no one documents isn't known to be for ever.
      const told = certainty === 'assumed' ? words.untilRemovedPerhaps : words.untilRemoved;
      return [told, why[certainty]];
    }
    case 'with-message': {
      const why = { documented, observed: words.outlived, assumed: words.assumed, set: words.set };
      return [words.withMessage, why[certainty]];
    }
    case 'duration':
      return [words.undated, words.undatedWhy(provider)];
    default:
      return lifetime satisfies never;
  }
}
