import type { IncomingHttpHeaders } from 'node:http';
import { troubleOf } from '../../faults/armedFaults.ts';
import type { Trouble } from '../../faults/fault.ts';
import type { Arrival, HostRules } from '../../wire/exchange.ts';
import { readSmall } from '../../wire/incoming.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import { tokenHeader } from './access.ts';
import { type AttachRules, refuseAttach } from './attachRules.ts';
import type { ChatBodies } from './chatBodies.ts';
import { chatList, chatLists, type ListAsk, sequenceOf } from './chatList.ts';
import { matchPath, type PathRow } from './pathTable.ts';
import { isSamePerson, readPerson } from './readPerson.ts';
import type { ChatMessage, Conversation } from './records/chat.ts';
import type { ChatWorld } from './records/chatWorld.ts';
import type { Participant } from './records/people.ts';
import {
  notFound,
  tooManyRequests,
  twilioError,
  unauthorized,
  wrongMethod,
} from './twilioError.ts';

export interface ConversationsDeps {
  readonly world: ChatWorld;
  readonly bodies: ChatBodies;
  readonly attach: AttachRules;
  readonly origin: () => string;
  readonly outOfRange: 'refuse' | 'clamp';
  readonly admits: (headers: IncomingHttpHeaders) => boolean;
  /** Whether this request is one too many in flight. */
  readonly overRate: () => boolean;
  /** Whether this write is one too many; it is counted by asking. */
  readonly overWrites: () => boolean;
}

/** Without a service in the path, the account's first one is meant. */
const rows: readonly PathRow[] = [
  { pattern: /^\/Services$/, methods: { GET: 'chat-services' } },
  { pattern: /^\/Services\/([^/]+)$/, methods: { GET: 'chat-service' } },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations$/,
    methods: { GET: 'chat-conversations' },
  },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations\/([^/]+)$/,
    methods: { GET: 'chat-conversation' },
  },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations\/([^/]+)\/Participants$/,
    methods: { GET: 'chat-participants', POST: 'chat-join' },
  },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations\/([^/]+)\/Participants\/([^/]+)$/,
    methods: { GET: 'chat-participant', DELETE: 'chat-leave' },
  },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations\/([^/]+)\/Messages$/,
    methods: { GET: 'chat-messages', POST: 'chat-send' },
  },
  {
    pattern: /^(?:\/Services\/([^/]+))?\/Conversations\/([^/]+)\/Messages\/([^/]+)$/,
    methods: { GET: 'chat-message', DELETE: 'chat-delete' },
  },
];

const maxBodyLetters = 1_600;
const writes: ReadonlySet<string> = new Set([
  ...['chat-send', 'chat-delete', 'chat-join', 'chat-leave'],
]);

