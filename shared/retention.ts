import { z } from 'zod';
import { duration } from './instant.ts';

/** How long something lives: a duration in ms, until someone removes it, or with its message. */
export const lifetime = z.union([
  z.object({ kind: z.literal('duration'), ms: duration.positive() }),
  z.object({ kind: z.literal('until-removed') }),
  z.object({ kind: z.literal('with-message') }),
]);
export type Lifetime = z.infer<typeof lifetime>;

/** documented: the provider says so; observed: seen to be so; assumed: our best reading; set: a person knows it. */
export const certainty = z.enum(['documented', 'observed', 'assumed', 'set']);
export type Certainty = z.infer<typeof certainty>;

/** Where a rule was read, and how sure that makes it. */
export const evidence = z.object({
  /** What the page is called, and its https address. */
  title: z.string(),
  address: z.string(),
  /** The day on which it was read, as `YYYY-MM-DD`. */
  readOn: z.string(),
  certainty,
  /** What it, or another page, says otherwise, in a sentence. */
  doubt: z.string().optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const retentionRule = z.object({
  unused: lifetime,
  used: lifetime,
  certainty,
  /** An account can be set to keep things for less time. */
  atMost: z.literal(true).optional(),
  /** What the rule leaves open, in a sentence. */
  note: z.string().optional(),
  /** Of each life, where that is not as sure as the whole. */
  certainties: z.object({ unused: certainty.optional(), used: certainty.optional() }).optional(),
  /** Where each life was read. */
  evidence: z.object({ unused: evidence, used: evidence }).optional(),
  /** A person may know better for their account, within these; absent where there is nothing to know. */
  editable: z.object({ leastMs: duration.positive(), mostMs: duration.positive() }).optional(),
});
export type RetentionRule = z.infer<typeof retentionRule>;

/** For a provider that says nothing of an end. */
export const lastingRule: RetentionRule = {
  unused: { kind: 'until-removed' },
  used: { kind: 'until-removed' },
  certainty: 'assumed',
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The provider's clock is not ours and its sweeper not punctual: outliving begins after this. */
export const graceMs = 5 * minute;

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
  /** Of one that is gone: its own end had come before it was missed, and nobody need have deleted it. */
  readonly hadEnded?: true;
  readonly lifetime: Lifetime;
  readonly certainty: Certainty;
}

/** Whether using an item changes nothing of its life, as where nothing exists but in messages. */
export function isOneLife({ unused, used }: RetentionRule): boolean {
  return unused.kind === 'duration' && used.kind === 'duration' && unused.ms === used.ms;
}

/**
 * When an item stops working, by the provider's rule and what is known of the item.
 *
 * A provider without a "used" flag still tells by what it does: an item seen alive well after its
 * unused lifetime must have been used, which is then `observed` rather than `documented`. One that
 * outlives even that has no end that we know of.
 */
export function expiryOf(rule: RetentionRule, facts: LifeFacts): Expiry {
  const { seenAt } = facts;
  if (facts.goneAt !== null) {
    const { expiresAt: end } = expiryOf(rule, { ...facts, goneAt: null });
    return {
      expiresAt: facts.goneAt,
      basis: 'gone',
      ...(end !== null && end <= facts.goneAt && { hadEnded: true }),
      lifetime: rule.unused,
      certainty: 'observed',
    };
  }
  const outlived = (end: number | null) => end !== null && seenAt > end + graceMs;
  const endOf = (life: Lifetime, start: number | null) =>
    life.kind === 'duration' && start !== null ? start + life.ms : null;

  const unusedEnd = endOf(rule.unused, facts.storedAt);
  if (facts.usedAt === null && !outlived(unusedEnd) && !isOneLife(rule)) {
    const certainty = rule.certainties?.unused ?? rule.certainty;
    return { expiresAt: unusedEnd, basis: 'unused', lifetime: rule.unused, certainty };
  }
  const usedEnd = endOf(rule.used, facts.usedAt ?? facts.storedAt);
  if (outlived(usedEnd)) {
    const lifetime: Lifetime = { kind: 'until-removed' };
    return { expiresAt: null, basis: 'used', lifetime, certainty: 'observed' };
  }
  const observed = facts.usedAt === null && !isOneLife(rule);
  const certainty = observed ? 'observed' : (rule.certainties?.used ?? rule.certainty);
  return { expiresAt: usedEnd, basis: 'used', lifetime: rule.used, certainty };
}

/** Milliseconds until the end, never below zero; null when no end is known. */
export function timeLeft(expiry: Expiry, now: number): number | null {
  return expiry.expiresAt === null ? null : Math.max(0, expiry.expiresAt - now);
}

/** Whether an item is no more, or its end has come and it was not seen alive since. */
export function hasEnded(rule: RetentionRule, facts: LifeFacts, now: number): boolean {
  if (facts.goneAt !== null) return true;
  const { expiresAt } = expiryOf(rule, facts);
  return expiresAt !== null && now >= expiresAt && facts.seenAt < expiresAt;
}

export type Urgency = 'gone' | 'critical' | 'soon' | 'calm' | 'lasting';

/** Changes only where the label does, so that one sleeper serves both. */
export function urgencyOf(expiry: Expiry, now: number): Urgency {
  if (expiry.basis === 'gone') return 'gone';
  const left = timeLeft(expiry, now);
  if (left === null) return 'lasting';
  if (left === 0) return 'gone';
  if (left < 30 * minute) return 'critical';
  if (left < 2 * hour) return 'soon';
  return left >= 30 * day ? 'lasting' : 'calm';
}

/** What a countdown shows of a time left: its two largest units, rounded down, so never too much. */
export type LabelParts =
  | { readonly form: 'days'; readonly days: number; readonly hours: number }
  | { readonly form: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly form: 'minutes'; readonly minutes: number }
  | { readonly form: 'seconds'; readonly minutes: number; readonly seconds: number }
  | { readonly form: 'over' };

export function labelParts(leftMs: number): LabelParts {
  const { days, hours, minutes, seconds } = unitsLeft(Math.max(0, leftMs));
  if (leftMs <= 0) return { form: 'over' };
  if (leftMs >= day) return { form: 'days', days, hours };
  if (leftMs >= hour) return { form: 'hours', hours, minutes };
  return leftMs >= 10 * minute
    ? { form: 'minutes', minutes }
    : { form: 'seconds', minutes, seconds };
}

/** A duration taken apart, rounded down to whole seconds. */
export function unitsLeft(leftMs: number): {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  return {
    days: Math.floor(leftMs / day),
    hours: Math.floor(leftMs / hour) % 24,
    minutes: Math.floor(leftMs / minute) % 60,
    seconds: Math.floor(leftMs / second) % 60,
  };
}

/** The next instant at which what is shown for `expiry` changes, or null when it never will. */
export function nextChange(expiry: Expiry, now: number): number | null {
  const left = timeLeft(expiry, now);
  if (left === null || left === 0 || expiry.expiresAt === null) return null;
  const grain = left >= day ? hour : left >= 10 * minute ? minute : second;
  // One ms below a whole unit is where rounding down begins to show the unit before it.
  const leftThen = Math.max(0, Math.floor(left / grain) * grain - 1);
  return expiry.expiresAt - leftThen;
}
