import type { Compose, Session } from '../providers/provider.ts';
import { type MessageDesk, outgoingOf } from './messageDesk.ts';
import type { MessageEntry } from './messageEntry.ts';

/** How far a provider's clock may be behind ours. */
const skewMs = 135 * 60_000;

/** The provider's name of a message in doubt, if it has it; throws when it cannot be asked. */
export async function findTaken(
  { book }: Pick<MessageDesk, 'book'>,
  entry: MessageEntry,
  { compose, session }: { readonly compose: Compose; readonly session: Session },
  signal: AbortSignal,
): Promise<string | null> {
  const { accountId, createdAt } = entry.message;
  const since = (entry.sentAt ?? createdAt) - skewMs;
  const claimed = book.claimed(accountId);
  const found = await compose.find(session, outgoingOf(entry), since, signal, claimed);
  // While the provider was asked another message may have been found to be this one.
  return found === null || book.claimed(accountId).has(found) ? null : found;
}
