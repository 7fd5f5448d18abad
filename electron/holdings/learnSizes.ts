import type { LearntSizes } from '../../shared/contract/holdings.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { pause } from '../base/pause.ts';
import { isWornLink } from '../http/wornLink.ts';
import type { LibraryService, MediaSource } from '../library/libraryService.ts';
import type { ItemKey, SessionSource } from '../providers/provider.ts';

export interface LearnSizesDeps {
  readonly library: Pick<LibraryService, 'keyOf' | 'learnSize'>;
  readonly sessions: SessionSource;
  readonly failureOf: (error: unknown) => Failure;
  readonly clock: Clock;
}

const atOnce = 2;
/** Nobody waits for it, so that it takes no more of an account's rate than a person who looks around. */
const restMs = 200;
/** What was refused so often in a row will be refused again. */
const mostRefused = 10;

/** Says nothing of other items of the account. */
const isOfOne = ({ kind }: Failure) => kind === 'not-found' || kind === 'provider-refused';

/**
 * Learns sizes by asking for the first byte of each item, which tells how many there are. An account that refuses
 * for a reason of its own is left alone from then on; the others go on. Ends early, with what was learnt, when stopped.
 */
export async function learnSizes(
  deps: LearnSizesDeps,
  ids: Float64Array,
  signal: AbortSignal,
): Promise<LearntSizes> {
  const { clock, library } = deps;
  const left = new Map<AccountId, Failure>();
  const refused = new Map<AccountId, number>();
  let [next, learnt, untold] = [0, 0, 0];

  async function one(mediaId: MediaId, item: MediaSource): Promise<void> {
    const { accountId } = item;
    try {
      const size = await sizeOf(deps, item, signal);
      refused.delete(accountId);
      if (size === null) untold += 1;
      else if (library.learnSize(mediaId, accountId, size)) learnt += 1;
    } catch (error) {
      if (signal.aborted) return;
      const failure = deps.failureOf(error);
      untold += 1;
      const times = (refused.get(accountId) ?? 0) + 1;
      refused.set(accountId, times);
      if (!isOfOne(failure) || times >= mostRefused) left.set(accountId, failure);
    }
  }

  async function work(): Promise<void> {
    while (next < ids.length && !signal.aborted) {
      const mediaId = ids[next] as MediaId;
      next += 1;
      const item = library.keyOf(mediaId);
      // It is gone by now, or of an account that was left.
      if (item === null || item.goneAt !== null || left.has(item.accountId)) continue;
      await one(mediaId, item);
      await pause(clock, restMs, signal).catch(() => undefined);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, work));
  const failures = [...left].map(([accountId, failure]) => ({ accountId, failure }));
  return { learnt, untold, failures };
}

/** Null where the provider does not tell. */
async function sizeOf(
  { sessions }: LearnSizesDeps,
  { accountId, key }: MediaSource,
  signal: AbortSignal,
): Promise<number | null> {
  const { provider, session } = await sessions(accountId);
  if (signal.aborted) throw new SatchelError(notFound);
  const first = async (of: ItemKey) => {
    const { body, sizeBytes } = await provider.download(session, of, signal, { firstBytes: 1 });
    // More of it is not wanted.
    body.destroy();
    return sizeBytes;
  };
  try {
    return await first(key);
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const { failure } = error;
    // A file without a byte has no first one either, which a server says by 416.
    if (failure.kind === 'provider-refused' && failure.status === 416) return 0;
    if (!isWornLink(failure) || key.linkUrl === null || signal.aborted) throw error;
    return first({ ...key, linkUrl: null });
  }
}
