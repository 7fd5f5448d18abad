import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput, providerRefused } from '../../../shared/failures.ts';
import { down } from '../../http/httpFailure.ts';
import { encodeText } from '../../http/rawBody.ts';
import { type Entries, readEntries } from '../answers/readEntries.ts';
import { isoInstantOf, textOf } from '../answers/wireValues.ts';
import type { MessageStatus, OutgoingMessage } from '../composing.ts';
import type { CommitHooks, Session } from '../provider.ts';
import { listAnswer, pageSize, plivoRefusal } from './api.ts';
import { listPaceOf } from './listPace.ts';
import { plivoSender } from './sender.ts';

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
  const failure = providerRefused({
    code: errorCode,
    detail: errorCode === tooLargeCode ? 'media-too-large' : null,
  });
  return { phase: 'failed', providerStatus, failure };
}

function messagePath(session: Session, below = ''): string {
  const account = encodeURIComponent(session.credentials['authId'] ?? '');
  return `Account/${account}/Message/${below}`;
}

const dayMs = 86_400_000;
/** A longer range than ninety days is refused; two less, whatever the clocks say (providers.md 1.5). */
const longestRangeMs = 88 * dayMs;

/** The earliest since when messages can be asked for. */
export function earliestListed({ http, clock }: Session): number {
  return (http.serverNow() ?? clock.now()) - longestRangeMs;
}

/** Which of them: of one direction, sender and receiver, as the list's own filters name these. */
export type MessageFilter = Readonly<
  Partial<
    Record<'message_direction' | 'from_number' | 'to_number' | 'powerpack_id', string | undefined>
  >
>;

/** The times that the filter takes: UTC, without a zone. */
const filterTime = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export interface MessagePage extends Entries<MessageFacts> {
  readonly nextOffset: number | null;
}

/**
 * MMS since an instant, no earlier than can be asked for; the newest first, as far as is known
 * (providers.md 1.5). What is urgent goes before all other lists of the account.
 */
export async function listMessages(
  session: Session,
  { since, filter, urgent }: { since: number; filter: MessageFilter; urgent: boolean },
  offset: number,
  signal: AbortSignal,
): Promise<MessagePage> {
  const ask = () =>
    session.http.json({
      method: 'GET',
      path: messagePath(session),
      query: {
        message_type: 'mms',
        ...named(filter),
        message_time__gte: filterTime(Math.max(since, earliestListed(session))),
        limit: pageSize,
        offset,
      },
      schema: listAnswer,
      signal,
    });
  const { meta, objects } = await listPaceOf(session).run(ask, urgent, signal);
  const end = offset + objects.length;
  const done = objects.length === 0 || end === meta.total_count;
  const entries = readEntries(objects, toMessage, ({ sentAt }) => sentAt);
  return { ...entries, nextOffset: done ? null : end };
}

function named(filter: MessageFilter): Record<string, string> {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given);
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
  const sender = plivoSender(message.from);
  if (sender === null) throw new SatchelError(invalidInput('sender'));
  const body = encodeText(
    JSON.stringify({
      ...sender,
      dst: message.to,
      type: 'mms',
      text: message.text,
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
