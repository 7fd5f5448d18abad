import { renewalAt } from '../../../shared/keepalive/forecast.ts';
import type { KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import {
  expiryOf,
  graceMs,
  type LifeFacts,
  type RetentionRule,
} from '../../../shared/retention.ts';

const minuteMs = 60_000;
const firstPauseMs = 10 * minuteMs;
const mostTrials = 4;

/** Renewals of an item that came to nothing. */
export interface Trials {
  readonly count: number;
  readonly lastAt: number;
  /** Trying again would meet the same refusal. */
  readonly final: boolean;
}

/** What is known of an item that is kept alive. Instants are epoch ms, all by the clock by which the library dates the account's items. */
export interface KeptFacts {
  readonly life: LifeFacts;
  readonly rule: RetentionRule;
  /** It was, or is being, deleted in Satchel. */
  readonly removed: boolean;
  /** Somebody could delete it at its provider, besides Satchel. */
  readonly deletable: boolean;
  /** How often its chain was renewed so far. */
  readonly times: number;
  /** A renewal of it is under way, of whoever began it. */
  readonly underway: boolean;
  readonly trials: Trials | null;
  /** A person who was asked said that it is to be renewed. */
  readonly confirmed: boolean;
}

/** Why an item is renewed no more. */
export type StopReason = 'deleted' | 'ended' | 'times' | 'refused';

export type Judgement =
  | { readonly kind: 'wait'; readonly at: number; readonly endsAt: number }
  | { readonly kind: 'due'; readonly endsAt: number; readonly ended: boolean }
  | { readonly kind: 'underway' }
  /** Nothing ends it, as far as is known. */
  | { readonly kind: 'lasts' }
  /** It is being deleted: nothing is done unless that is undone. */
  | { readonly kind: 'removing' }
  /** It is gone, and nothing tells whether it expired or was deleted. */
  | { readonly kind: 'ask'; readonly endsAt: number }
  | { readonly kind: 'stop'; readonly why: StopReason };

/**
 * Whether what is no more was deleted rather than expired: gone before its end, less the time by which sweepers and
 * clocks are off, it was deleted. Gone later, it expired where nobody can delete, or where it was seen alive just
 * before its end. All else nobody knows.
 */
export function fateOf(
  { life, deletable, confirmed }: Pick<KeptFacts, 'life' | 'deletable' | 'confirmed'>,
  endsAt: number | null,
): 'deleted' | 'expired' | 'unknown' {
  const { goneAt, seenAt } = life;
  if (endsAt === null || (goneAt !== null && goneAt < endsAt - graceMs)) return 'deleted';
  return confirmed || !deletable || seenAt >= endsAt - graceMs ? 'expired' : 'unknown';
}

/** When what was refused may be tried again; null for never. */
function nextTrialAt({ count, lastAt, final }: Trials): number | null {
  return final || count >= mostTrials ? null : lastAt + firstPauseMs * 2 ** (count - 1);
}

/** What is to become of one kept item at `now`. */
export function judgeKept(facts: KeptFacts, limits: KeepLimits, now: number): Judgement {
  const { life, rule, removed, times, underway, trials } = facts;
  const endsAt = expiryOf(rule, { ...life, goneAt: null }).expiresAt;
  if (underway) return { kind: 'underway' };
  if (removed)
    return life.goneAt === null ? { kind: 'removing' } : { kind: 'stop', why: 'deleted' };
  const ended = life.goneAt !== null || (endsAt !== null && now >= endsAt && life.seenAt < endsAt);
  if (ended) {
    const fate = fateOf(facts, endsAt);
    if (fate === 'deleted' || endsAt === null) return { kind: 'stop', why: 'deleted' };
    if (!limits.afterEnd) return { kind: 'stop', why: 'ended' };
    if (fate === 'unknown') return { kind: 'ask', endsAt };
  }
  if (endsAt === null) return { kind: 'lasts' };
  const at = renewalAt(endsAt, life.storedAt, limits.aheadMs);
  if (!ended && now < at) return { kind: 'wait', at, endsAt };
  if (limits.mostTimes !== null && times >= limits.mostTimes) return { kind: 'stop', why: 'times' };
  if (trials !== null) {
    const again = nextTrialAt(trials);
    if (again === null) return { kind: 'stop', why: 'refused' };
    // A trial that lies ahead was written by a clock that was wrong.
    if (now < again && now >= trials.lastAt) return { kind: 'wait', at: again, endsAt };
  }
  return { kind: 'due', endsAt, ended };
}
