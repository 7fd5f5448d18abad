import { Readable } from 'node:stream';
import type { BytesAnswer } from '../../electron/http/http.ts';
import type { Audience } from '../../shared/audience.ts';
import { SatchelError } from '../../shared/failure.ts';
import { chatService, type ModelChat } from './modelChat.ts';

export const conversations = ['CH1', 'CH2'] as const;

/** Who is in each of them, at all times. */
export const audienceOfChat: Audience = {
  people: [{ channel: 'sms', told: null, name: null, address: '+15005550100' }],
  unnamed: 0,
  more: false,
};
const participants = [{ messaging_binding: { type: 'sms', address: '+15005550100' } }];

const end = { next_page_url: null };

/** What Conversations and the Media Content Service answer to those who only ask. */
export function readChat(chat: ModelChat, path: string): unknown {
  const [, , service, kind, id, messages, sid] = path.split('/');
  if (service === undefined) return { meta: end, services: [{ sid: chatService }] };
  if (kind === 'Media') {
    const found = chat.find(id ?? '');
    if (found === null) throw new SatchelError({ kind: 'not-found' });
    return chat.tell(found);
  }
  if (id === undefined) return { meta: end, conversations: conversations.map((sid) => ({ sid })) };
  if (messages === 'Participants') return { meta: end, participants };
  if (sid !== undefined) {
    const found = chat.message(id, sid);
    if (found === null) throw new SatchelError({ kind: 'not-found' });
    return found;
  }
  if (messages !== undefined) return { meta: end, messages: chat.messagesOf(id) };
  throw new Error(`nobody should ask for ${path}`);
}

export function bytesOfChat(chat: ModelChat, url: string): BytesAnswer {
  const found = chat.find(/\/Media\/(ME\d+)\/Content$/.exec(url)?.[1] ?? '');
  if (found === null) throw new SatchelError({ kind: 'not-found' });
  const body = Readable.from([found.file.bytes], { objectMode: false });
  return { body, contentType: found.file.contentType, sizeBytes: null };
}
