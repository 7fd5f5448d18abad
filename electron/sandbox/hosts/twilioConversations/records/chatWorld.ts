import type { LedgerEntry } from '../../../store/ledger.ts';
import type { ChatMessage, ChatService, Conversation, MediaRecord } from './chat.ts';
import type { ChatJournal, SentMessage } from './chatJournal.ts';
import type { MediaSpool, Received } from './mediaSpool.ts';
import type { NewParticipant, Participant } from './people.ts';
import type { SeedChats, SeededConversation } from './seedChats.ts';

/** An upload not in a message within five minutes is collected (providers.md 4.5). */
export const unattachedLifeMs = 300_000;

export type NewMedia = Pick<
  MediaRecord,
  'serviceSid' | 'name' | 'contentType' | 'category' | 'multipart' | 'requestId'
>;
export type NewMessage = Omit<SentMessage, 'sid' | 'conversationSid' | 'createdAt'>;

/** What the account holds: services, their conversations and messages, and the media within. */
export interface ChatWorld {
  readonly services: readonly ChatService[];
  conversations(serviceSid: string): readonly Conversation[];
  /** Who is in it, in the order in which they joined. */
  people(conversation: Conversation): readonly Participant[];
  join(conversation: Conversation, person: NewParticipant): Participant;
  leave(conversation: Conversation, sid: string): void;
  /** One more than the last index that a message of it has or had. */
  end(conversation: Conversation): number;
  /** A message that was deleted is null. */
  message(conversation: Conversation, index: number): ChatMessage | null;
  findMessage(conversation: Conversation, sid: string): ChatMessage | null;
  send(conversation: Conversation, message: NewMessage): ChatMessage;
  /** The message and all that hangs on it. */
  remove(message: ChatMessage): Promise<void>;
  store(received: Received, media: NewMedia): Promise<MediaRecord>;
  /** Whatever lives, in any service. */
  media(sid: string): MediaRecord | null;
  bytes(sid: string): Promise<Buffer | null>;
  ledger(): LedgerEntry[];
}

export interface ChatWorldDeps {
  readonly now: () => number;
  readonly nextSid: (prefix: string, number: number) => string;
  readonly seeded: SeedChats;
  readonly spool: MediaSpool;
  readonly journal: ChatJournal;
}

