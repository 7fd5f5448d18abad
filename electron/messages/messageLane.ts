import { type Failure, SatchelError } from '../../shared/failure.ts';
import { type Finding, firstAskMs } from '../jobs/doubt.ts';
import { blocksAccount } from '../jobs/failureRules.ts';
import type { Followed } from '../jobs/follows.ts';
import type { IdOf } from '../jobs/job.ts';
import type { LaneClient, LaneTools } from '../jobs/laneClient.ts';
import type { MessageStatus } from '../providers/composing.ts';
import { findTaken } from './findTaken.ts';
import type { MessageEntry, MessageKinds } from './messageKinds.ts';
import type { MessageEvent } from './messageMachine.ts';
import { type BoundCompose, boundCompose, type MessageTools } from './messageTools.ts';
import { pollDelay } from './pollDelay.ts';
import { namesFor, sendMessage } from './sendMessage.ts';

const troubledMs = 60_000;
/** So many of those that are ready are looked at for one that has not left yet. */
const lookedAt = 16;

type Found = Finding<MessageKinds>;

/** Sends messages of one account, and finds out what became of them. */
export function createMessageLane(
  deps: Omit<MessageTools, 'ledger' | 'settle'>,
  { accountId, health, waits, ledger, settle }: LaneTools<MessageKinds>,
): LaneClient<MessageKinds> {
  const { sessions, clock, failureOf } = deps;
  const tools: MessageTools = { ...deps, ledger, settle };

  /** The lane must not stop for the account because one message was refused an answer. */
  function tellsOfAccount(failure: Failure): boolean {
    if (/^(unauthorized|keychain-unavailable|proxy)$/.test(failure.kind)) return true;
    return !blocksAccount(failure);
  }

  function found(id: IdOf<MessageKinds>, messageRef: string): Found {
    const told = { phase: 'underway', providerStatus: null, failure: null } as const;
    return { kind: 'found', changes: [{ id, event: { kind: 'taken', messageRef, told } }] };
  }

  async function lookFor(
    entry: MessageEntry,
    bound: BoundCompose,
    signal: AbortSignal,
  ): Promise<Found> {
    const { id } = entry.job;
    const { memory } = ledger.runtimes.of(id);
    try {
      const name = memory.found ?? (await findTaken(namesFor(tools, entry), entry, bound, signal));
      if (name === undefined) return { kind: 'unclear' };
      if (name === null) return { kind: 'absent' };
      memory.found = name;
      return found(id, name);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'provider-down' && failure.cause === 'untold') {
        return { kind: 'untold', failure };
      }
      if (tellsOfAccount(failure)) throw new SatchelError(failure);
      return { kind: 'unclear' };
    }
  }

  return {
    // What has let go of its last bytes is never sent again, whatever broke off what sent it.
    nextGroup: (free) =>
      free(lookedAt)
        .filter(({ job }) => job.state === 'sending' && !job.committing)
        .slice(0, 1),

    async send([entry], flight) {
      if (entry === undefined) return;
      const { id } = entry.job;
      // A quitting Satchel waits a moment for what a person has just confirmed.
      await flight.commit(async () => {});
      const { event, rest } = await sendMessage(tools, entry, flight.signal).catch(
        (error: unknown) => {
          const event: MessageEvent = {
            kind: 'doubted',
            failure: failureOf(error),
            untilAt: clock.now() + firstAskMs,
          };
          return { event, rest: null };
        },
      );
      if (flight.isDropped()) return;
      await settle([{ id, event }]);
      if (rest !== null) health.restFor(rest.failure, rest.ms);
      if (event.kind === 'taken') waits.set(id, firstAskMs);
    },

    async look({ asked, signal }) {
      const findings = new Map<IdOf<MessageKinds>, Found>();
      const bound = await boundCompose(sessions, accountId, signal);
      for (const entry of asked) {
        try {
          findings.set(entry.job.id, await lookFor(entry, bound, signal));
        } catch (error) {
          // Without an answer nothing is concluded; what was found before is not lost by that.
          if (findings.size === 0) throw error;
          break;
        }
      }
      return findings;
    },

    async follow(entry, signal): Promise<Followed<MessageKinds>> {
      const { id, messageRef, createdAt } = entry.job;
      if (messageRef === null) return { changes: [], againMs: null };
      const ageMs = clock.now() - (entry.sentAt ?? createdAt);
      const { compose, session } = await boundCompose(sessions, accountId, signal);
      let told: MessageStatus;
      try {
        told = await compose.status(session, messageRef, signal);
      } catch (error) {
        const failure = failureOf(error);
        if (!tellsOfAccount(failure)) return { changes: [], againMs: troubledMs };
        if (failure.kind !== 'not-found' || ageMs < compose.settlingMs) throw error;
        // It was deleted there: nothing more will ever be told of it.
        told = { phase: 'failed', providerStatus: 'gone', failure };
      }
      return { changes: [{ id, event: { kind: 'told', told } }], againMs: pollDelay(ageMs) };
    },
  };
}
