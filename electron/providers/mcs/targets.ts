import type { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import type { MediaRef } from '../../../shared/ids.ts';
import type { FoundTargets, UploadTarget } from '../../../shared/upload.ts';
import { down } from '../../http/httpFailure.ts';
import { readEntries } from '../answers/readEntries.ts';
import { isoInstantOf, textOf } from '../answers/wireValues.ts';
import type { RemoteItem, Session } from '../provider.ts';
import {
  type conversation,
  getConversation,
  getMedia,
  listConversations,
  listMessages,
  listServices,
} from './api.ts';
import { chatOf, isSid, mediaOf, targetOf } from './refs.ts';
import { fromMedia, readMessage, sentAtOf } from './translate.ts';

const mostShown = 50;
/** Conversations cannot be searched by name, so so many pages are looked through and no more. */
const mostPages = 10;

interface Service {
  readonly sid: string;
  readonly name: string | null;
}

async function services(session: Session, signal: AbortSignal): Promise<Service[]> {
  const named = session.credentials['serviceSid'] ?? '';
  if (named !== '') return [{ sid: named, name: null }];
  const { entries } = await listServices(session, null, signal);
  const known = entries.filter(({ sid }) => isSid(sid));
  // The name of a service tells nothing where there is but one.
  return known.map(({ sid, friendly_name: name }) => ({
    sid,
    name: known.length > 1 ? textOf(name, 120) : null,
  }));
}

type Conversation = z.infer<typeof conversation>;

function asTarget(service: Service, { sid, friendly_name, unique_name }: Conversation) {
  const label = textOf(friendly_name, 200) ?? textOf(unique_name, 200) ?? sid;
  const id = targetOf({ serviceSid: service.sid, conversationSid: sid });
  return { id, label, detail: service.name };
}

/** Conversations that take messages, those last written to first. */
export async function listTargets(
  session: Session,
  search: string,
  signal: AbortSignal,
): Promise<FoundTargets> {
  const wanted = search.trim().toLocaleLowerCase();
  const all = await services(session, signal);
  if (/^ch[0-9a-f]{32}$/.test(wanted)) {
    const targets = await bySid(session, all, search.trim(), signal);
    return { targets, more: false, searched: null };
  }
  const found: { target: UploadTarget; updatedAt: number }[] = [];
  let pages = 0;
  let searched = 0;
  let toTheEnd = true;
  for (const service of all) {
    let token: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(
        session,
        service.sid,
        token,
        signal,
      );
      for (const conversation of page.entries) {
        if (!isSid(conversation.sid) || conversation.state === 'closed') continue;
        const target = asTarget(service, conversation);
        const fits = `${target.label} ${conversation.sid}`.toLocaleLowerCase().includes(wanted);
        const updatedAt = isoInstantOf(conversation.date_updated) ?? 0;
        if (fits) found.push({ target, updatedAt });
      }
      token = page.nextToken;
      pages += 1;
      searched += page.entries.length;
    } while (token !== null && pages < mostPages);
    toTheEnd &&= token === null;
  }
  found.sort((a, b) => b.updatedAt - a.updatedAt);
  return {
    targets: found.slice(0, mostShown).map(({ target }) => target),
    more: found.length > mostShown,
    searched: toTheEnd ? null : searched,
  };
}

/** One that was named outright is found however many there are. */
async function bySid(
  session: Session,
  all: readonly Service[],
  conversationSid: string,
  signal: AbortSignal,
): Promise<UploadTarget[]> {
  for (const service of all) {
    try {
      const chat = { serviceSid: service.sid, conversationSid };
      const found = await getConversation(session, chat, signal);
      return isSid(found.sid) ? [asTarget(service, found)] : [];
    } catch (error) {
      const absent = error instanceof SatchelError && error.failure.kind === 'not-found';
      if (!absent) throw error;
    }
  }
  return [];
}

/**
 * Asks twice, since only the second is documented: the object may tell its message, and the
 * conversation's newest messages tell their media.
 */
export async function findInTarget(
  session: Session,
  target: string,
  ref: MediaRef,
  signal: AbortSignal,
): Promise<RemoteItem> {
  const { serviceSid, mediaSid } = mediaOf(ref);
  const chat = chatOf(target);
  const { item } = fromMedia(await getMedia(session, serviceSid, mediaSid, signal), serviceSid);
  if (item.messageRef !== null) return item;
  const { entries } = await listMessages(session, chat, null, signal);
  const { read, unread } = readEntries(
    entries,
    (message) => ({ sentAt: sentAtOf(message), ...readMessage(message, chat) }),
    ({ sentAt }) => sentAt,
  );
  const there = read.flatMap((message) => message.read).find((carried) => carried.ref === ref);
  // Its message may have no name that can be read; that it is there is told by its use.
  if (there !== undefined) return { ...there, usedAt: there.usedAt ?? session.clock.now() };
  const mayCarry = [...unread, ...read.flatMap((message) => message.unread)].some(
    ({ notAfter }) => notAfter === null || item.storedAt === null || notAfter >= item.storedAt,
  );
  if (mayCarry) throw new SatchelError(down('untold'));
  return item;
}
