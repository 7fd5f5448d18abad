import type { MediaId } from '../../../shared/ids.ts';
import { dayMs, type KeepCeiling, type KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import type { Judgement } from './judge.ts';

/** One renewal that was begun, by the time of the providers. */
export interface Begun {
  readonly keepId: string;
  readonly at: number;
}

export interface PlannedKeep {
  readonly id: string;
  readonly limits: Pick<KeepLimits, 'mostADay'>;
  /** Its end, by its own limits and those of the settings. */
  readonly untilAt: number;
  readonly items: readonly { readonly mediaId: MediaId; readonly judgement: Judgement }[];
}

export interface LookPlan {
  /** What is renewed now, what ends first before the others; each item once, whoever keeps it. */
  readonly renew: readonly { readonly keepId: string; readonly mediaId: MediaId }[];
  /** What would be renewed, and is not since a limit for the day is reached. */
  readonly limited: readonly { readonly keepId: string; readonly items: number }[];
  /** When to look again, at the latest; null for when something changes. */
  readonly nextAt: number | null;
}

/** What was begun within a day of `now`; of what lies ahead, only what a clock may have been off by. */
export function withinDay(begun: readonly Begun[], now: number): Begun[] {
  return begun.filter(({ at }) => Math.abs(now - at) < dayMs);
}

const soonest = (instants: readonly number[]) =>
  instants.length === 0 ? null : Math.min(...instants);

/**
 * Which of the kept items are renewed now, within each keep's limits and those of all together. `now` and all instants,
 * those of the judgements too, are by the providers' clock.
 */
export function planLook(
  keeps: readonly PlannedKeep[],
  begun: readonly Begun[],
  ceiling: Pick<KeepCeiling, 'enabled' | 'mostUploadsADay'>,
  now: number,
): LookPlan {
  const today = withinDay(begun, now);
  const wanted: { keep: PlannedKeep; mediaId: MediaId; endsAt: number }[] = [];
  const waits: number[] = [];
  for (const keep of keeps) {
    if (now >= keep.untilAt) continue;
    waits.push(keep.untilAt);
    for (const { mediaId, judgement } of keep.items) {
      if (judgement.kind === 'due') wanted.push({ keep, mediaId, endsAt: judgement.endsAt });
      if (judgement.kind === 'wait') waits.push(judgement.at);
    }
  }
  wanted.sort((one, other) => one.endsAt - other.endsAt || one.mediaId - other.mediaId);
  const taken = new Set<MediaId>();
  const renew: { keepId: string; mediaId: MediaId }[] = [];
  const limited = new Map<string, Set<MediaId>>();
  const used = new Map<string, number>();
  for (const { keepId } of today) used.set(keepId, (used.get(keepId) ?? 0) + 1);
  let all = today.length;
  for (const { keep, mediaId } of wanted) {
    if (taken.has(mediaId)) continue;
    const own = used.get(keep.id) ?? 0;
    if (ceiling.enabled && all < ceiling.mostUploadsADay && own < keep.limits.mostADay) {
      taken.add(mediaId);
      renew.push({ keepId: keep.id, mediaId });
      used.set(keep.id, own + 1);
      all += 1;
    } else {
      const of = limited.get(keep.id) ?? new Set();
      limited.set(keep.id, of.add(mediaId));
    }
  }
  // What another keep had room for is not held back by the limit of this one.
  const held = [...limited].map(([keepId, ids]) => ({
    keepId,
    items: [...ids].filter((id) => !taken.has(id)).length,
  }));
  const freed = ceiling.enabled ? today.map(({ at }) => at + dayMs).filter((at) => at > now) : [];
  const isHeld = held.some(({ items }) => items > 0);
  return {
    renew,
    limited: held.filter(({ items }) => items > 0),
    nextAt: soonest(isHeld ? [...waits, ...freed] : waits),
  };
}
