import { SatchelError } from '../../shared/failure.ts';
import type { MessageId } from '../../shared/message.ts';
import { retryDelay } from '../../shared/retry.ts';
import { pause } from '../base/pause.ts';
import type { ComposeOutcome } from '../providers/provider.ts';
import { alreadyThere } from './alreadyThere.ts';
import { type MessageDesk, outgoingOf } from './messageDesk.ts';
import type { MessageEntry } from './messageEntry.ts';

const mostTries = 3;
/** Who confirmed a message expects it to go now; a longer wait is theirs to decide. */
const longestWaitMs = 60_000;
/** When an answer was lost the provider is first asked after this. */
export const firstAskMs = 2_000;

/**
 * Sends one message, which costs money, at most once: that the last bytes are about to go is on disk
 * before they do. Only what a provider clearly refused for being asked too often is tried again.
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
    if (outcome.kind === 'unsure') {
      await desk.settle(id, { kind: 'doubted', failure, untilAt: clock.now() + firstAskMs });
      return;
    }
    const waitMs = failure.kind === 'rate-limited' ? retryDelay(failure, attempt, random()) : null;
    if (waitMs === null || waitMs > longestWaitMs || attempt >= mostTries) {
      await desk.settle(id, { kind: 'refused', failure });
      return;
    }
    await desk.settle(id, { kind: 'held' });
    try {
      await pause(clock, waitMs, signal);
    } catch {
      await desk.settle(id, { kind: 'refused', failure: { kind: 'cancelled' } });
      return;
    }
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
    if (signal.aborted) throw new SatchelError({ kind: 'cancelled' });
    const known = await alreadyThere({ compose, session }, entry, desk, signal);
    if (signal.aborted) throw new SatchelError({ kind: 'cancelled' });
    return await compose.send(session, outgoingOf(entry), {
      signal,
      async beforeCommit() {
        const facts = { sentAt: desk.clock.now(), known };
        const written = desk.book.change(id, { kind: 'committed' }, facts);
        // Its account was removed meanwhile: what has no row must not leave.
        if (written === null) throw new SatchelError({ kind: 'cancelled' });
        committed = true;
      },
    });
  } catch (error) {
    return { kind: committed ? 'unsure' : 'failed', failure: desk.failureOf(error) };
  }
}
