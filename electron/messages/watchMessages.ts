import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MessageId, MessageRow } from '../../shared/message.ts';
import { retryDelay } from '../../shared/retry.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { MessageStatus } from '../providers/provider.ts';
import { findTaken } from './findTaken.ts';
import type { MessageDesk } from './messageDesk.ts';
import type { MessageEntry } from './messageEntry.ts';
import { isFinal } from './messageMachine.ts';
import { pollDelay } from './pollDelay.ts';
import { firstAskMs } from './sendMessage.ts';

const requestsAtOnce = 4;
/** After 2, 10 and 60 s: a provider may list late what it has taken (safety.md 2). */
const laterAsksMs = [8_000, 50_000];
/** What the list cannot tell may be told yet, so it is asked for longer. */
const untoldAsksMs = [...laterAsksMs, 2 * 60_000, 2 * 60_000];
const troubledMs = 60_000;

/** Nothing is asked before a person has done something about these. */
const needsPerson = (failure: Failure) =>
  failure.kind === 'unauthorized' || failure.kind === 'keychain-unavailable';

const isUntold = (failure: Failure) =>
  failure.kind === 'provider-down' && failure.cause === 'untold';

export interface MessageWatch {
  /** A message that is in doubt or on its way. */
  follow(message: MessageRow): void;
  /** What waited for the account's credentials goes on. */
  resume(accountId: AccountId): void;
  close(): void;
}

/** Finds out what became of messages: asks for those in doubt, polls those on their way. */
export function watchMessages(
  desk: MessageDesk,
  /** The provider took it, or it came to its end: its media are to be fetched. */
  onNews: (accountId: AccountId) => void,
): MessageWatch {
  const { book, clock, random } = desk;
  const pool = createTaskPool(requestsAtOnce);
  const timers = new Map<MessageId, () => void>();
  const troubles = new Map<MessageId, number>();
  const rounds = new Map<MessageId, number>();
  const closing = new AbortController();
  const { signal } = closing;

  function schedule(id: MessageId, ms: number): void {
    timers.get(id)?.();
    if (signal.aborted) return;
    timers.set(
      id,
      clock.after(ms, () => {
        timers.delete(id);
        void pool.run(() => look(id));
      }),
    );
  }

  async function look(id: MessageId): Promise<void> {
    const entry = signal.aborted ? null : book.get(id);
    if (entry === null) return;
    const { state } = entry.message;
    try {
      if (state === 'unsure') await ask(entry);
      else if (state === 'underway') await poll(entry, entry.message.messageRef);
      troubles.delete(id);
    } catch (error) {
      if (!signal.aborted) await waitOut(entry, desk.failureOf(error));
    }
  }

  /** Without an answer nothing is concluded: the same question, later. */
  async function waitOut({ message }: MessageEntry, failure: Failure): Promise<void> {
    const { id, state } = message;
    if (needsPerson(failure)) return;
    const count = (troubles.get(id) ?? 0) + 1;
    troubles.set(id, count);
    const delayMs = retryDelay(failure, Math.min(count, 5), random()) ?? troubledMs;
    const waitMs = Math.max(firstAskMs, delayMs);
    if (state === 'unsure') {
      await desk.settle(id, { kind: 'asked', untilAt: clock.now() + waitMs });
    }
    schedule(id, waitMs);
  }

  async function ask(entry: MessageEntry): Promise<void> {
    const { id, accountId } = entry.message;
    const { compose, session } = await desk.bound(accountId);
    const found = await findTaken(desk, entry, { compose, session }, signal).catch(
      (error: unknown) => {
        const failure = desk.failureOf(error);
        if (isUntold(failure)) return failure;
        throw error;
      },
    );
    if (typeof found === 'string') {
      rounds.delete(id);
      const told = { phase: 'underway', providerStatus: null, failure: null } as const;
      const message = await desk.settle(id, { kind: 'taken', messageRef: found, told });
      if (message === null) return;
      onNews(accountId);
      schedule(id, 0);
      return;
    }
    const round = rounds.get(id) ?? 0;
    const nextMs = (found === null ? laterAsksMs : untoldAsksMs)[round];
    if (nextMs === undefined) {
      rounds.delete(id);
      await desk.settle(
        id,
        found === null ? { kind: 'absent' } : { kind: 'untold', failure: found },
      );
      return;
    }
    rounds.set(id, round + 1);
    await desk.settle(id, { kind: 'asked', untilAt: clock.now() + nextMs });
    schedule(id, nextMs);
  }

  async function poll(entry: MessageEntry, messageRef: string): Promise<void> {
    const { id, accountId, createdAt } = entry.message;
    const ageMs = clock.now() - (entry.sentAt ?? createdAt);
    const { compose, session } = await desk.bound(accountId);
    const told = await compose
      .status(session, messageRef, signal)
      .catch((error: unknown): MessageStatus => {
        const failure = desk.failureOf(error);
        if (failure.kind !== 'not-found' || ageMs < compose.settlingMs) throw error;
        // It was deleted there: nothing more will ever be told of it.
        return { phase: 'failed', providerStatus: 'gone', failure };
      });
    const message = await desk.settle(id, { kind: 'told', told });
    if (message !== null && isFinal(message)) onNews(accountId);
    else {
      const delayMs = pollDelay(ageMs);
      if (delayMs !== null) schedule(id, delayMs);
    }
  }

  return {
    follow(message) {
      if (message.state === 'unsure') {
        schedule(message.id, Math.max(0, message.untilAt - clock.now()));
      } else if (message.state === 'underway') {
        schedule(message.id, firstAskMs);
      }
    },
    resume(accountId) {
      for (const { message } of book.all()) {
        if (message.accountId === accountId && !isFinal(message)) schedule(message.id, 0);
      }
    },
    close() {
      closing.abort();
      for (const cancel of timers.values()) cancel();
    },
  };
}
