import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../base/httpFailure.ts';
import { encodeText } from '../../base/rawBody.ts';
import type { CommitHooks, MessageStatus, OutgoingMessage, Session } from '../provider.ts';
import { isoInstantOf, textOf } from '../wireValues.ts';
import { listAnswer, pageSize, plivoRefusal } from './api.ts';

/** A message as the list and a look-up tell it (providers.md 1.5); its text is in neither. */
const wireMessage = z.object({
  message_uuid: z.string().trim().min(1).max(255),
  message_direction: z.unknown().optional(),
  message_state: z.unknown().optional(),
  message_time: z.unknown().optional(),
  from_number: z.unknown().optional(),
  to_number: z.unknown().optional(),
  error_code: z.unknown().optional(),
});
const mediaAnswer = z.object({ objects: z.array(z.unknown()).max(100) });
const sentAnswer = z.object({ message_uuid: z.array(z.string().trim().min(1).max(255)).min(1) });

export interface MessageFacts {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound' | null;
  readonly state: string | null;
  readonly sentAt: number | null;
  readonly fromAddress: string | null;
  readonly toAddress: string | null;
  readonly errorCode: string | null;
}

export function toMessage(value: unknown): MessageFacts {
  const parsed = wireMessage.safeParse(value);
  if (!parsed.success) throw new SatchelError(down('unreadable-answer'));
  const { data } = parsed;
  const direction = textOf(data.message_direction, 32)?.toLowerCase() ?? '';
  const code = typeof data.error_code === 'number' ? String(data.error_code) : data.error_code;
  return {
    id: data.message_uuid,
    direction: direction === 'inbound' || direction === 'outbound' ? direction : null,
    state: textOf(data.message_state, 64)?.toLowerCase() ?? null,
    sentAt: isoInstantOf(data.message_time),
    fromAddress: textOf(data.from_number, 255),
    toAddress: textOf(data.to_number, 255),
    errorCode: textOf(code, 64),
  };
}

/** Too much in one message, which is told only afterwards (providers.md 1.5). */
const tooLargeCode = '120';

export function toStatus({ state, errorCode }: MessageFacts): MessageStatus {
  const providerStatus = state ?? '';
  if (providerStatus === 'delivered' || providerStatus === 'read') {
    return { phase: 'delivered', providerStatus, failure: null };
  }
  if (!['failed', 'undelivered', 'rejected'].includes(providerStatus)) {
    return { phase: 'underway', providerStatus, failure: null };
  }
  const detail =
    errorCode === tooLargeCode ? 'Its media are more than 5 MB together with the text.' : null;
  const failure: Failure = { kind: 'provider-refused', status: null, code: errorCode, detail };
  return { phase: 'failed', providerStatus, failure };
}

function messagePath(session: Session, below = ''): string {
  const account = encodeURIComponent(session.credentials['authId'] ?? '');
  return `Account/${account}/Message/${below}`;
}

/** The times that the filter takes: UTC, without a zone. */
const filterTime = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** MMS since an instant; the newest first, as far as is known (providers.md 1.5). */
export async function listMessages(
  session: Session,
  since: number,
  offset: number,
  signal: AbortSignal,
) {
  const { meta, objects } = await session.http.json({
    method: 'GET',
    path: messagePath(session),
    query: { message_type: 'mms', message_time__gte: filterTime(since), limit: pageSize, offset },
    schema: listAnswer,
    signal,
  });
  const end = offset + objects.length;
  const done = objects.length === 0 || end === meta.total_count;
  return { messages: objects.map(toMessage), nextOffset: done ? null : end };
}

export async function getMessage(session: Session, id: string, signal: AbortSignal) {
  const path = messagePath(session, `${encodeURIComponent(id)}/`);
  const schema = z.record(z.string(), z.unknown());
  return toMessage(await session.http.json({ method: 'GET', path, schema, signal }));
}

/** What one message carries, as media objects; nothing for one that has none, or is gone. */
export async function listMessageMedia(
  session: Session,
  id: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const path = messagePath(session, `${encodeURIComponent(id)}/Media/`);
  try {
    const answer = await session.http.json({ method: 'GET', path, schema: mediaAnswer, signal });
    return answer.objects;
  } catch (error) {
    if (error instanceof SatchelError && error.failure.kind === 'not-found') return [];
    throw error;
  }
}

/** Media of the account goes by its id, any other by its link (providers.md 1.5). */
export function postMessage(session: Session, message: OutgoingMessage, hooks: CommitHooks) {
  const own = message.media.flatMap(({ ref, sameAccount }) => (sameAccount && ref ? [ref] : []));
  const foreign = message.media.filter(({ ref, sameAccount }) => !(sameAccount && ref));
  const body = encodeText(
    JSON.stringify({
      ...{ src: message.from, dst: message.to, type: 'mms', text: message.text },
      ...(own.length > 0 && { media_ids: own }),
      ...(foreign.length > 0 && { media_urls: foreign.map(({ url }) => url) }),
    }),
    hooks.beforeCommit,
  );
  const answer = session.http.send({
    path: messagePath(session),
    contentType: 'application/json',
    contentLength: body.contentLength,
    body: body.body,
    schema: sentAnswer,
    ownRefusal: plivoRefusal,
    signal: hooks.signal,
    onConnected: body.start,
  });
  return { committed: body.committed, answer };
}
