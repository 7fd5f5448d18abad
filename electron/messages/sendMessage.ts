import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { MessageId } from '../../shared/message.ts';
import { retryDelay } from '../../shared/retry.ts';
import { pause } from '../base/pause.ts';
import { firstAskMs } from '../jobs/doubt.ts';
import type { ComposeOutcome } from '../providers/composing.ts';
import { alreadyThere } from './alreadyThere.ts';
import { findTaken } from './findTaken.ts';
import { type MessageEntry, outgoingOf } from './messageKinds.ts';
import type { MessageEvent, Told } from './messageMachine.ts';
import { claimOf } from './messageTable.ts';
import { boundCompose, type MessageTools } from './messageTools.ts';

const underway: Told = { phase: 'underway', providerStatus: null, failure: null };
const mostTries = 3;
/** Who confirmed a message expects it to go now; a longer wait is theirs to decide. */
export const longestWaitMs = 60_000;
/** So long, and no longer, a provider that asks for a rest is not asked about the message either. */
const longestRestMs = 15 * 60_000;
/**
 * Sends one message, which costs money, at most once: that the last bytes are about to go is on disk
 * before they do. A refusal in the provider's own words is believed once the provider, asked for the
 * message, does not have it; only what was then refused for being asked too often is tried again.
 */
export async function sendMessage(
  tools: MessageTools,
  entry: MessageEntry,
  signal: AbortSignal,
): Promise<Sent> {
  const { clock, random, log } = tools;
  const { id, accountId } = entry.job;
  const settle = (event: MessageEvent) => tools.settle([{ id, event }]);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await trySending(tools, entry, signal);
    log.info({ event: 'message-answered', kind: outcome.kind, accountId });
    if (outcome.kind === 'sent') {
      const { messageRef, status } = outcome;
      return { event: { kind: 'taken', messageRef, told: status }, rest: null };
    }
    const { failure } = outcome;
    const wantedMs =
      failure.kind === 'rate-limited' ? retryDelay(failure, attempt, random()) : null;
    const again = wantedMs !== null && wantedMs <= longestWaitMs && attempt < mostTries;
    const waitMs = again ? wantedMs : 0;
    if (outcome.kind === 'unsure') {
      const afterMs = Math.max(firstAskMs, waitMs);
      const asked = outcome.own ? await askOnce(tools, id, afterMs, signal) : null;
      if (asked === null) {
        const askMs = Math.max(firstAskMs, Math.min(longestRestMs, restMsOf(failure)));
        const event: MessageEvent = { kind: 'doubted', failure, untilAt: clock.now() + askMs };
        return { event, rest: restMsOf(failure) > 0 ? { failure, ms: askMs } : null };
      }
      if (asked.messageRef !== null) {
        const { messageRef } = asked;
        return { event: { kind: 'taken', messageRef, told: underway }, rest: null };
      }
    }
    if (!again) return { event: { kind: 'refused', failure }, rest: null };
    await settle({ kind: 'retrying' });
    if (outcome.kind === 'unsure') continue;
    try {
      await pause(clock, waitMs, signal);
    } catch {
      return { event: { kind: 'refused', failure: cancelled }, rest: null };
    }
  }
}

/** What came of sending, to be written; `rest`: so long the provider is not to be asked about it either. */
export interface Sent {
  readonly event: MessageEvent;
  readonly rest: { readonly failure: Failure; readonly ms: number } | null;
}

const restMsOf = (failure: Failure) =>
  'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;

/** Whether the provider has the message that it refused; null when it cannot be asked just then. */
async function askOnce(
  tools: MessageTools,
  id: MessageId,
  afterMs: number,
  signal: AbortSignal,
): Promise<{ readonly messageRef: string | null } | null> {
  const { clock, sessions, log } = tools;
  try {
    await pause(clock, afterMs, signal);
    const entry = tools.ledger.get(id);
    if (entry === undefined) return null;
    const bound = await boundCompose(sessions, entry.job.accountId, signal);
    const messageRef = await findTaken(namesFor(tools, entry), entry, bound, signal);
    return messageRef === undefined ? null : { messageRef };
  } catch (error) {
    log.info({ event: 'message-not-asked', kind: tools.failureOf(error).kind });
    return null;
  }
}

/** Which names are taken, and taking one for this message before that is written. */
export function namesFor(tools: MessageTools, { job }: MessageEntry) {
  const { ledger } = tools;
  const isAlike = ({ job: other }: MessageEntry) =>
    other.id !== job.id &&
    other.state === 'sending' &&
    other.committing &&
    other.from === job.from &&
    other.to === job.to &&
    other.text === job.text;
  return {
    claimed: () => tools.table.claimed(job.accountId),
    claim: (name: string) => ledger.claims.claim(claimOf(job.accountId, name)),
    alikeUnderway: () =>
      ledger.inRole(job.accountId, 'ready').some((id) => {
        const other = ledger.get(id);
        return other !== undefined && isAlike(other);
      }),
  };
}

async function trySending(
  tools: MessageTools,
  entry: MessageEntry,
  signal: AbortSignal,
): Promise<ComposeOutcome> {
  const { id, accountId } = entry.job;
  let committed = false;
  try {
    const { compose, session } = await boundCompose(tools.sessions, accountId, signal);
    if (signal.aborted) throw new SatchelError(cancelled);
    const known = await alreadyThere({ compose, session }, entry, tools, signal);
    if (signal.aborted) throw new SatchelError(cancelled);
    return await compose.send(session, outgoingOf(entry), {
      signal,
      async beforeCommit() {
        const facts = { sentAt: tools.clock.now(), known };
        const change = { id, event: { kind: 'committed' }, facts } as const;
        // Its account was removed meanwhile: what has no row must not leave.
        if (tools.ledger.change([change]).length === 0) {
          throw new SatchelError(cancelled);
        }
        committed = true;
      },
    });
  } catch (error) {
    return { kind: committed ? 'unsure' : 'failed', failure: tools.failureOf(error) };
  }
}
