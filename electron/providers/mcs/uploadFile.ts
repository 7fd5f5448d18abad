import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import { down } from '../../http/httpFailure.ts';
import { confirmed, isOf } from '../answers/confirmed.ts';
import { openOutcome } from '../answers/openOutcome.ts';
import { isoInstantOf } from '../answers/wireValues.ts';
import type { OutgoingFile, RemoteItem, SendHooks, SendOutcome, Session } from '../provider.ts';
import type { Posting } from './api.ts';
import { getMedia, getMessage, postMedia, postMessage } from './api.ts';
import {
  type ChatKey,
  chatOf,
  isSid,
  mediaOf,
  mediaRefOf,
  messageRefOf,
  targetOf,
} from './refs.ts';
import { fromMedia, fromMessage } from './translate.ts';

type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | Exclude<SendOutcome, { kind: 'stored' }>;

/** Waits for an answer, and for whoever reads it; once all was sent, whatever is thrown leaves it open. */
async function judged<T>(
  make: () => Posting,
  read: (answer: Record<string, unknown>) => T | Promise<T>,
): Promise<Outcome<T>> {
  let posting: Posting | null = null;
  try {
    posting = make();
    const answer = await posting.answer;
    // A server cannot have stored what it was not given in whole, whatever it says.
    if (!posting.committed()) throw new SatchelError(down('unreadable-answer'));
    return { kind: 'done', value: await read(answer) };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    if (posting?.committed() === true) return openOutcome(error);
    return { kind: 'failed', failure: posting?.fault()?.failure ?? error.failure };
  }
}

/** Another size or name than was sent is perhaps not our file, so somebody must look. */
async function storedAs(
  session: Session,
  file: OutgoingFile,
  answer: Record<string, unknown>,
  serviceSid: string,
  signal: AbortSignal,
): Promise<RemoteItem> {
  const { item: told } = fromMedia(answer, serviceSid);
  const outcome = await confirmed({ kind: 'stored', item: told }, file, async ({ ref }) => {
    const { mediaSid } = mediaOf(ref);
    return fromMedia(await getMedia(session, serviceSid, mediaSid, signal), serviceSid).item;
  });
  if (outcome.kind !== 'stored') throw new SatchelError(outcome.failure);
  if (!isOf(outcome.item, file)) throw new SatchelError(down('unreadable-answer'));
  const { name, contentType } = file;
  const { item } = outcome;
  return { ...item, name: item.name ?? name, contentType: item.contentType ?? contentType };
}

/** A refusal to attach leaves an upload behind, which has to be said. */
function refusedByChat(failure: Failure): Failure {
  if (failure.kind !== 'not-found' && failure.kind !== 'provider-refused') return failure;
  if (failure.kind === 'not-found') {
    return providerRefused({ status: 404, detail: 'not-attached-gone' });
  }
  return { ...failure, detail: 'not-attached' };
}

/** The message that was made, if it carries the media: one that tells none of it is asked for once. */
async function carrying(
  session: Session,
  chat: ChatKey,
  item: RemoteItem,
  message: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const { sid } = message;
  if (!isSid(sid)) throw new SatchelError(down('unreadable-answer'));
  const carries = (one: Record<string, unknown>) =>
    one['sid'] === sid && fromMessage(one, chat).some(({ ref }) => ref === item.ref);
  if (carries(message)) return message;
  const told = await getMessage(session, chat, sid, signal).catch((error: unknown) => {
    const absent = error instanceof SatchelError && error.failure.kind === 'not-found';
    throw absent ? new SatchelError(down('unreadable-answer')) : error;
  });
  if (!carries(told)) throw new SatchelError(down('unreadable-answer'));
  return told;
}

async function attach(
  session: Session,
  chat: ChatKey,
  item: RemoteItem,
  signal: AbortSignal,
  beforeCommit: () => Promise<void>,
): Promise<SendOutcome> {
  const { mediaSid } = mediaOf(item.ref);
  const attached = await judged(
    () => postMessage(session, chat, mediaSid, signal, beforeCommit),
    async (answer): Promise<RemoteItem> => {
      const message = await carrying(session, chat, item, answer, signal);
      const sentAt = isoInstantOf(message['date_created']) ?? item.storedAt;
      const messageRef = messageRefOf(chat.conversationSid, String(message['sid']));
      const usedAt = sentAt ?? session.clock.now();
      const conversationRef = targetOf(chat);
      return { ...item, messageRef, usedAt, direction: 'outbound', conversationRef };
    },
  );
  if (attached.kind === 'done') return { kind: 'stored', item: attached.value };
  return { ...attached, failure: refusedByChat(attached.failure) };
}

/** Answers the service that takes what goes to no conversation. */
export type DefaultService = (session: Session, signal: AbortSignal) => Promise<string>;

/**
 * Uploads one file and, when a conversation is given, puts it there in the same act; one that has
 * arrived before is only put there.
 */
export async function uploadFile(
  session: Session,
  file: OutgoingFile,
  hooks: SendHooks,
  target: string | null,
  defaultService: DefaultService,
): Promise<SendOutcome> {
  const { signal } = hooks;
  const arrivedRef = file.arrivedRef ?? null;
  try {
    if (target !== null && arrivedRef !== null) {
      const item = { ...described(file), ref: arrivedRef };
      return await attach(session, chatOf(target), item, signal, hooks.beforeCommit);
    }
    const chat = target === null ? null : chatOf(target);
    const serviceSid = chat?.serviceSid ?? (await defaultService(session, signal));
    const uploaded = await judged(
      () => postMedia(session, serviceSid, file, hooks),
      (answer) => storedAs(session, file, answer, serviceSid, signal),
    );
    if (uploaded.kind === 'unsure' && uploaded.own === true) {
      // Should it lie, there is media in no message, which nobody sees and which dies in five minutes.
      return { kind: 'failed', failure: uploaded.failure };
    }
    if (uploaded.kind !== 'done') return uploaded;
    if (chat === null) return { kind: 'stored', item: uploaded.value };
    // Written down before anything else happens to it: it is what a second try begins with.
    await hooks.onArrived?.(0, uploaded.value);
    return await attach(session, chat, uploaded.value, signal, async () => {});
  } catch (error) {
    if (error instanceof SatchelError) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}

function described({ name, contentType, sizeBytes }: OutgoingFile): RemoteItem {
  return {
    ref: mediaRefOf('-', '-'),
    messageRef: null,
    direction: null,
    name,
    contentType,
    sizeBytes,
    storedAt: null,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  };
}
