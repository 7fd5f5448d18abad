import { fetchMedia } from '../../wire/fetchMedia.ts';
import { readSmall } from '../../wire/incoming.ts';
import { jsonReply } from '../../wire/reply.ts';
import { type PageRules, pageOf } from './listPage.ts';
import { type Handler, plivoError } from './plivoApi.ts';
import type { PlivoWording } from './plivoBodies.ts';
import { errorCodeOf, filterOf, type PlivoMessages } from './plivoMessages.ts';
import type { StoredObject } from './storedObject.ts';
import type { World } from './world.ts';

export interface MessageDeps {
  readonly world: World;
  readonly messages: PlivoMessages;
  readonly wording: Pick<PlivoWording, 'message'>;
  readonly page: PageRules;
  readonly nextId: () => string;
  readonly now: () => number;
  /** What an instant is listed as, and filtered by. */
  readonly listed: (at: number) => number;
  /** Whether this list is one too many; it is counted by asking. */
  readonly overLists: () => boolean;
  readonly mediaUrl: (id: string, messageId: string) => string;
}

/** At most ten attachments in a message (providers.md 1.5). */
const maxAttachments = 10;

/** `POST Message/`, which is how media becomes used, and what was sent with which media. */
export function createMessageRoutes(
  deps: MessageDeps,
): Readonly<Record<'send' | 'messages' | 'message' | 'message-media', Handler>> {
  const { world, messages, now } = deps;

  /** The media behind a URL: our own, or fetched as the provider would; null when it cannot be had. */
  const fetched = async (url: string, requestId: string): Promise<StoredObject | null> => {
    const own = world.find(/\/Media\/([^/?#]+)\/?$/.exec(url)?.[1] ?? '');
    if (own) return own;
    const file = await fetchMedia(url, { accepts: ['*/*'], asksHead: false });
    return 'bytes' in file ? ((await world.store([file], requestId, 0))[0] ?? null) : null;
  };

  return {
    send: async ({ body, requestId }) => {
      const asked = readMessage((await readSmall(body, 100_000)).toString('utf8'));
      return async () => {
        if (asked === null) return plivoError(400, requestId, 'src, dst and type are required');
        const { from, powerpackId, to, text, type, mediaIds, mediaUrls } = asked;
        if (mediaIds.length + mediaUrls.length > maxAttachments) {
          return plivoError(400, requestId, `at most ${maxAttachments} attachments`);
        }
        const objects: StoredObject[] = [];
        for (const id of mediaIds) {
          const object = world.find(id);
          if (!object) return plivoError(400, requestId, 'media_ids: no such media');
          objects.push(object);
        }
        for (const url of mediaUrls) {
          const object = await fetched(url, requestId);
          if (!object) return plivoError(400, requestId, 'media_urls: cannot be fetched');
          objects.push(object);
        }
        for (const { id } of objects) world.markUsed(id);
        const totalBytes = objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, text.length);
        const id = deps.nextId();
        messages.add({
          id,
          type,
          from,
          powerpackId,
          to,
          text,
          requestId,
          sentAt: now(),
          mediaIds: objects.map((object) => object.id),
          sha256s: objects.map((object) => object.sha256),
          errorCode: errorCodeOf(to, totalBytes),
        });
        return jsonReply(202, {
          api_id: requestId,
          message: 'message(s) queued',
          message_uuid: [id],
        });
      };
    },
    messages: async ({ query, body, requestId }) => {
      body.resume();
      return async () => {
        if (deps.overLists()) return plivoError(429, requestId, 'too many requests');
        const page = pageOf(query, deps.page);
        const fits = filterOf(query, now(), deps.listed);
        if (fits === 'long-range') {
          return plivoError(400, requestId, 'the time range must not be longer than 90 days');
        }
        if (!page || fits === 'bad-time')
          return plivoError(400, requestId, 'limit, offset or a filter is wrong');
        const found = messages.all().filter(fits);
        const shown = found.slice(page.offset, page.offset + page.limit);
        return jsonReply(200, {
          api_id: requestId,
          meta: page.meta('Message/', found.length),
          objects: shown.map((message) => deps.wording.message(message, now())),
        });
      };
    },
    message: async ({ id, body, requestId }) => {
      body.resume();
      return async () => {
        const message = messages.find(id);
        if (!message) return plivoError(404, requestId, 'not found');
        return jsonReply(200, { api_id: requestId, ...deps.wording.message(message, now()) });
      };
    },
    'message-media': async ({ id, body, requestId }) => {
      body.resume();
      return async () => {
        const message = messages.find(id);
        if (!message) return plivoError(404, requestId, 'not found');
        const objects = message.mediaIds.flatMap((mediaId) => {
          const object = world.find(mediaId);
          if (!object) return [];
          const { contentType, sizeBytes } = object;
          return [
            {
              content_type: contentType,
              media_id: mediaId,
              media_url: deps.mediaUrl(mediaId, id),
              message_uuid: id,
              size: sizeBytes,
            },
          ];
        });
        return jsonReply(200, { api_id: requestId, objects });
      };
    },
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Which number a pool sends from is the pool's own choice. */
const numberOfPool = '+15550170';

/** A sender, or a pool of them in its place: a UUID is no sender (providers.md 1.5). */
function senderOf(src: unknown, pool: unknown) {
  if (pool === undefined) {
    return typeof src === 'string' && !uuid.test(src) ? { from: src, powerpackId: null } : null;
  }
  const known = src === undefined && typeof pool === 'string' && uuid.test(pool);
  return known ? { from: numberOfPool, powerpackId: pool } : null;
}

/** What a request asks to be sent; null when it is no such request. */
function readMessage(text: string) {
  const texts = (value: unknown): string[] | null => {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return null;
    return value.filter((one): one is string => typeof one === 'string');
  };
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null) return null;
    const {
      src,
      powerpack_uuid: pool,
      dst,
      type = 'sms',
      text: words = '',
      ...rest
    } = message as Record<string, unknown>;
    const mediaIds = texts(rest['media_ids']);
    const mediaUrls = texts(rest['media_urls']);
    if (typeof dst !== 'string' || typeof words !== 'string') return null;
    const sender = senderOf(src, pool);
    if (sender === null) return null;
    if (mediaIds === null || mediaUrls === null) return null;
    if (type !== 'sms' && type !== 'mms') return null;
    return { ...sender, to: dst, text: words, type, mediaIds, mediaUrls } as const;
  } catch {
    return null;
  }
}
