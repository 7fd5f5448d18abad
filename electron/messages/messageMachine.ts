import type { Failure } from '../../shared/failure.ts';
import { cancelled, providerRefused } from '../../shared/failures.ts';
import { type MessageFacts, type MessageRow, notTaken } from '../../shared/message.ts';
import { diedUnanswered } from '../jobs/failureRules.ts';
import type { KernelEvent } from '../jobs/job.ts';
import { withoutFields } from '../jobs/withoutFields.ts';

/** What a provider says of a message that it has taken. */
export interface Told {
  readonly phase: 'underway' | 'delivered' | 'failed';
  readonly providerStatus: string | null;
  readonly failure: Failure | null;
}

/** What can happen to a message beside what the kernel does to every job; `step` knows what follows. */
export type MessageEvent =
  | KernelEvent
  /** The last bytes are about to be let go. */
  | { readonly kind: 'committed' }
  /** It was clearly not taken, and the same request may be tried once more. */
  | { readonly kind: 'retrying' }
  /** It is certainly not at the provider, and stays so. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The last bytes went and no clear answer came. */
  | { readonly kind: 'doubted'; readonly failure: Failure; readonly untilAt: number }
  | { readonly kind: 'taken'; readonly messageRef: string; readonly told: Told }
  | { readonly kind: 'told'; readonly told: Told };

/**
 * The only thing that changes a message. No event leads from `unsure` or `failed` back to `sending`:
 * a message costs money, so what may have been taken is never sent again by itself. An event that
 * does not belong to the state leaves the very same object.
 */
export function step(message: MessageRow, event: MessageEvent): MessageRow {
  switch (message.state) {
    case 'sending':
      return fromSending(message, event);
    case 'unsure':
      return fromUnsure(message, event);
    case 'underway':
      return event.kind === 'told' ? heard(message, message.messageRef, event.told) : message;
    case 'delivered':
    case 'failed':
    case 'cancelled':
      return message;
    default:
      return message satisfies never;
  }
}

type In<S extends MessageRow['state']> = Extract<MessageRow, { state: S }>;

const nowhere = { messageRef: null, providerStatus: null };

type FieldOf<Row> = Row extends unknown ? keyof Row : never;
/** What a message has because of its state; a new one of these must be named here to compile. */
const stateFields: Readonly<Record<Exclude<FieldOf<MessageRow>, keyof MessageFacts>, true>> = {
  state: true,
  committing: true,
  untilAt: true,
  failure: true,
  messageRef: true,
  providerStatus: true,
};

/** Everything else that is known of a message, also what this Satchel has no name for. */
const factsOf = (message: MessageRow) => withoutFields<MessageFacts>(message, stateFields);

function untaken(message: MessageRow, failure: Failure): MessageRow {
  // Given up before it could count.
  if (failure.kind === 'cancelled') {
    return { ...factsOf(message), ...nowhere, state: 'cancelled', failure: null };
  }
  return { ...factsOf(message), ...nowhere, state: 'failed', failure };
}

function heard(message: MessageRow, messageRef: string, told: Told): MessageRow {
  const { phase, providerStatus } = told;
  const known = { ...factsOf(message), messageRef, providerStatus };
  if (phase === 'failed') {
    return { ...known, state: 'failed', failure: told.failure ?? refusedLater(providerStatus) };
  }
  const same = message.state === phase && message.providerStatus === providerStatus;
  return same ? message : { ...known, state: phase, failure: null };
}

function refusedLater(providerStatus: string | null): Failure {
  return providerRefused({ code: providerStatus });
}

function fromSending(message: In<'sending'>, event: MessageEvent): MessageRow {
  switch (event.kind) {
    case 'committed':
      return message.committing ? message : { ...message, committing: true };
    case 'retrying':
      return message.committing ? { ...message, committing: false } : message;
    case 'postponed':
      // The account cannot be worked for now, and who confirmed the message expects it to go now.
      return message.committing ? message : untaken(message, event.failure);
    case 'refused':
      return untaken(message, event.failure);
    case 'taken':
      return heard(message, event.messageRef, event.told);
    case 'doubted':
      return doubted(message, event.failure, event.untilAt);
    case 'restarted':
      // What never left is not sent now either: the person who confirmed it may have moved on.
      return message.committing
        ? doubted(message, diedUnanswered, event.askAt)
        : untaken(message, cancelled);
    default:
      return message;
  }
}

function doubted(message: In<'sending'>, failure: Failure, untilAt: number): MessageRow {
  if (!message.committing) return untaken(message, failure);
  return { ...factsOf(message), ...nowhere, state: 'unsure', failure, untilAt };
}

/** Somebody refused it, whoever that was, and said so. */
function saysWhy({ kind }: Failure): boolean {
  return ['provider-refused', 'unauthorized', 'forbidden', 'rate-limited'].includes(kind);
}

function fromUnsure(message: In<'unsure'>, event: MessageEvent): MessageRow {
  switch (event.kind) {
    case 'taken':
      return heard(message, event.messageRef, event.told);
    case 'asked':
      return { ...message, untilAt: event.untilAt };
    case 'restarted':
      return { ...message, untilAt: event.askAt };
    case 'absent':
      return untaken(message, saysWhy(message.failure) ? message.failure : notTaken);
    case 'untold':
      return untaken(message, event.failure);
    default:
      return message;
  }
}