/** The host of Conversations: services, their conversations, and the messages that own media. */
export function createConversationsHost(deps: ConversationsDeps): HostRules {
  const { world, bodies, attach, outOfRange } = deps;

  const list = <T>(arrival: Arrival, ask: Pick<ListAsk<T>, 'key' | 'sequence' | 'body'>) => {
    const { pathname, searchParams: query } = arrival.url;
    const path = pathname.startsWith('/v1/') ? pathname : `/v1${pathname}`;
    return chatList({ ...ask, url: `${deps.origin()}${path}`, query, outOfRange });
  };

  const send = (
    conversation: Conversation,
    form: URLSearchParams,
    troubles: readonly Trouble[],
  ): Reply => {
    const contentSid = form.get('ContentSid');
    const lost = troubleOf(troubles, 'without-media') !== undefined;
    // Rich content makes the server ignore both others (providers.md 4.5).
    const mediaSid = contentSid === null && !lost ? form.get('MediaSid') : null;
    const body = contentSid === null ? form.get('Body') : null;
    const attributes = form.get('Attributes') ?? '{}';
    if (body !== null && body.length > maxBodyLetters) {
      return twilioError(400, 20001, `Body is limited to ${maxBodyLetters} characters`);
    }
    if (!isJson(attributes)) return twilioError(400, 20001, 'Attributes must be valid JSON');
    const refusal = mediaSid === null ? null : refuseAttach(attach, conversation, mediaSid);
    if (refusal) return refusal;
    const author = form.get('Author') ?? 'system';
    const message = world.send(conversation, { author, body, attributes, contentSid, mediaSid });
    return jsonReply(201, bodies.message(message));
  };

  const onPeople = (
    arrival: Arrival,
    route: string,
    conversation: Conversation,
    sid: string,
    form: URLSearchParams,
  ): Reply => {
    const people = world.people(conversation);
    const body = (person: Participant) => bodies.participant(conversation, person);
    if (route === 'chat-participants') {
      return list(arrival, { key: 'participants', sequence: sequenceOf(people), body });
    }
    if (route === 'chat-join') {
      const person = readPerson(form);
      if ('status' in person) return person;
      const same = people.some((other) => isSamePerson(other, person));
      if (same) return twilioError(409, 50433, 'Participant already exists');
      return jsonReply(201, body(world.join(conversation, person)));
    }
    const found = people.find((person) => person.sid === sid);
    if (found === undefined) return notFound(arrival.url.pathname);
    if (route === 'chat-participant') return jsonReply(200, body(found));
    world.leave(conversation, sid);
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  };

  const onMessage = async (route: string, message: ChatMessage): Promise<Reply> => {
    if (route === 'chat-message') return jsonReply(200, bodies.message(message));
    await world.remove(message);
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  };

  return {
    host: 'conversations',
    lists: chatLists,
    credentialHeaders: [tokenHeader],
    routeOf(method, path) {
      const match = matchPath(rows, method, path);
      return match.kind === 'route' ? match.route : 'other';
    },
    async answer(arrival) {
      const { request, url, seen, body } = arrival;
      const match = matchPath(rows, seen.method, url.pathname);
      const unknown = notFound(url.pathname);
      if (!deps.admits(request.headers)) return unauthorized();
      if (match.kind === 'unknown') return unknown;
      if (match.kind === 'wrong-method') return wrongMethod();
      const { route, sids } = match;
      const write = writes.has(route);
      if (deps.overRate() || (write && deps.overWrites())) return tooManyRequests();
      const form = new URLSearchParams((await readSmall(body, 100_000)).toString('utf8'));
      return async () => {
        if (route === 'chat-services') {
          const sequence = sequenceOf(world.services);
          return list(arrival, { key: 'services', sequence, body: bodies.service });
        }
        const [serviceSid = '', conversationSid, memberSid = ''] = sids;
        const service =
          serviceSid === ''
            ? world.services[0]
            : world.services.find((one) => one.sid === serviceSid);
        if (!service) return unknown;
        if (route === 'chat-service') return jsonReply(200, bodies.service(service));
        const conversations = world.conversations(service.sid);
        if (route === 'chat-conversations') {
          const sequence = sequenceOf(conversations);
          return list(arrival, { key: 'conversations', sequence, body: bodies.conversation });
        }
        const conversation = conversations.find(({ sid }) => sid === conversationSid);
        if (!conversation) return unknown;
        if (route === 'chat-conversation') return jsonReply(200, bodies.conversation(conversation));
        if (route === 'chat-send') return send(conversation, form, arrival.troubles);
        if (route === 'chat-messages') {
          const end = world.end(conversation);
          const at = (index: number) => world.message(conversation, index);
          return list(arrival, { key: 'messages', sequence: { end, at }, body: bodies.message });
        }
        if (isAboutPeople(route)) return onPeople(arrival, route, conversation, memberSid, form);
        const message = world.findMessage(conversation, memberSid);
        return message ? onMessage(route, message) : unknown;
      };
    },
  };
}

function isAboutPeople(route: string): boolean {
  return /^chat-(participants?|join|leave)$/.test(route);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
