import type { AccountId, JobId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Runtimes } from '../../jobs/runtimes.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import type { UploadMemory } from '../ledger/uploadKinds.ts';

/** The provider dated so what it has stored within the last `tookMs`; must not throw. */
export type SawStored = (accountId: AccountId, storedAt: number, tookMs: number) => void;

const samplesKept = 9;
const knownMarginMs = 2 * 60_000;
/** Servers two hours off have been seen; the bytes themselves are compared anyway. */
const unknownMarginMs = 135 * 60_000;
/** No clock drifts this much while a file is sent. */
const setBackMs = 5_000;
/** Since an instant that a clock set back since has put into the future. */
const unknownElapsedMs = 26 * 60 * 60_000;

/** What a provider said of its clock by what it stored. */
export interface Dated {
  readonly storedAt: number;
  readonly tookMs: number;
  readonly at: number;
}

export type ServerTime = ReturnType<typeof createServerTime>;

/**
 * How a provider dates what it was sent. Too early an answer costs a few pages, too late a one would
 * have a file sent twice, so of several opinions the earliest counts. Its `Date` header is only one of
 * them: the clock of its list may be another one.
 */
export function createServerTime(
  clock: Clock,
  runtimes: Runtimes<UploadMemory>,
  onSaw: (storedAt: number, tookMs: number) => void = () => {},
) {
  /** How far the provider's clock is from our monotonic one, which nobody sets. */
  const offsets: number[] = [];

  function elapsedSince(entry: UploadEntry): number {
    const byWall = clock.now() - (entry.sentAt ?? entry.job.addedAt);
    const begun = runtimes.peek(entry.job.id)?.memory.begunAt;
    const atLeast = begun === undefined ? 0 : clock.monotonic() - begun;
    // The monotonic clock sleeps with the machine, the other one can be set.
    return byWall < atLeast - setBackMs ? unknownElapsedMs : Math.max(byWall, atLeast);
  }

  return {
    /** An attempt begins now. */
    began(id: JobId): void {
      runtimes.of(id).memory.begunAt = clock.monotonic();
    },
    /** The earliest attempt first, whatever became of the clock meanwhile. */
    inOrder: (entries: readonly UploadEntry[]) =>
      [...entries].sort((a, b) => elapsedSince(b) - elapsedSince(a)),
    elapsedSince,
    /** At `at`, by the monotonic clock, the provider said when it stored what was begun `tookMs` before. */
    saw({ storedAt, tookMs, at }: Dated): void {
      onSaw(storedAt, tookMs + (clock.monotonic() - at));
      offsets.push(storedAt - at);
      if (offsets.length > samplesKept) offsets.shift();
    },
    /**
     * The earliest that the provider can have dated the last attempts at these, by its header and by the
     * newest that its list shows: whatever came of them is no older than that by more than they took.
     */
    earliest(
      entries: readonly UploadEntry[],
      { serverNow, newestAt }: { serverNow: number | null; newestAt: number | null },
    ): number {
      const elapsed = Math.max(...entries.map(elapsedSince));
      const sorted = [...offsets].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)];
      const opinions = [
        ...(serverNow === null ? [] : [serverNow]),
        ...(newestAt === null ? [] : [newestAt]),
        ...(median === undefined ? [] : [clock.monotonic() + median]),
      ];
      return opinions.length === 0
        ? clock.now() - elapsed - unknownMarginMs
        : Math.min(...opinions) - elapsed - knownMarginMs;
    },
  };
}
