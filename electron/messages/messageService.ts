import { randomUUID } from 'node:crypto';
import { knownSender } from '../../shared/address.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, rateLimited } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type MessageRow, messageId } from '../../shared/message.ts';
import { createBugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Log } from '../base/log.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import type { Health } from '../jobs/health.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { SessionSource } from '../providers/provider.ts';
import { type FitDeps, fitMessage } from './fitMessage.ts';
import { latestSenders, type SeenSender } from './latestSenders.ts';
import type { MessageEntry, MessageKinds } from './messageKinds.ts';
import { createMessageLane } from './messageLane.ts';
import { step } from './messageMachine.ts';
import { claimOf, createMessageTable } from './messageTable.ts';
import { type MessageDraft, type PrepareDeps, prepareMessage } from './prepareMessage.ts';
import { longestWaitMs } from './sendMessage.ts';

const confirmMs = 10 * 60_000;
/** A link that ends sooner than this is not sent: the provider must still fetch it. */
const fetchMs = 60_000;
/** Messages on their way to a provider at once. */
const requestsAtOnce = 8;

export interface MessageServiceDeps extends PrepareDeps, Omit<FitDeps, 'failureOf'> {
  readonly database: Database;
  readonly sessions: SessionSource;
  /** Who of the account was seen to send, or to be sent, the items in the library. */
  readonly mediaSenders: (accountId: AccountId) => readonly SeenSender[];
  /** The account holds media that it did not hold before. */
  readonly onNews: (accountId: AccountId) => void;
  readonly emit: Emit;
  readonly clock: Clock;
  /** By which links end; the clock's own unless given. */
  readonly linkNow?: () => number;
  readonly random: () => number;
  readonly log: Log;
}

export type MessageService = ReturnType<typeof createMessageService>;

/** Real messages: prepared, confirmed, sent once, and followed until nothing more can happen. */
export function createMessageService(deps: MessageServiceDeps) {
  const { clock, database, emit } = deps;
  const table = createMessageTable(database, deps.log);
  const bugs = createBugs(deps.log);
  const failureOf = (error: unknown) => bugs.failureOf(error, 'messages');
  const healths = new Map<AccountId, Health>();
  const jobs: Jobs<MessageKinds> = createJobs<MessageKinds>({
    name: 'message',
    table,
    step,
    // What leaves it is in a request's hands from the first moment, and is never ready a second time.
    roles: {
      sending: 'ready',
      unsure: 'in-doubt',
      underway: 'followed',
      delivered: 'ended',
      failed: 'ended',
      cancelled: 'ended',
    },
    endedOnDisk: true,
    claimOf: ({ accountId, messageRef }) =>
      messageRef === null ? null : claimOf(accountId, messageRef),
    claimed: table.allClaimed(),
    atomically: (work) => atomically(database, work),
    committed,
    laneOf(tools) {
      healths.set(tools.accountId, tools.health);
      return createMessageLane({ ...deps, table, failureOf }, tools);
    },
    waitOf: (job) => (job.state === 'unsure' ? job : null),
    isPaused: () => false,
    pace: { width: requestsAtOnce },
    failureOf,
    clock,
    random: deps.random,
    log: deps.log,
  });
  jobs.subscribe(({ changed }) => {
    if (changed.length > 0) emit('messagesChanged', [...changed]);
  });
  const drafts = createConfirmations<MessageDraft>(clock, confirmMs, randomUUID);
  const fittings = new Map<string, AbortController>();
  const closing = new AbortController();

  /** The provider took it, or it came to its end there: its media are to be fetched. */
  function committed(entries: readonly MessageEntry[]): void {
    for (const { job } of entries) {
      if (job.messageRef === null) continue;
      const { memory } = jobs.ledger.runtimes.of(job.id);
      if (job.state === 'underway' && memory.told) continue;
      memory.told = true;
      deps.onNews(job.accountId);
    }
  }

  /** A person has just confirmed it: what stood in the way of others is tried once more for it. */
  async function launch({ id, accountId }: MessageRow): Promise<void> {
    jobs.insist([id]);
    const retryAfterMs = healths.get(accountId)?.restMs() ?? 0;
    if (retryAfterMs <= longestWaitMs) return;
    const failure = rateLimited(retryAfterMs);
    await jobs.settle([{ id, event: { kind: 'refused', failure } }]);
  }

  /** The row of a message that is about to go; throws where it may not go any more. */
  function write({ media, mediaIds, linksUntilAt, ...draft }: MessageDraft): MessageRow {
    deps.providerOf(draft.accountId);
    if (linksUntilAt !== null && linksUntilAt - (deps.linkNow ?? clock.now)() < fetchMs) {
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
    jobs.ledger.add([{ job: message, sentAt: null, media, known: null }]);
    return message;
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
      void launch(message);
      return message;
    },
    async fit({ key, ...asked }) {
      if (fittings.has(key)) throw new SatchelError(invalidInput('token'));
      const stop = new AbortController();
      fittings.set(key, stop);
      try {
        return await fitMessage(asked, { ...deps, failureOf }, stop.signal);
      } finally {
        fittings.delete(key);
      }
    },
    async stopFit({ key }) {
      fittings.get(key)?.abort();
      return undefined;
    },
    list: async () => table.list().map(({ job }) => job),
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
    /** Takes up what an earlier run left: asks about it, and never sends; once, when all is wired. */
    start: jobs.start,
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount: jobs.resumeAccount,
    /** Its rows are gone: what has not left stays here. */
    async forgetAccount(accountId: AccountId): Promise<void> {
      jobs.dropAccount(accountId);
      healths.delete(accountId);
      const own = jobs.ledger.all().filter(({ job }) => job.accountId === accountId);
      const ids = own.map(({ job }) => job.id);
      await whenUnlocked(() => jobs.ledger.remove(ids), { clock, signal: closing.signal }).catch(
        failureOf,
      );
    },
    async close(): Promise<void> {
      closing.abort();
      for (const stop of fittings.values()) stop.abort();
      await jobs.close();
    },
  };
}
