import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MessageId, MessageRow } from '../../shared/message.ts';
import { createBugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Compose, OutgoingMessage, Session, SessionSource } from '../providers/provider.ts';
import type { MessageBook } from './messageBook.ts';
import type { MessageEntry } from './messageEntry.ts';
import type { MessageEvent } from './messageMachine.ts';

const rewriteMs = 1_000;

export interface MessageDeskDeps {
  readonly book: MessageBook;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** What sending and watching share. */
export interface MessageDesk extends MessageDeskDeps {
  /** Writes what happened, again and again while the disk refuses; null when nothing came of it. */
  settle(id: MessageId, event: MessageEvent): Promise<MessageRow | null>;
  /** Throws SatchelError when the account cannot send. */
  bound(accountId: AccountId): Promise<{ compose: Compose; session: Session }>;
  failureOf(error: unknown): Failure;
  /** After this nothing is written any more. */
  close(): void;
}

export function createMessageDesk(deps: MessageDeskDeps): MessageDesk {
  const { book, sessions, clock, log } = deps;
  const bugs = createBugs(log);
  let closed = false;
  return {
    ...deps,
    async settle(id, event) {
      while (!closed) {
        try {
          return book.change(id, event);
        } catch (error) {
          const stack = error instanceof Error ? error.stack : undefined;
          log.error({ event: 'message-not-written', stack });
          await new Promise<void>((resolve) => clock.after(rewriteMs, resolve));
        }
      }
      return null;
    },
    async bound(accountId) {
      const { provider, session } = await sessions(accountId);
      if (provider.compose) return { compose: provider.compose, session };
      throw new SatchelError(invalidInput('no-compose'));
    },
    failureOf: (error) => bugs.failureOf(error, 'messages'),
    close() {
      closed = true;
    },
  };
}

/** The message as a provider takes it. */
export function outgoingOf({ message, media }: MessageEntry): OutgoingMessage {
  const { from, to, text } = message;
  return { from, to, text, media: media ?? [] };
}
