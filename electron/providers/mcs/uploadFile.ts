import type { Failure, FailureOf } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../base/httpFailure.ts';
import { leavesOpen } from '../leavesOpen.ts';
import type { OutgoingFile, RemoteItem, SendHooks, SendOutcome, Session } from '../provider.ts';
import { isoInstantOf } from '../wireValues.ts';
import type { Posting } from './api.ts';
import { getMedia, postMedia, postMessage } from './api.ts';
import { isSid, mediaOf, mediaRefOf, messageRefOf, type Place, placeOf } from './refs.ts';
import { fromMedia, fromMessage } from './translate.ts';

type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | Exclude<SendOutcome, { kind: 'stored' }>;

/** Waits for an answer and says what a missing or broken one leaves open. */
async function judged<T>(
  make: () => Posting,
  read: (answer: Record<string, unknown>) => T,
): Promise<Outcome<T>> {
  let posting: Posting | null = null;
  try {
    posting = make();
    const answer = await posting.answer;
    // A server cannot have stored what it was not given in whole, whatever it says.
    if (!posting.committed()) throw new SatchelError(down('unreadable-answer'));
    return { kind: 'done', value: read(answer) };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const { failure } = error;
    if (posting?.committed() === true && leavesOpen(failure)) return { kind: 'unsure', failure };
    return { kind: 'failed', failure: posting?.fault()?.failure ?? failure };
  }
}

/** Another size than was sent is perhaps not our file, so somebody must look. */
function storedAs(file: OutgoingFile, answer: Record<string, unknown>, serviceSid: string) {
  const { item } = fromMedia(answer, serviceSid);
  if (item.sizeBytes !== null && item.sizeBytes !== file.sizeBytes) {
    throw new SatchelError(down('unreadable-answer'));
  }
  const { name, contentType, sizeBytes } = file;
  return {
    ...item,
    name: item.name ?? name,
    contentType: item.contentType ?? contentType,
    sizeBytes,
  };
}

/** Media that is there no more, by Conversations' own code (providers.md 4.7). */
const goneCode = '50507';

/** Also a conversation can be what is not there, so the media itself is asked for. */
async function isGone(session: Session, item: RemoteItem, signal: AbortSignal): Promise<boolean> {
  const { serviceSid, mediaSid } = mediaOf(item.ref);
  try {
    await getMedia(session, serviceSid, mediaSid, signal);
    return false;
  } catch (error) {
    return error instanceof SatchelError && error.failure.kind === 'not-found';
  }
}

/** A refusal to attach leaves an upload behind, which has to be said. */
function refusedPlace(failure: FailureOf<'provider-refused' | 'not-found'>): Failure {
  const refused =
    failure.kind === 'not-found'
      ? { status: 404, code: null, detail: 'There is no such conversation.' }
      : failure;
  const why = refused.detail === null ? '' : ` ${refused.detail}`;
  const detail = `The file was uploaded, but the conversation did not take it.${why}`;
  return { ...refused, kind: 'provider-refused', detail: detail.slice(0, 500) };
}

async function attach(
  session: Session,
  place: Place,
  item: RemoteItem,
  signal: AbortSignal,
  beforeCommit: () => Promise<void>,
): Promise<SendOutcome> {
  const { mediaSid } = mediaOf(item.ref);
  const attached = await judged(
    () => postMessage(session, place, mediaSid, signal, beforeCommit),
    (message): RemoteItem => {
      const { sid } = message;
      if (!isSid(sid)) throw new SatchelError(down('unreadable-answer'));
      // A message that carries something else is not the one that was asked for.
      const carried = fromMessage(message, place);
      if (carried.length > 0 && !carried.some(({ ref }) => ref === item.ref)) {
        throw new SatchelError(down('unreadable-answer'));
      }
      const sentAt = isoInstantOf(message['date_created']) ?? item.storedAt;
      const messageRef = messageRefOf(place.conversationSid, sid);
      return { ...item, messageRef, usedAt: sentAt ?? session.clock.now() };
    },
  );
  if (attached.kind === 'done') return { kind: 'stored', item: attached.value };
  if (attached.kind === 'unsure') return attached;
  const { failure } = attached;
  if (failure.kind !== 'not-found' && failure.kind !== 'provider-refused') return attached;
  const gone =
    failure.kind === 'not-found' ? await isGone(session, item, signal) : failure.code === goneCode;
  return { kind: 'failed', failure: gone ? { kind: 'not-found' } : refusedPlace(failure) };
}

/** Where an upload goes that goes to no conversation. */
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
      return await attach(session, placeOf(target), item, signal, hooks.beforeCommit);
    }
    const place = target === null ? null : placeOf(target);
    const serviceSid = place?.serviceSid ?? (await defaultService(session, signal));
    const uploaded = await judged(
      () => postMedia(session, serviceSid, file, hooks),
      (answer) => storedAs(file, answer, serviceSid),
    );
    if (uploaded.kind !== 'done') return uploaded;
    if (place === null) return { kind: 'stored', item: uploaded.value };
    // Written down before anything else happens to it: it is what a second try begins with.
    await hooks.onArrived?.(0, uploaded.value);
    return await attach(session, place, uploaded.value, signal, async () => {});
  } catch (error) {
    if (error instanceof SatchelError) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}

function described({ name, contentType, sizeBytes }: OutgoingFile): RemoteItem {
  return {
    ...{ ref: mediaRefOf('-', '-'), messageRef: null, direction: null },
    ...{ name, contentType, sizeBytes, storedAt: null, usedAt: null },
    ...{ fromAddress: null, toAddress: null, messageStatus: null, linkUrl: null },
  };
}
