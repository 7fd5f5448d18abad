import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { encodeText } from '../../http/rawBody.ts';
import { askDeletion } from '../answers/askDeletion.ts';
import { membersOf } from '../answers/readEntries.ts';
import { twilioRefusal } from '../answers/twilioRefusal.ts';
import type { CommitHooks, ItemKey, Session } from '../provider.ts';

/** Messages a page: most carry no media, and a page of them fits the cap of an answer many times. */
export const messagesAPage = 100;
const mediaAPage = 50;
/** A thousand messages of the longest text, each sign of it escaped. */
const longestPage = 12_000_000;

const uri = z.string().max(4_096).nullable().catch(null);
const messageList = z.object({
  messages: z.array(z.unknown()).max(1_000),
  next_page_uri: uri.optional(),
});
const mediaList = z.object({
  media_list: z.array(z.unknown()).max(1_000),
  next_page_uri: uri.optional(),
});
const one = z.record(z.string(), z.unknown());

export type Query = Readonly<Record<string, string>>;

export interface ListAnswer {
  readonly entries: readonly unknown[];
  /** Theirs, as far as they have any: what a page that brings nothing new is known by. */
  readonly names: readonly string[];
  readonly next: Query | null;
}

/** What an account's calls need to know of it. */
export interface LamlAccount {
  readonly session: Session;
  /** `Accounts/{sid}/`, encoded, with what stands before it. */
  readonly root: string;
}

/**
 * The next page is the one that the server names, but on our own path: of its link only the query is
 * taken, so that it can lead nowhere else (providers.md 2.2).
 */
function nextQuery(link: string | null | undefined): Query | null {
  const start = link?.indexOf('?') ?? -1;
  if (link == null || start === -1) return null;
  const query = Object.fromEntries(new URLSearchParams(link.slice(start + 1)));
  return Object.keys(query).length === 0 ? null : query;
}

const namesOf = (entries: readonly unknown[]) =>
  entries.map((entry) => String(membersOf(entry)['sid']));

export async function listMessages(
  { session, root }: LamlAccount,
  query: Query,
  signal: AbortSignal,
): Promise<ListAnswer> {
  const path = `${root}Messages.json`;
  const answer = await session.http.json({
    method: 'GET',
    path,
    query,
    schema: messageList,
    signal,
    maxBytes: longestPage,
  });
  const { messages: entries, next_page_uri: link } = answer;
  return { entries, names: namesOf(entries), next: nextQuery(link) };
}

const messagePath = (root: string, sid: string) => `${root}Messages/${encodeURIComponent(sid)}`;

export async function listMedia(
  { session, root }: LamlAccount,
  messageSid: string,
  query: Query | null,
  signal: AbortSignal,
): Promise<ListAnswer> {
  const answer = await session.http.json({
    method: 'GET',
    path: `${messagePath(root, messageSid)}/Media.json`,
    query: query ?? { PageSize: String(mediaAPage) },
    schema: mediaList,
    signal,
  });
  const { media_list: entries, next_page_uri: link } = answer;
  return { entries, names: namesOf(entries), next: nextQuery(link) };
}

/** Without extension the bytes, with `.json` what is told of them (providers.md 2.2, 3.2). */
export function mediaPath(root: string, { ref, messageRef }: ItemKey): string {
  if (messageRef === null) {
    throw new SatchelError(invalidInput('unusable'));
  }
  return `${messagePath(root, messageRef)}/Media/${encodeURIComponent(ref)}`;
}

export function getMedia({ session, root }: LamlAccount, item: ItemKey, signal: AbortSignal) {
  const path = `${mediaPath(root, item)}.json`;
  return session.http.json({ method: 'GET', path, schema: one, signal });
}

export async function deleteMedia(
  { session, root }: LamlAccount,
  item: ItemKey,
  signal: AbortSignal,
): Promise<number | null> {
  return askDeletion(session.http, `${mediaPath(root, item)}.json`, signal);
}

export async function deleteMessage(
  { session, root }: LamlAccount,
  sid: string,
  signal: AbortSignal,
): Promise<number | null> {
  return askDeletion(session.http, `${messagePath(root, sid)}.json`, signal);
}

export function getMessage({ session, root }: LamlAccount, sid: string, signal: AbortSignal) {
  const path = `${messagePath(root, sid)}.json`;
  return session.http.json({ method: 'GET', path, schema: one, signal });
}

export interface Posting {
  /** The last bytes were let go: from here on the message may be taken. */
  committed(): boolean;
  readonly answer: Promise<Record<string, unknown>>;
}

export function postMessage(
  { session, root }: LamlAccount,
  form: URLSearchParams,
  hooks: CommitHooks,
): Posting {
  const text = encodeText(form.toString(), hooks.beforeCommit);
  const answer = session.http.send({
    path: `${root}Messages.json`,
    contentType: 'application/x-www-form-urlencoded',
    contentLength: text.contentLength,
    body: text.body,
    schema: one,
    ownRefusal: twilioRefusal,
    signal: hooks.signal,
    onConnected: text.start,
  });
  return { committed: text.committed, answer };
}
