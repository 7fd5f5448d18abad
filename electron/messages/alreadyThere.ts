import { SatchelError } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Compose } from '../providers/composing.ts';
import type { Session } from '../providers/provider.ts';
import { type MessageEntry, outgoingOf } from './messageKinds.ts';

/** How far a provider's clock may be behind ours where dates alone tell what is new. */
const skewMs = 135 * 60_000;
/** Where names tell it as well, by all that clocks and time zones can be apart. */
const zonesMs = 26 * 60 * 60_000;
/** A message waits no longer than this for the answer to what is there already. */
const patienceMs = 5_000;

/** The earliest that the provider can have dated what was sent at `sentAt`, by our clock. */
export function earliestOf(sentAt: number, namesKnown: boolean): number {
  return sentAt - skewMs - (namesKnown ? zonesMs : 0);
}

/**
 * The names of messages just like this one that the provider has before it is sent: should its answer be
 * lost, none of these is it, and any other may be, whatever the clocks say. Null when it cannot be told.
 */
export async function alreadyThere(
  { compose, session }: { readonly compose: Compose; readonly session: Session },
  entry: MessageEntry,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  if (compose.alike === undefined) return null;
  const stop = new AbortController();
  const end = () => stop.abort();
  const cancelTimer = session.clock.after(patienceMs, end);
  signal.addEventListener('abort', end);
  try {
    const since = earliestOf(clock.now(), true);
    return await compose.alike(session, outgoingOf(entry), since, stop.signal);
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    // Whatever is wrong with asking will show in sending, and is judged there.
    log.info({ event: 'message-not-compared', accountId: entry.job.accountId });
    return null;
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', end);
  }
}
