import { z } from 'zod';
import type { Account } from '../../../shared/account.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';

const text = z.string().nullable();

/**
 * What the index tells of an item beside its file: enough to know it again when the archive is opened by another
 * Satchel. Instants are in ISO 8601, in UTC.
 */
export const indexEntry = z.object({
  /** Of its content, where it is known. */
  type: text,
  name: text,
  storedAt: text,
  direction: text,
  from: text,
  fromName: text,
  to: text,
  toName: text,
  /** The provider's word for where its message is. */
  status: text,
  /** What its message says; null also where that was not wanted. */
  text,
  /** What the account was called. */
  account: z.string(),
  provider: z.string(),
  /** The public half of its credentials. */
  accountId: z.string(),
  practice: z.boolean(),
  /** The provider's own names of the item, its message and its conversation. */
  mediaId: z.string(),
  messageId: text,
  conversationId: text,
  conversation: text,
  /** A link for everyone; never one that was made for its bearer. */
  link: text,
});
export type IndexEntry = z.infer<typeof indexEntry>;

const unread = {
  type: null,
  name: null,
  storedAt: null,
  direction: null,
  from: null,
  fromName: null,
  to: null,
  toName: null,
  status: null,
  text: null,
  account: '',
  messageId: null,
  conversationId: null,
  conversation: null,
  link: null,
};

/** An entry as it was written down; of one that cannot be read what its row tells beside it. */
export function readEntry(
  text: string,
  { owner, ref }: { owner: string; ref: string },
): IndexEntry {
  try {
    return indexEntry.parse(JSON.parse(text));
  } catch {
    return { ...unread, ...identityIn(owner), mediaId: ref };
  }
}

const instantOf = (at: number | null) => {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/** A link that carries anything besides its path may be signed, and is told to nobody. */
export function publicLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, search, hash, href } = new URL(url);
  const plain = username === '' && password === '' && search === '' && hash === '';
  return plain && protocol === 'https:' ? href : null;
}

export function entryOf(item: StoredMedia, account: Account, messageText: boolean): IndexEntry {
  return {
    type: item.contentType,
    name: item.name,
    storedAt: instantOf(item.storedAt),
    direction: item.direction,
    from: item.fromAddress,
    fromName: item.fromName,
    to: item.toAddress,
    toName: item.toName,
    status: item.messageStatus,
    text: messageText ? item.messageText : null,
    account: account.label,
    provider: account.providerId,
    accountId: account.identity,
    practice: account.practice,
    mediaId: item.ref,
    messageId: item.messageRef,
    conversationId: item.conversationRef,
    conversation: item.conversationName,
    link: publicLink(item.linkUrl),
  };
}

type Identity = Pick<IndexEntry, 'provider' | 'accountId' | 'practice'>;

/** Whose an item is, by what stays when the account is connected anew; as the trigger on `media` writes it. */
export const ownerOf = ({ provider, accountId, practice }: Identity): string =>
  `${practice ? 'practice:' : ''}${provider}:${accountId}`;

function identityIn(owner: string): Identity {
  const [first = '', ...rest] = owner.split(':');
  const practice = first === 'practice' && rest.length > 1;
  const [provider = '', ...id] = practice ? rest : [first, ...rest];
  return { provider, accountId: id.join(':'), practice };
}

export const ownerOfAccount = ({ providerId, identity, practice }: Account): string =>
  ownerOf({ provider: providerId, accountId: identity, practice });
