import type { JobId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';

const samplesKept = 9;
const knownMarginMs = 2 * 60_000;
/** Servers two hours off have been seen; the bytes themselves are compared anyway. */
const unknownMarginMs = 135 * 60_000;
/** No clock drifts this much while a file is sent. */
const setBackMs = 5_000;
/** Since an instant that a clock set back since has put into the future. */
const unknownElapsedMs = 26 * 60 * 60_000;

export type ServerTime = ReturnType<typeof createServerTime>;

/**
 * How a provider dates what it was sent. Too early an answer costs a few pages, too late a one would
 * have a file sent twice, so of several opinions the earliest counts. Its `Date` header is only one of
 * them: the clock of its list may be another one.
 */
export function createServerTime(
  clock: Clock,
  onSaw: (storedAt: number, tookMs: number) => void = () => {},
) {
  /** Of the provider's clock to our monotonic one, which nobody sets. */
  const offsets: number[] = [];
  const begunAt = new Map<JobId, number>();

  function elapsedSince(entry: UploadEntry): number {
    const byWall = clock.now() - (entry.sentAt ?? entry.job.addedAt);
    const begun = begunAt.get(entry.job.id);
    const atLeast = begun === undefined ? 0 : clock.monotonic() - begun;
    // The monotonic clock sleeps with the machine, the other one can be set.
    return byWall < atLeast - setBackMs ? unknownElapsedMs : Math.max(byWall, atLeast);
  }

  return {
    /** An attempt begins now. */
    began(id: JobId): void {
      begunAt.set(id, clock.monotonic());
    },
    /** The earliest attempt first, whatever became of the clock meanwhile. */
    inOrder: (entries: readonly UploadEntry[]) =>
      [...entries].sort((a, b) => elapsedSince(b) - elapsedSince(a)),
    /** What the provider says of something stored just now, by this attempt. */
    saw(storedAt: number, entry?: UploadEntry): void {
      if (entry !== undefined) onSaw(storedAt, elapsedSince(entry));
      offsets.push(storedAt - clock.monotonic());
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
