import { randomUUID } from 'node:crypto';
import { knownSender } from '../../shared/address.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type MessageId, type MessageRow, messageId } from '../../shared/message.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Log } from '../base/log.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import type { Database } from '../database/database.ts';
import type { SessionSource } from '../providers/provider.ts';
import { type FitDeps, fitMessage } from './fitMessage.ts';
import { latestSenders, type SeenSender } from './latestSenders.ts';
import { createMessageBook } from './messageBook.ts';
import { createMessageDesk } from './messageDesk.ts';
import { createMessageTable } from './messageTable.ts';
import { type MessageDraft, type PrepareDeps, prepareMessage } from './prepareMessage.ts';
import { firstAskMs, sendMessage } from './sendMessage.ts';
import { watchMessages } from './watchMessages.ts';

const confirmMs = 10 * 60_000;
/** A link that ends sooner than this is not sent: the provider must still fetch it. */
const fetchMs = 60_000;
/** How long a quitting Satchel waits for the answer to a message that has already left. */
const quitGraceMs = 2_000;

export interface MessageServiceDeps extends PrepareDeps, Omit<FitDeps, 'failureOf'> {
  readonly database: Database;
  readonly sessions: SessionSource;
  /** Who of the account was seen to send, or to be sent, the items in the library. */
  readonly mediaSenders: (accountId: AccountId) => readonly SeenSender[];
  /** The account holds media that it did not hold before. */
  readonly onNews: (accountId: AccountId) => void;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

interface Flight {
  readonly accountId: AccountId;
  readonly stop: AbortController;
  readonly landed: Promise<void>;
}

export type MessageService = ReturnType<typeof createMessageService>;

/** Real messages: prepared, confirmed, sent once, and followed until nothing more can happen. */
export function createMessageService(deps: MessageServiceDeps) {
  const { clock } = deps;
  const table = createMessageTable(deps.database, deps.log);
  const book = createMessageBook(table, deps.emit, clock);
  const desk = createMessageDesk({ ...deps, book });
  const watch = watchMessages(desk, deps.onNews);
  const drafts = createConfirmations<MessageDraft>(clock, confirmMs, randomUUID);
  const flights = new Map<MessageId, Flight>();
  const fittings = new Map<string, AbortController>();
  const closing = new AbortController();

  function launch({ id, accountId }: MessageRow): void {
    const stop = new AbortController();
    const landed = sendMessage(desk, id, stop.signal).then(() => {
      flights.delete(id);
      const message = closing.signal.aborted ? undefined : book.get(id)?.message;
      if (message === undefined) return;
      if (message.messageRef !== null) deps.onNews(accountId);
      watch.follow(message);
    });
    flights.set(id, { accountId, stop, landed });
  }

  /** The row of a message that is about to go; throws where it may not go any more. */
  function write({ media, mediaIds, linksUntilAt, ...draft }: MessageDraft): MessageRow {
    deps.providerOf(draft.accountId);
    if (linksUntilAt !== null && linksUntilAt - clock.now() < fetchMs) {
      throw new SatchelError(invalidInput('links-ended'));
    }
    const { accountId, from, to, text } = draft;
    const message: MessageRow = {
      id: messageId.parse(randomUUID()),
      accountId,
      from,
      to,
      text,
      mediaCount: media.length,
      mediaIds: [...mediaIds],
      createdAt: clock.now(),
      messageRef: null,
      providerStatus: null,
      failure: null,
      state: 'sending',
      committing: false,
    };
    book.add({ message, sentAt: null, media, known: null });
    return message;
  }

  async function landWithin(ms: number): Promise<void> {
    let cancel = () => {};
    const grace = new Promise<void>((resolve) => {
      cancel = clock.after(ms, resolve);
    });
    await Promise.race([Promise.all([...flights.values()].map(({ landed }) => landed)), grace]);
    cancel();
  }

  const service: Services['messages'] = {
    async prepare(asked) {
      const { shown, draft } = await prepareMessage(asked, deps, closing.signal);
      return { token: draft && drafts.keep(draft), ...shown };
    },
    async send({ token }) {
      // What could not be written has not left: it may be confirmed again.
      const message = await drafts.takeFor(token, (draft) =>
        whenUnlocked(() => write(draft), { clock, signal: closing.signal }),
      );
      launch(message);
      return message;
    },
    async fit({ key, ...asked }) {
      if (fittings.has(key)) throw new SatchelError(invalidInput('token'));
      const stop = new AbortController();
      fittings.set(key, stop);
      try {
        const failureOf = (error: unknown) => desk.failureOf(error);
        return await fitMessage(asked, { ...deps, failureOf }, stop.signal);
      } finally {
        fittings.delete(key);
      }
    },
    async stopFit({ key }) {
      fittings.get(key)?.abort();
      return undefined;
    },
    list: async () => book.all().map(({ message }) => message),
    async senders({ accountId }) {
      const { compose } = deps.providerOf(accountId);
      const whatsApp = compose?.limits.whatsApp ?? false;
      const seen = [...table.senders(accountId), ...deps.mediaSenders(accountId)];
      const known = latestSenders(seen).map((sender) => knownSender(sender, whatsApp));
      return [...new Set(known.filter((sender) => sender !== null))];
    },
  };

  return {
    ...service,
    /** Takes up what an earlier run left: asks and polls, and never sends; once, when all is wired. */
    start(): void {
      const askAt = clock.now() + firstAskMs;
      for (const { message } of book.all()) {
        watch.follow(book.change(message.id, { kind: 'restarted', askAt }) ?? message);
      }
    },
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount: watch.resume,
    /** Its rows are gone: what has not left stays here. */
    forgetAccount(accountId: AccountId): void {
      for (const flight of flights.values()) {
        if (flight.accountId === accountId) flight.stop.abort();
      }
    },
    async close(): Promise<void> {
      closing.abort();
      for (const stop of fittings.values()) stop.abort();
      watch.close();
      await landWithin(quitGraceMs);
      for (const { stop } of flights.values()) stop.abort();
      // A keychain that waits for a person may never answer.
      await landWithin(quitGraceMs);
      desk.close();
      book.close();
    },
  };
}
