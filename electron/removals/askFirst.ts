import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import { firstAskMs } from '../jobs/doubt.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { Provider, Session } from '../providers/provider.ts';
import type { ConfirmedItem, RemovalJob } from './removalJob.ts';
import type { RemovalEvent } from './removalMachine.ts';

export interface Bound {
  readonly provider: Provider;
  readonly session: Session;
}

export function firstOf({ items }: RemovalJob): ConfirmedItem {
  const [first] = items;
  if (first === undefined) throw new Error('a removal names an item');
  return first;
}

/** The way of deleting whole messages where that is not the only one; null for a job that is none of it. */
export function messageWay({ provider }: Bound, { messageRef }: RemovalJob) {
  const { remove } = provider;
  if (!remove || remove.takesMessage || messageRef === null) return null;
  if (remove.message) return { ...remove.message, ref: messageRef };
  throw new SatchelError(invalidInput('no-message'));
}

/** Asks for the item, or for the message that goes whole; throws not-found when it is not there. */
export async function statOf(bound: Bound, job: RemovalJob, signal: AbortSignal): Promise<void> {
  const whole = messageWay(bound, job);
  if (whole !== null) await whole.stat(bound.session, whole.ref, signal);
  else await bound.provider.stat(bound.session, firstOf(job), signal);
}

/** Whether the library knows by now that the message carries something that nobody confirmed. */
export function carriesMore(table: Pick<MediaTable, 'ofMessage'>, job: RemovalJob): boolean {
  const { messageRef, items, accountId } = job;
  if (messageRef === null) return false;
  const confirmed = new Set(items.map(({ mediaId }) => mediaId));
  return table.ofMessage(accountId, messageRef).some(({ id }) => !confirmed.has(id));
}

/** Whether the provider has to be asked for that: most items go alone, and nothing else can go with them. */
export function mayTakeMore(bound: Bound, job: RemovalJob): boolean {
  if (messageWay(bound, job) !== null) return true;
  return bound.provider.remove?.takesMessage === true && job.messageRef === null;
}

/**
 * Whether deleting it takes along, by what the provider itself says now, what nobody confirmed: media of the
 * message that the library never read, or a message that the item got into since. Throws SatchelError.
 */
export async function takesMore(
  bound: Bound,
  job: RemovalJob,
  signal: AbortSignal,
): Promise<boolean> {
  const whole = messageWay(bound, job);
  if (whole !== null) {
    const confirmed = new Set(job.items.map(({ ref }) => ref));
    const carried = await whole.media(bound.session, whole.ref, signal);
    return carried.some((ref) => !confirmed.has(ref));
  }
  const item = await bound.provider.stat(bound.session, firstOf(job), signal);
  return item.messageRef !== null;
}

/** Answers the HTTP status of the success, where it is told. */
export async function askToRemove(
  bound: Bound,
  job: RemovalJob,
  signal: AbortSignal,
): Promise<number | null> {
  const whole = messageWay(bound, job);
  if (whole !== null) return whole.run(bound.session, whole.ref, signal);
  return (await bound.provider.remove?.run(bound.session, firstOf(job), signal)) ?? null;
}

/** Somebody answered; neither what never left nor what is asked again after a wait, which then tells. */
export function answers({ kind }: Failure): boolean {
  const answered = ['unauthorized', 'forbidden', 'not-found', 'provider-refused', 'provider-down'];
  return answered.includes(kind);
}

/** Null where it was done; throws what is a bug. */
export async function failureOfAsking(ask: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof SatchelError) return error.failure;
    throw error;
  }
}

/** What is looked for before anything else is done about it; `now` is epoch ms. */
export const doubtedAt = (failure: Failure, now: number): RemovalEvent => ({
  kind: 'doubted',
  failure,
  untilAt: now + firstAskMs,
});
