import type { ChatMessage, ChatService, Conversation, MediaRecord } from './records/chat.ts';
import { sidOf } from './records/numberedSid.ts';
import type { Binding, Participant } from './records/people.ts';

export interface ChatBodies {
  service(service: ChatService): Record<string, unknown>;
  conversation(conversation: Conversation): Record<string, unknown>;
  participant(conversation: Conversation, person: Participant): Record<string, unknown>;
  message(message: ChatMessage): Record<string, unknown>;
}

export interface ChatBodiesDeps {
  readonly observed: boolean;
  readonly accountSid: string;
  readonly origin: () => string;
  readonly media: (sid: string) => MediaRecord | null;
  /** What an instant is listed as. */
  readonly listed: (at: number) => number;
}

/** Words what Conversations answers (providers.md 4.4); all its URLs are absolute. */
export function createChatBodies({
  observed,
  accountSid,
  origin,
  media,
  listed,
}: ChatBodiesDeps): ChatBodies {
  const dates = (createdAt: number, updatedAt: number) => ({
    date_created: inSeconds(listed(createdAt)),
    date_updated: inSeconds(listed(updatedAt)),
  });
  const serviceUrl = (sid: string) => `${origin()}/v1/Services/${sid}`;
  const conversationUrl = ({ serviceSid, sid }: Conversation) =>
    `${serviceUrl(serviceSid)}/Conversations/${sid}`;
  const links = (url: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name.toLowerCase(), `${url}/${name}`]));
  const mediaBody = ({ sid, sizeBytes, contentType, name, category }: MediaRecord) => ({
    ...(observed && { category }),
    sid,
    size: sizeBytes,
    content_type: contentType,
    filename: name,
  });

  return {
    service({ sid, friendlyName, createdAt }) {
      const url = serviceUrl(sid);
      return {
        sid,
        account_sid: accountSid,
        friendly_name: friendlyName,
        ...dates(createdAt, createdAt),
        url,
        links: links(url, ['Conversations', 'Users', 'Roles', 'Bindings', 'Configuration']),
      };
    },
    conversation(conversation) {
      const { sid, serviceSid, friendlyName, createdAt, lastAt } = conversation;
      const url = conversationUrl(conversation);
      return {
        sid,
        account_sid: accountSid,
        chat_service_sid: serviceSid,
        messaging_service_sid: null,
        unique_name: null,
        friendly_name: friendlyName,
        attributes: '{}',
        state: 'active',
        timers: {},
        bindings: {},
        ...dates(createdAt, lastAt),
        url,
        links: links(url, ['Participants', 'Messages', 'Webhooks']),
      };
    },
    participant(conversation, { sid, identity, binding, joinedAt }) {
      return {
        account_sid: accountSid,
        chat_service_sid: conversation.serviceSid,
        conversation_sid: conversation.sid,
        sid,
        identity,
        attributes: '{}',
        messaging_binding: binding && bindingBody(binding),
        role_sid: sidOf('RL', `${conversation.serviceSid}:participant`),
        ...dates(joinedAt, joinedAt),
        url: `${conversationUrl(conversation)}/Participants/${sid}`,
        last_read_message_index: null,
        last_read_timestamp: null,
      };
    },
    message(message) {
      const { sid, conversation, index, author, body, attributes, contentSid, createdAt } = message;
      const url = `${conversationUrl(conversation)}/Messages/${sid}`;
      const carried = message.mediaSids.flatMap((mediaSid) => media(mediaSid) ?? []);
      return {
        sid,
        account_sid: accountSid,
        chat_service_sid: conversation.serviceSid,
        conversation_sid: conversation.sid,
        index,
        author,
        body,
        attributes,
        media: carried.length === 0 ? null : carried.map(mediaBody),
        participant_sid: null,
        delivery: null,
        content_sid: contentSid,
        ...dates(createdAt, createdAt),
        url,
        links: {
          delivery_receipts: `${url}/Receipts`,
          channel_metadata: `${url}/ChannelMetadata`,
        },
      };
    },
  };
}

/** Only what it has is told, as it was given when the person was added. */
function bindingBody({ type, address, proxyAddress, projectedAddress }: Binding) {
  return {
    type,
    ...(address !== null && { address }),
    ...(proxyAddress !== null && { proxy_address: proxyAddress }),
    ...(projectedAddress !== null && { projected_address: projectedAddress }),
  };
}

function inSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
