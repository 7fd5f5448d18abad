import type { Compose, Session } from '../providers/provider.ts';
import { earliestOf } from './alreadyThere.ts';
import type { MessageBook } from './messageBook.ts';
import { outgoingOf } from './messageDesk.ts';
import type { MessageEntry } from './messageEntry.ts';

/** The provider's name of a message in doubt, if it has it; throws when it cannot be asked. */
export async function findTaken(
  { book }: { readonly book: Pick<MessageBook, 'claimed'> },
  entry: MessageEntry,
  { compose, session }: { readonly compose: Compose; readonly session: Session },
  signal: AbortSignal,
): Promise<string | null> {
  const { accountId, createdAt } = entry.message;
  const since = earliestOf(entry.sentAt ?? createdAt, entry.known !== null);
  for (;;) {
    const others = new Set([...book.claimed(accountId), ...(entry.known ?? [])]);
    const found = await compose.find(session, outgoingOf(entry), since, signal, others);
    // While the provider was asked, what it found may have become another message's: then the next one like
    // it is asked for, until there is none.
    if (found === null || !book.claimed(accountId).has(found)) return found;
  }
}
