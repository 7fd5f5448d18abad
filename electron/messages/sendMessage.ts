import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { MessageId } from '../../shared/message.ts';
import { retryDelay } from '../../shared/retry.ts';
import { pause } from '../base/pause.ts';
import type { ComposeOutcome } from '../providers/provider.ts';
import { alreadyThere } from './alreadyThere.ts';
import { findTaken } from './findTaken.ts';
import { type MessageDesk, outgoingOf } from './messageDesk.ts';
import type { MessageEntry } from './messageEntry.ts';
import type { Told } from './messageMachine.ts';

const underway: Told = { phase: 'underway', providerStatus: null, failure: null };
const mostTries = 3;
/** Who confirmed a message expects it to go now; a longer wait is theirs to decide. */
const longestWaitMs = 60_000;
/** So long, and no longer, a provider that asks for a rest is not asked about the message either. */
const longestRestMs = 15 * 60_000;
/** When no answer came that settles it, the provider is first asked after this. */
export const firstAskMs = 2_000;

/**
 * Sends one message, which costs money, at most once: that the last bytes are about to go is on disk
 * before they do. A refusal in the provider's own words is believed once the provider, asked for the
 * message, does not have it; only what was then refused for being asked too often is tried again.
 */
export async function sendMessage(
  desk: MessageDesk,
  id: MessageId,
  signal: AbortSignal,
): Promise<void> {
  const { book, clock, random, log } = desk;
  const entry = book.get(id);
  if (entry === null) return;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await trySending(desk, entry, signal);
    log.info({ event: 'message-answered', kind: outcome.kind, accountId: entry.message.accountId });
    if (outcome.kind === 'sent') {
      const { messageRef, status } = outcome;
      await desk.settle(id, { kind: 'taken', messageRef, told: status });
      return;
    }
    const { failure } = outcome;
    const wantedMs =
      failure.kind === 'rate-limited' ? retryDelay(failure, attempt, random()) : null;
    const again = wantedMs !== null && wantedMs <= longestWaitMs && attempt < mostTries;
    const waitMs = again ? wantedMs : 0;
    if (outcome.kind === 'unsure') {
      const asked = outcome.own
        ? await askOnce(desk, id, Math.max(firstAskMs, waitMs), signal)
        : null;
      if (asked === null) {
        const askMs = Math.max(firstAskMs, Math.min(longestRestMs, restMsOf(failure)));
        await desk.settle(id, { kind: 'doubted', failure, untilAt: clock.now() + askMs });
        return;
      }
      if (asked.messageRef !== null) {
        await desk.settle(id, { kind: 'taken', messageRef: asked.messageRef, told: underway });
        return;
      }
    }
    if (!again) {
      await desk.settle(id, { kind: 'refused', failure });
      return;
    }
    await desk.settle(id, { kind: 'postponed' });
    if (outcome.kind === 'unsure') continue;
    try {
      await pause(clock, waitMs, signal);
    } catch {
      await desk.settle(id, { kind: 'refused', failure: cancelled });
      return;
    }
  }
}

const restMsOf = (failure: Failure) =>
  'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;

/** Whether the provider has the message that it refused; null when it cannot be asked just then. */
async function askOnce(
  desk: MessageDesk,
  id: MessageId,
  afterMs: number,
  signal: AbortSignal,
): Promise<{ readonly messageRef: string | null } | null> {
  const { book, clock } = desk;
  try {
    await pause(clock, afterMs, signal);
    const entry = book.get(id);
    if (entry === null) return null;
    const { compose, session } = await desk.bound(entry.message.accountId);
    return { messageRef: await findTaken(desk, entry, { compose, session }, signal) };
  } catch (error) {
    desk.log.info({ event: 'message-not-asked', kind: desk.failureOf(error).kind });
    return null;
  }
}

async function trySending(
  desk: MessageDesk,
  entry: MessageEntry,
  signal: AbortSignal,
): Promise<ComposeOutcome> {
  const { id, accountId } = entry.message;
  let committed = false;
  try {
    const { compose, session } = await desk.bound(accountId);
    if (signal.aborted) throw new SatchelError(cancelled);
    const known = await alreadyThere({ compose, session }, entry, desk, signal);
    if (signal.aborted) throw new SatchelError(cancelled);
    return await compose.send(session, outgoingOf(entry), {
      signal,
      async beforeCommit() {
        const facts = { sentAt: desk.clock.now(), known };
        const written = desk.book.change(id, { kind: 'committed' }, facts);
        // Its account was removed meanwhile: what has no row must not leave.
        if (written === null) throw new SatchelError(cancelled);
        committed = true;
      },
    });
  } catch (error) {
    return { kind: committed ? 'unsure' : 'failed', failure: desk.failureOf(error) };
  }
}