export function createChatWorld(deps: ChatWorldDeps): ChatWorld {
  const { now, nextSid, seeded, spool, journal } = deps;
  const uploaded = new Map<string, MediaRecord>();
  const sent = new Map<string, SentMessage[]>();
  const deleted = new Set<string>();
  const ownerOf = new Map<string, NonNullable<MediaRecord['owner']>>();
  /** Where somebody came or went since the start; another start forgets it. */
  const present = new Map<string, readonly Participant[]>();
  let messagesSent = 0;
  let joined = 0;

  const keep = (message: SentMessage) => {
    const { sid, conversationSid, mediaSid } = message;
    const all = sent.get(conversationSid) ?? [];
    all.push(message);
    sent.set(conversationSid, all);
    messagesSent += 1;
    if (mediaSid !== null) ownerOf.set(mediaSid, { conversationSid, messageSid: sid });
  };
  for (const event of journal.restored) {
    if (event.kind === 'stored') uploaded.set(event.media.sid, event.media);
    else if (event.kind === 'sent') keep(event.message);
    else deleted.add(event.messageSid);
  }

  const known = (sid: string): MediaRecord | null => {
    const media = uploaded.get(sid);
    if (media) return { ...media, owner: ownerOf.get(sid) ?? null };
    const number = seeded.mediaNumber(sid);
    return number === null ? null : seeded.media(number);
  };
  const lives = ({ owner, storedAt }: MediaRecord) =>
    owner ? !deleted.has(owner.messageSid) : now() < storedAt + unattachedLifeMs;
  const media = (sid: string) => {
    const record = known(sid);
    return record && lives(record) ? record : null;
  };
  const seededOf = ({ sid }: Conversation): SeededConversation => {
    const conversation = seeded.conversations.find((one) => one.sid === sid);
    if (!conversation) throw new Error(`There is no conversation ${sid}.`);
    return conversation;
  };
  const people = (conversation: Conversation) =>
    present.get(conversation.sid) ?? seededOf(conversation).people;
  const sentMessage = (conversation: Conversation, position: number): ChatMessage | null => {
    const message = sent.get(conversation.sid)?.[position];
    if (!message) return null;
    const { mediaSid, conversationSid: _, ...rest } = message;
    return {
      ...rest,
      conversation,
      index: seededOf(conversation).messages + position,
      mediaSids: mediaSid === null ? [] : [mediaSid],
    };
  };
  const message = (conversation: Conversation, index: number) => {
    const before = seededOf(conversation);
    const found =
      index < before.messages
        ? seeded.message(before, index)
        : sentMessage(conversation, index - before.messages);
    return found && !deleted.has(found.sid) ? found : null;
  };

  return {
    services: seeded.services,
    conversations: (serviceSid) =>
      seeded.conversations.filter((conversation) => conversation.serviceSid === serviceSid),
    people,
    join(conversation, person) {
      joined += 1;
      const added = { ...person, sid: nextSid('MB', joined), joinedAt: now() };
      present.set(conversation.sid, [...people(conversation), added]);
      return added;
    },
    leave(conversation, sid) {
      const left = people(conversation).filter((person) => person.sid !== sid);
      present.set(conversation.sid, left);
    },
    end: (conversation) =>
      seededOf(conversation).messages + (sent.get(conversation.sid)?.length ?? 0),
    message,
    findMessage(conversation, sid) {
      const before = seededOf(conversation);
      const position = sent.get(conversation.sid)?.findIndex((one) => one.sid === sid) ?? -1;
      const index = position < 0 ? seeded.messageIndex(before, sid) : before.messages + position;
      return index === null ? null : message(conversation, index);
    },
    send(conversation, content) {
      const added: SentMessage = {
        ...content,
        sid: nextSid('IM', messagesSent + 1),
        conversationSid: conversation.sid,
        createdAt: now(),
      };
      keep(added);
      journal.add({ kind: 'sent', message: added });
      const position = (sent.get(conversation.sid)?.length ?? 0) - 1;
      const created = sentMessage(conversation, position);
      if (!created) throw new Error('The message was not kept.');
      return created;
    },
    async remove({ sid, mediaSids }) {
      deleted.add(sid);
      journal.add({ kind: 'deleted', messageSid: sid });
      for (const mediaSid of mediaSids) await spool.remove(mediaSid);
    },
    async store(received, content) {
      for (const old of uploaded.keys()) if (!media(old)) await spool.remove(old);
      const record: MediaRecord = {
        ...content,
        sid: nextSid('ME', uploaded.size + 1),
        sizeBytes: received.sizeBytes,
        sha256: received.sha256,
        storedAt: now(),
        seeded: false,
        owner: null,
      };
      // Named before it is kept, so that two at once do not get one name.
      uploaded.set(record.sid, record);
      await received.keep(record.sid);
      journal.add({ kind: 'stored', media: record });
      return record;
    },
    media,
    async bytes(sid) {
      if (!media(sid)) return null;
      const number = seeded.mediaNumber(sid);
      return number === null ? spool.read(sid) : seeded.bytes(number);
    },
    ledger() {
      const seeds = Array.from({ length: seeded.mediaCount }, (_, number) => seeded.media(number));
      const uploads = [...uploaded.keys()].flatMap((sid) => known(sid) ?? []);
      return [...seeds, ...uploads].map(entryOf);
    },
  };
}

function entryOf(media: MediaRecord): LedgerEntry {
  return {
    id: media.sid,
    name: media.name ?? '',
    contentType: media.contentType,
    sizeBytes: media.sizeBytes,
    storedAt: media.storedAt,
    requestId: media.requestId,
    seeded: media.seeded,
    get sha256() {
      return media.sha256;
    },
    provider: 'twilioConversations',
    attachedTo: media.owner?.messageSid ?? null,
  };
}
