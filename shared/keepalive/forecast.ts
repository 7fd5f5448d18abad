import { expiryOf, type LifeFacts, type RetentionRule } from '../retention.ts';
import type { KeepCeiling, KeepLimits } from './keepLimits.ts';
import { dayMs } from './keepLimits.ts';

/** What is known of one item that would be kept alive. */
export interface ForecastItem {
  readonly life: LifeFacts;
  readonly rule: RetentionRule;
  readonly sizeBytes: number | null;
}

/** How much uploading it would come to, as far as can be told now. */
export interface KeepForecast {
  /** Items that end before the keeping does, so that they would be renewed. */
  readonly ending: number;
  /** Items that outlast it by themselves. */
  readonly lasting: number;
  /** Uploads in a usual day once all go round, before limits. */
  readonly uploadsADay: number;
  /** Uploads until the end of the keeping, within the limits. */
  readonly uploads: number;
  /** Bytes of a usual upload; null where no size is known. */
  readonly bytesEach: number | null;
  /** A limit does not let all of them be renewed: items, uploads a day, or times each. */
  readonly short: 'items' | 'day' | 'times' | null;
}

/** From when on an item that ends at `endsAt` is renewed: never in the first half of its life, however short that is. */
export function renewalAt(endsAt: number, storedAt: number | null, aheadMs: number): number {
  const half = storedAt === null ? Number.NEGATIVE_INFINITY : (storedAt + endsAt) / 2;
  return Math.max(endsAt - aheadMs, half);
}

/** What keeping these items alive from `now` on would come to. */
export function forecastKeep(
  items: readonly ForecastItem[],
  limits: KeepLimits,
  ceiling: Pick<KeepCeiling, 'mostUploadsADay'>,
  now: number,
): KeepForecast {
  const { untilAt, aheadMs, mostTimes, mostItems } = limits;
  const mostADay = Math.min(limits.mostADay, ceiling.mostUploadsADay);
  const days = Math.max(0, untilAt - now) / dayMs;
  let [ending, lasting, aDay, total, sized, bytes] = [0, 0, 0, 0, 0, 0];
  let timesShort = false;
  for (const { life, rule, sizeBytes } of items) {
    const endsAt = expiryOf(rule, { ...life, goneAt: null }).expiresAt;
    const firstAt = endsAt === null ? null : renewalAt(endsAt, life.storedAt, aheadMs);
    if (firstAt === null || firstAt >= untilAt) {
      lasting += 1;
      continue;
    }
    ending += 1;
    if (ending > mostItems) continue;
    if (sizeBytes !== null) {
      sized += 1;
      bytes += sizeBytes;
    }
    const { unused } = rule;
    // A renewed item is unused, whatever the first one was.
    const round = unused.kind === 'duration' ? Math.max(unused.ms - aheadMs, unused.ms / 2) : null;
    const left = Math.max(0, untilAt - Math.max(now, firstAt));
    const wanted = round === null ? 1 : Math.ceil(left / round);
    const times = Math.min(wanted, mostTimes ?? wanted);
    if (times < wanted) timesShort = true;
    total += times;
    aDay += round === null ? times / Math.max(days, 1) : Math.min(dayMs / round, times);
  }
  const uploadsADay = Math.round(aDay);
  const dayShort = total > 0 && uploadsADay > mostADay;
  return {
    ending,
    lasting,
    uploadsADay,
    uploads: Math.min(total, Math.ceil(days) * mostADay),
    bytesEach: sized === 0 ? null : Math.round(bytes / sized),
    short: ending > mostItems ? 'items' : dayShort ? 'day' : timesShort ? 'times' : null,
  };
}
