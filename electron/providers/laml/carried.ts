import { SatchelError } from '../../../shared/failure.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { type Entries, readEntries } from '../answers/readEntries.ts';
import type { ListOptions, RemoteItem, Session } from '../provider.ts';
import { type LamlAccount, type ListAnswer, listMedia, type Query } from './api.ts';
import { type MessageFacts, retold, toItem } from './translate.ts';

const mostMediaPages = 20;
/** How long what was found before a failure may be used when the same is asked for again. */
const keptMs = 5 * 60_000;

/** What a message carries; `endless`: more pages of it than it can have. */
export interface Carried extends Entries<RemoteItem> {
  readonly endless: boolean;
}

/** All that one message carries; a new message may have nothing for a moment (providers.md 3.6). */
export async function mediaOf(
  account: LamlAccount,
  message: MessageFacts,
  signal: AbortSignal,
): Promise<Carried> {
  const entries: unknown[] = [];
  const guard = createPagesGuard(mostMediaPages);
  let endless = false;
  for (let query: Query | null = null; ; ) {
    let answer: ListAnswer;
    try {
      answer = await listMedia(account, message.sid, query, signal);
    } catch (error) {
      const unknown = error instanceof SatchelError && error.failure.kind === 'not-found';
      if (unknown) break;
      throw error;
    }
    entries.push(...answer.entries);
    query = answer.next;
    if (query === null) break;
    endless = !guard.leadsOn(JSON.stringify(query), answer.names);
    if (endless) break;
  }
  return { ...readEntries(entries, (media) => toItem(media, message)), endless };
}

/**
 * What a message carries where the library holds all of it: as many as the message counts. Null where it has to
 * be asked.
 */
export function heldBy(message: MessageFacts, held: ListOptions['held']): Carried | null {
  const refs = held?.(message.sid) ?? [];
  if (refs.length === 0 || refs.length !== message.mediaCount) return null;
  return { read: refs.map((ref) => retold(ref, message)), unread: [], endless: false };
}

/** What was found and not yet given when a list failed: it is not asked for again, so that retrying leads on. */
export interface Found {
  of(sid: string): Carried | null;
  keep(sid: string, carried: Carried): void;
  given(sids: readonly string[]): void;
}

const kept = new WeakMap<Session, Found>();

export function foundOf(session: Session): Found {
  const known = kept.get(session);
  if (known) return known;
  const found = new Map<string, { carried: Carried; sinceMs: number }>();
  const made: Found = {
    of(sid) {
      const one = found.get(sid);
      const fresh = one !== undefined && session.clock.monotonic() - one.sinceMs < keptMs;
      return fresh ? one.carried : null;
    },
    keep: (sid, carried) => void found.set(sid, { carried, sinceMs: session.clock.monotonic() }),
    given(sids) {
      for (const sid of sids) found.delete(sid);
    },
  };
  kept.set(session, made);
  return made;
}
