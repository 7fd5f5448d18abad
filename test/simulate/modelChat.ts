import type { SandboxClocks } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { type SentBytes, sha256 } from './modelServer.ts';

export interface ChatMedia {
  readonly sid: string;
  readonly file: SentBytes;
  readonly sha256: string;
  /** By the true time, as are all others here. */
  readonly storedAt: number;
  /** Collected then, unless it is in a message by then. */
  goneAt: number;
}

export interface ChatMessage {
  readonly sid: string;
  readonly conversation: string;
  readonly mediaSid: string;
  readonly sentAt: number;
}

export interface ChatRules {
  /** How unpunctually it collects what nobody attached. */
  readonly sweepMs: number;
  /** Whether media tells the message that owns it, which is not documented. */
  readonly tellsMessage: boolean;
}

export const chatService = 'IS1';
const unattachedMs = 5 * 60_000;
const linkLifeS = 300;

/** What Conversations hold, as their rules have it: attaching twice makes two messages. */
export function createModelChat(clocks: SandboxClocks, rules: ChatRules) {
  const { now: trueNow, listed } = clocks;
  const media: ChatMedia[] = [];
  const messages: ChatMessage[] = [];
  /** Messages that carry nothing. */
  const bare: { readonly sid: string; readonly conversation: string; readonly sentAt: number }[] =
    [];
  const date = (at: number) => new Date(listed(at)).toISOString();
  const owner = (sid: string) => messages.find(({ mediaSid }) => mediaSid === sid);
  const attachedAt = (one: ChatMedia) => owner(one.sid)?.sentAt ?? Number.POSITIVE_INFINITY;
  const isLiveAt = (one: ChatMedia, at: number) =>
    one.storedAt <= at && (at < one.goneAt || attachedAt(one) < one.goneAt);
  const find = (sid: string) => {
    const found = media.find((one) => one.sid === sid);
    return found !== undefined && isLiveAt(found, trueNow()) ? found : null;
  };
  const describe = ({ sid, file, storedAt }: ChatMedia) => ({
    ...{ sid, size: file.bytes.length, content_type: file.contentType, filename: file.name },
    date_created: date(storedAt),
  });
  return {
    date: clocks.date,
    trueNow,
    media,
    messages,
    isLiveAt,
    find,
    upload(file: SentBytes) {
      const storedAt = trueNow();
      const one: ChatMedia = {
        ...{ sid: `ME${media.length + 1}`, file, sha256: sha256(file.bytes) },
        ...{ storedAt, goneAt: storedAt + unattachedMs + rules.sweepMs },
      };
      media.push(one);
      return describe(one);
    },
    /** Its time is over sooner than was said. */
    collect(sid: string): void {
      const found = find(sid);
      if (found !== null) found.goneAt = Math.min(found.goneAt, trueNow());
    },
    /** Null when that media lives no more. */
    attach(conversation: string, mediaSid: string) {
      const found = find(mediaSid);
      if (found === null) return null;
      const sid = `IM${messages.length + 1}`;
      messages.push({ sid, conversation, mediaSid, sentAt: trueNow() });
      return { sid, date_created: date(trueNow()), media: [describe(found)] };
    },
    /** Takes a message without the media that it was to carry. */
    say(conversation: string) {
      const sid = `IM-bare-${bare.length + 1}`;
      bare.push({ sid, conversation, sentAt: trueNow() });
      return { sid, date_created: date(trueNow()), media: null };
    },
    /** Null for one that is not there. */
    message(conversation: string, sid: string) {
      const found = [...messages, ...bare].find(
        (one) => one.sid === sid && one.conversation === conversation,
      );
      if (found === undefined) return null;
      const own = 'mediaSid' in found ? media.filter((one) => one.sid === found.mediaSid) : [];
      const carried = own.length === 0 ? null : own.map(describe);
      return { sid, date_created: date(found.sentAt), media: carried };
    },
    tell(one: ChatMedia) {
      const own = rules.tellsMessage ? owner(one.sid) : undefined;
      const owned = own && { message_sid: own.sid, channel_sid: own.conversation };
      const query = `Expires=${Math.floor(clocks.links() / 1_000) + linkLifeS}&Signature=x`;
      const url = `https://media.us1.twilio.com/${one.sid}?${query}`;
      return { ...describe(one), ...owned, links: { content_direct_temporary: url } };
    },
    /** The newest first. */
    messagesOf: (conversation: string) =>
      messages
        .filter((message) => message.conversation === conversation)
        .reverse()
        .map(({ sid, mediaSid, sentAt }) => ({
          ...{ sid, date_created: date(sentAt) },
          media: media.filter((one) => one.sid === mediaSid).map(describe),
        })),
  };
}
export type ModelChat = ReturnType<typeof createModelChat>;
