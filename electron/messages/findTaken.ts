import type { Compose } from '../providers/composing.ts';
import type { Session } from '../providers/provider.ts';
import { earliestOf } from './alreadyThere.ts';
import { type MessageEntry, outgoingOf } from './messageKinds.ts';

interface Names {
  /** The provider's names of the account's messages, which belong to those alone. */
  readonly claimed: () => ReadonlySet<string>;
  /** Takes a name for this message; false when another has it. */
  readonly claim: (name: string) => boolean;
  /** A message just like this one was let go and is not answered for yet: what is found may be that one. */
  readonly alikeUnderway: () => boolean;
}

/**
 * The provider's name of a message in doubt, claimed for it; null where it does not have it, undefined where
 * that cannot be told yet. Throws when it cannot be asked.
 */
export async function findTaken(
  { claimed, claim, alikeUnderway }: Names,
  entry: MessageEntry,
  { compose, session }: { readonly compose: Compose; readonly session: Session },
  signal: AbortSignal,
): Promise<string | null | undefined> {
  const { createdAt } = entry.job;
  const since = earliestOf(entry.sentAt ?? createdAt, entry.known !== null);
  const foreign = new Set(entry.known ?? []);
  for (;;) {
    const others = new Set([...claimed(), ...foreign]);
    const found = await compose.find(session, outgoingOf(entry), since, signal, others);
    if (found === null) return null;
    if (alikeUnderway()) return undefined;
    if (claim(found)) return found;
    // While the provider was asked, what it found has become another message's: then the next one like it
    // is asked for, until there is none.
    foreign.add(found);
  }
}
