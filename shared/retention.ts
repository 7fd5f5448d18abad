import { z } from 'zod';

/** How long something lives: a duration in ms, until someone removes it, or with its message. */
export const lifetime = z.union([
  z.object({ kind: z.literal('duration'), ms: z.number().positive() }),
  z.object({ kind: z.literal('until-removed') }),
  z.object({ kind: z.literal('with-message') }),
]);
export type Lifetime = z.infer<typeof lifetime>;

/** documented: the provider says so; observed: seen to be so; assumed: our best reading. */
export const certainty = z.enum(['documented', 'observed', 'assumed']);
export type Certainty = z.infer<typeof certainty>;

export const retentionRule = z.object({ unused: lifetime, used: lifetime, certainty });
export type RetentionRule = z.infer<typeof retentionRule>;

/** What is known of an item's life; instants in epoch ms. */
export interface LifeFacts {
  readonly storedAt: number | null;
  readonly usedAt: number | null;
  readonly seenAt: number;
  readonly goneAt: number | null;
}

export interface Expiry {
  /** null: no instant is known (until removed, with its message, or never dated). */
  readonly expiresAt: number | null;
  readonly basis: 'unused' | 'used' | 'gone';
  readonly lifetime: Lifetime;
  readonly certainty: Certainty;
}

/**
 * When an item stops working, by the provider's rule and what is known of the item.
 *
 * A provider without a "used" flag still tells by what it does: an item seen alive after its unused
 * lifetime must have been used, which is then `observed` rather than `documented`.
 */
export function expiryOf(rule: RetentionRule, facts: LifeFacts): Expiry {
  const from = (life: Lifetime, start: number | null) =>
    life.kind === 'duration' && start !== null ? start + life.ms : null;
  if (facts.goneAt !== null) {
    return { expiresAt: facts.goneAt, basis: 'gone', lifetime: rule.unused, certainty: 'observed' };
  }
  if (facts.usedAt !== null) {
    const expiresAt = from(rule.used, facts.usedAt);
    return { expiresAt, basis: 'used', lifetime: rule.used, certainty: rule.certainty };
  }
  const unusedEnd = from(rule.unused, facts.storedAt);
  if (unusedEnd !== null && facts.seenAt > unusedEnd) {
    const expiresAt = from(rule.used, facts.storedAt);
    return { expiresAt, basis: 'used', lifetime: rule.used, certainty: 'observed' };
  }
  const { unused, certainty } = rule;
  return { expiresAt: unusedEnd, basis: 'unused', lifetime: unused, certainty };
}

/** Milliseconds until the end, never below zero; null when no end is known. */
export function timeLeft(expiry: Expiry, now: number): number | null {
  return expiry.expiresAt === null ? null : Math.max(0, expiry.expiresAt - now);
}

export type Urgency = 'gone' | 'critical' | 'soon' | 'calm' | 'lasting';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function urgencyOf(expiry: Expiry, now: number): Urgency {
  if (expiry.basis === 'gone') return 'gone';
  const left = timeLeft(expiry, now);
  if (left === null) return 'lasting';
  if (left === 0) return 'gone';
  if (left <= 30 * minute) return 'critical';
  if (left <= 2 * hour) return 'soon';
  return left > 30 * day ? 'lasting' : 'calm';
}

/** The two largest units of a time left, as a label shows them, rounded down. */
export function unitsLeft(leftMs: number): {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  const whole = Math.floor(leftMs / 1_000);
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor(whole / 3_600) % 24,
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  };
}

/**
 * The next instant at which what is shown for `expiry` changes, or null when it never will.
 * Labels show days and hours above a day, hours and minutes above an hour, minutes above ten
 * minutes, then seconds; one sleeper for all visible cards needs no more than this.
 */
export function nextChange(expiry: Expiry, now: number): number | null {
  const left = timeLeft(expiry, now);
  if (left === null || left === 0 || expiry.expiresAt === null) return null;
  const grain = left > day ? hour : left > 10 * minute ? minute : 1_000;
  const rest = left % grain;
  return now + (rest === 0 ? 1 : rest + 1);
}
