import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import type { RawBody } from '../../http/rawBody.ts';
import { encodeRaw, encodeText } from '../../http/rawBody.ts';
import { askDeletion } from '../answers/askDeletion.ts';
import { twilioRefusal } from '../answers/twilioRefusal.ts';
import type { OutgoingFile, SendHooks, Session } from '../provider.ts';
import { type ChatKey, isSid } from './refs.ts';

/** The most that a page of Conversations gives (providers.md 4.4). */
const pageSize = 100;

const media = z.record(z.string(), z.unknown());
const entries = z.array(z.unknown()).max(1_000);
const meta = z.looseObject({ next_page_url: z.string().nullish().catch(null) });
const named = z.string().refine(isSid);
const service = z.object({ sid: named, friendly_name: z.unknown().optional() });
export const conversation = z.object({
  sid: named,
  chat_service_sid: z.unknown().optional(),
  friendly_name: z.unknown().optional(),
  unique_name: z.unknown().optional(),
  state: z.unknown().optional(),
  date_updated: z.unknown().optional(),
});

export interface ChatPage<T> {
  readonly entries: readonly T[];
  /** Entries that are none, or have no name. */
  readonly unread: readonly unknown[];
  readonly nextToken: string | null;
}

const sid = encodeURIComponent;
const chats = (session: Session) => session.at('conversationsUrl');
const servicePath = (serviceSid: string) => `v1/Services/${sid(serviceSid)}`;
const conversationPath = ({ serviceSid, conversationSid }: ChatKey) =>
  `${servicePath(serviceSid)}/Conversations/${sid(conversationSid)}`;
const mediaPath = (serviceSid: string, mediaSid?: string) =>
  `${servicePath(serviceSid)}/Media${mediaSid === undefined ? '' : `/${sid(mediaSid)}`}`;

/** Only the token is taken of the next page's address: where it points is our own decision. */
function tokenOf(nextPageUrl: string | null | undefined): string | null {
  const query = /\?([^#]*)/.exec(nextPageUrl ?? '')?.[1] ?? '';
  const token = new URLSearchParams(query).get('PageToken') ?? '';
  return token === '' || token.length > 512 ? null : token;
}

async function page<T extends z.ZodType>(
  session: Session,
  path: string,
  key: 'services' | 'conversations' | 'participants' | 'messages',
  entry: T,
  query: Readonly<Record<string, string | number>>,
  token: string | null,
  signal: AbortSignal,
): Promise<ChatPage<z.infer<T>>> {
  const answer = await chats(session).json({
    method: 'GET',
    path,
    query: { PageSize: pageSize, ...query, ...(token === null ? {} : { PageToken: token }) },
    schema: z.looseObject({ meta }),
    signal,
  });
  const listed = entries.safeParse(answer[key]);
  if (!listed.success) throw new SatchelError(down('unreadable-answer'));
  const found: z.infer<T>[] = [];
  const unread: unknown[] = [];
  for (const value of listed.data) {
    const parsed = entry.safeParse(value);
    if (parsed.success) found.push(parsed.data);
    else unread.push(value);
  }
  return { entries: found, unread, nextToken: tokenOf(answer.meta.next_page_url) };
}

export function listServices(
  session: Session,
  token: string | null,
  signal: AbortSignal,
  size = pageSize,
) {
  return page(session, 'v1/Services', 'services', service, { PageSize: size }, token, signal);
}

export function getService(session: Session, serviceSid: string, signal: AbortSignal) {
  const path = servicePath(serviceSid);
  return chats(session).json({ method: 'GET', path, schema: service, signal });
}

export function listConversations(
  session: Session,
  serviceSid: string,
  token: string | null,
  signal: AbortSignal,
) {
  const path = `${servicePath(serviceSid)}/Conversations`;
  return page(session, path, 'conversations', conversation, {}, token, signal);
}

export function getConversation(session: Session, chat: ChatKey, signal: AbortSignal) {
  const path = conversationPath(chat);
  return chats(session).json({ method: 'GET', path, schema: conversation, signal });
}

/** Entries as they came: what cannot be read is somebody all the same. */
export function listParticipants(
  session: Session,
  chat: ChatKey,
  token: string | null,
  signal: AbortSignal,
) {
  const path = `${conversationPath(chat)}/Participants`;
  return page(session, path, 'participants', z.unknown(), {}, token, signal);
}

/** The newest first. */
export function listMessages(
  session: Session,
  chat: ChatKey,
  token: string | null,
  signal: AbortSignal,
) {
  const path = `${conversationPath(chat)}/Messages`;
  return page(session, path, 'messages', z.unknown(), { Order: 'desc' }, token, signal);
}

export function getMessage(
  session: Session,
  chat: ChatKey,
  messageSid: string,
  signal: AbortSignal,
) {
  const path = `${conversationPath(chat)}/Messages/${sid(messageSid)}`;
  return chats(session).json({ method: 'GET', path, schema: media, signal });
}

export function getMedia(
  session: Session,
  serviceSid: string,
  mediaSid: string,
  signal: AbortSignal,
) {
  const path = mediaPath(serviceSid, mediaSid);
  return session.http.json({ method: 'GET', path, schema: media, signal });
}

/** Where the bytes are, for those with credentials (providers.md 4.3). */
export function contentUrl(session: Session, serviceSid: string, mediaSid: string): string {
  return `${session.http.baseUrl}${mediaPath(serviceSid, mediaSid)}/Content`;
}

export interface Posting {
  committed(): boolean;
  fault: RawBody['fault'];
  readonly answer: Promise<Record<string, unknown>>;
}

/** The raw bytes are the body; name and size go beside them (providers.md 4.2). */
export function postMedia(
  session: Session,
  serviceSid: string,
  file: OutgoingFile,
  hooks: SendHooks,
): Posting {
  const raw = encodeRaw(file, hooks);
  const answer = session.http.send({
    path: mediaPath(serviceSid),
    query: { Filename: file.name },
    headers: { 'Content-Size': String(file.sizeBytes) },
    contentType: file.contentType,
    contentLength: raw.contentLength,
    body: raw.body,
    schema: media,
    ownRefusal: twilioRefusal,
    signal: hooks.signal,
    onConnected: raw.start,
  });
  return { committed: raw.committed, fault: raw.fault, answer };
}

/** A message with that media and nothing else, which keeps the media alive (providers.md 4.5). */
export function postMessage(
  session: Session,
  chat: ChatKey,
  mediaSid: string,
  signal: AbortSignal,
  beforeCommit: () => Promise<void>,
): Posting {
  const form = encodeText(new URLSearchParams({ MediaSid: mediaSid }).toString(), beforeCommit);
  const answer = chats(session).send({
    path: `${conversationPath(chat)}/Messages`,
    contentType: 'application/x-www-form-urlencoded',
    contentLength: form.contentLength,
    body: form.body,
    schema: media,
    ownRefusal: twilioRefusal,
    signal,
    onConnected: form.start,
  });
  return { committed: form.committed, fault: form.fault, answer };
}

/** Takes all that the message carries along (providers.md 4.4). */
export function deleteMessage(
  session: Session,
  chat: ChatKey,
  messageSid: string,
  signal: AbortSignal,
) {
  const path = `${conversationPath(chat)}/Messages/${sid(messageSid)}`;
  return askDeletion(chats(session), path, signal);
}
