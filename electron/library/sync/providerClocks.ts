import { z } from 'zod';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Setting, Settings } from '../../database/settings.ts';
import { versionedJson } from '../../database/versionedJson.ts';

const samplesKept = 5;
/** Clocks no further apart are thought to agree, and what took longer tells nothing of them. */
const toleranceMs = 2 * 60_000;
const grainMs = 60_000;

/**
 * How far a clock is ahead of ours, given by how much each of the latest instants that it told as they
 * came to be was ahead; what is thought so far changes only for a reason.
 */
export function aheadBy(samples: readonly number[], thoughtMs: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined || Math.abs(median - thoughtMs) < toleranceMs) return thoughtMs;
  return Math.abs(median) < toleranceMs ? 0 : Math.round(median / grainMs) * grainMs;
}

/**
 * How far the clocks differ by which the accounts date their items: a countdown on this machine is only
 * true for instants of this machine's own clock.
 */
export interface ProviderClocks {
  /** How far the account's listed instants are ahead of our clock, in ms; 0 while nothing tells. */
  aheadOf(accountId: AccountId): number;
  /**
   * It dated so what it stored within the last `tookMs`; says whether another difference is thought of
   * since. Never throws: what cannot be written now is learnt from what is stored next.
   */
  saw(accountId: AccountId, storedAt: number, tookMs: number): boolean;
}

/** Rows of version 1 are the bare number. */
const document = versionedJson({
  version: 2,
  schema: z.object({ aheadMs: z.number() }),
  upgrades: { 1: (aheadMs) => ({ aheadMs }) },
});
const clockOf = (accountId: AccountId): Setting<{ aheadMs: number }> => ({
  key: `clock-ahead ${accountId}`,
  json: document,
  fallback: { aheadMs: 0 },
});

export function createProviderClocks(settings: Settings, clock: Clock): ProviderClocks {
  const known = new Map<AccountId, number>();
  const samples = new Map<AccountId, number[]>();
  const aheadOf = (accountId: AccountId): number => {
    const thought = known.get(accountId);
    if (thought !== undefined) return thought;
    const { aheadMs } = settings.get(clockOf(accountId));
    known.set(accountId, aheadMs);
    return aheadMs;
  };
  return {
    aheadOf,
    saw(accountId, storedAt, tookMs) {
      if (tookMs > toleranceMs) return false;
      const ahead = storedAt - clock.now();
      const latest = [...(samples.get(accountId) ?? []), ahead].slice(-samplesKept);
      samples.set(accountId, latest);
      try {
        const before = aheadOf(accountId);
        const aheadMs = aheadBy(latest, before);
        if (aheadMs === before) return false;
        settings.set(clockOf(accountId), { aheadMs });
        known.set(accountId, aheadMs);
        return true;
      } catch {
        return false;
      }
    },
  };
}
