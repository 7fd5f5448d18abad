import { createHash } from 'node:crypto';
import type { SeedFolder } from '../../../seeding/seedFolder.ts';
import { createSeedVariant } from '../../../seeding/seedVariant.ts';
import { isUntyped, untyped } from '../../../seeding/untyped.ts';
import { uuidOf } from '../../../seeding/uuidSource.ts';
import type { ChatMessage, ChatService, Conversation, MediaRecord } from './chat.ts';
import { type ChatScript, chatScripts, serviceNames } from './chatScripts.ts';
import { createNumberedSids, sidOf } from './numberedSid.ts';
import type { Participant } from './people.ts';
import { seedPeople } from './seedPeople.ts';
import { mediaIn, mediaPosition, messagesFor, textNumber } from './seedRhythm.ts';

/** A conversation that was there before, and where its messages and media are among all. */
export interface SeededConversation extends Conversation {
  readonly script: ChatScript;
  readonly people: readonly Participant[];
  readonly messages: number;
  readonly firstMessage: number;
  readonly media: number;
  readonly firstMedia: number;
}

/** The chats that were there before: a message or a file of theirs is made when it is asked for. */
export interface SeedChats {
  readonly services: readonly ChatService[];
  readonly conversations: readonly SeededConversation[];
  readonly mediaCount: number;
  message(conversation: SeededConversation, index: number): ChatMessage;
  /** The index behind a message's sid; null when no seeded message of the conversation has it. */
  messageIndex(conversation: SeededConversation, sid: string): number | null;
  media(number: number): MediaRecord;
  mediaNumber(sid: string): number | null;
  bytes(number: number): Buffer;
}

const hourMs = 3_600_000;
const gapMs = 9 * 60_000;

export function createSeedChats(
  folder: SeedFolder,
  count: number,
  startedAt: number,
  seed: number,
): SeedChats {
  const variant = createSeedVariant(folder);
  const messageSids = createNumberedSids('IM', seed, Number.POSITIVE_INFINITY);
  const mediaSids = createNumberedSids('ME', seed, count);
  const services = serviceNames.map((friendlyName) => ({
    sid: sidOf('IS', `${seed}:service:${friendlyName}`),
    friendlyName,
    createdAt: startedAt - 400 * 24 * hourMs,
  }));
  const conversations = plan();

  function plan(): SeededConversation[] {
    const planned: SeededConversation[] = [];
    let [firstMessage, firstMedia] = [0, 0];
    const rest = chatScripts.slice(1).map(({ share }) => Math.floor(share * count));
    const shares = [count - rest.reduce((sum, share) => sum + share, 0), ...rest];
    for (const [position, script] of chatScripts.entries()) {
      const media = shares[position] ?? 0;
      const messages = messagesFor(media, script.lines.length);
      const lastAt = startedAt - script.lastHoursAgo * hourMs;
      const createdAt = lastAt - messages * gapMs;
      planned.push({
        sid: sidOf('CH', `${seed}:conversation:${position}`),
        serviceSid: services[script.service]?.sid ?? '',
        friendlyName: script.friendlyName,
        createdAt,
        lastAt,
        script,
        people: seedPeople(script, createdAt, `${seed}:person:${position}`),
        messages,
        firstMessage,
        media,
        firstMedia,
      });
      firstMessage += messages;
      firstMedia += media;
    }
    return planned;
  }

  const messageAt = ({ lastAt, messages }: SeededConversation, index: number) =>
    // Unequal steps, yet each after the one before.
    lastAt - (messages - 1 - index) * gapMs - ((index * 7) % 8) * 60_000;

  const media = (number: number): MediaRecord => {
    const conversation = conversations.find(
      ({ firstMedia, media: own }) => number >= firstMedia && number < firstMedia + own,
    );
    if (!conversation) throw new Error(`There is no seeded media ${number}.`);
    const index = mediaPosition(number - conversation.firstMedia);
    return {
      sid: mediaSids.of(number),
      serviceSid: conversation.serviceSid,
      ...variant.describe(number),
      ...(isUntyped(number) && { contentType: untyped }),
      get sha256() {
        return createHash('sha256').update(variant.bytes(number)).digest('hex');
      },
      category: 'media',
      multipart: false,
      storedAt: messageAt(conversation, index) - 4_000,
      requestId: uuidOf(`${seed}:seeding`),
      seeded: true,
      owner: {
        conversationSid: conversation.sid,
        messageSid: messageSids.of(conversation.firstMessage + index),
      },
    };
  };

  return {
    services,
    conversations,
    mediaCount: count,
    message(conversation, index) {
      const { script, firstMessage, firstMedia } = conversation;
      const carried = mediaIn(index).filter((position) => position < conversation.media);
      const text = textNumber(index) % script.lines.length;
      const byAgent = carried.length > 0 ? index % 7 === 3 : text % 2 === 1;
      return {
        sid: messageSids.of(firstMessage + index),
        conversation,
        index,
        author: byAgent ? script.agent : script.customer,
        body: carried.length === 0 ? (script.lines[text] ?? null) : said(script, byAgent, index),
        attributes: '{}',
        contentSid: null,
        createdAt: messageAt(conversation, index),
        mediaSids: carried.map((position) => mediaSids.of(firstMedia + position)),
      };
    },
    messageIndex({ firstMessage, messages }, sid) {
      const number = messageSids.numberOf(sid);
      if (number === null || number < firstMessage) return null;
      return number < firstMessage + messages ? number - firstMessage : null;
    },
    media,
    mediaNumber: mediaSids.numberOf,
    bytes: (number) => variant.bytes(number),
  };
}

/** What stands beside a file. */
function said({ caption, shown }: ChatScript, byAgent: boolean, index: number): string | null {
  return byAgent ? caption : (shown[Math.floor(index / 7) % shown.length] ?? null);
}
