import { readSmall } from './incoming.ts';
import { type Handler, plivoError } from './plivoApi.ts';
import { jsonReply } from './reply.ts';
import type { World } from './world.ts';

export interface MessageDeps {
  readonly world: World;
  readonly nextId: () => string;
  readonly mediaUrl: (id: string, messageId: string) => string;
}

/** At most ten attachments in a message (providers.md 1.5). */
const maxAttachments = 10;

/** `POST Message/`, which is how media becomes used, and the media of one message. */
export function createMessageRoutes({ world, nextId, mediaUrl }: MessageDeps): {
  send: Handler;
  media: Handler;
} {
  const messages = new Map<string, readonly string[]>();
  return {
    send: async ({ body, requestId }) => {
      const text = (await readSmall(body, 100_000)).toString('utf8');
      return async () => {
        const mediaIds = attachmentsOf(text);
        if (mediaIds === null) return plivoError(400, requestId, 'src, dst and type are required');
        if (mediaIds.length > maxAttachments) {
          return plivoError(400, requestId, `at most ${maxAttachments} attachments`);
        }
        const unknown = mediaIds.find((id) => world.find(id) === null);
        if (unknown !== undefined) return plivoError(400, requestId, 'media_ids: no such media');
        for (const id of mediaIds) world.markUsed(id);
        const messageId = nextId();
        messages.set(messageId, mediaIds);
        return jsonReply(202, {
          api_id: requestId,
          message: 'message(s) queued',
          message_uuid: [messageId],
        });
      };
    },
    media: async ({ id, body, requestId }) => {
      body.resume();
      return async () => {
        const mediaIds = messages.get(id);
        if (!mediaIds) return plivoError(404, requestId, 'not found');
        const objects = mediaIds.flatMap((mediaId) => {
          const object = world.find(mediaId);
          if (!object) return [];
          const { contentType, sizeBytes } = object;
          return [
            {
              content_type: contentType,
              media_id: mediaId,
              media_url: mediaUrl(mediaId, id),
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

/** The media ids of a message request; null when it is no such request. */
function attachmentsOf(text: string): string[] | null {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null) return null;
    const { src, dst, media_ids: ids = [] } = message as Record<string, unknown>;
    if (typeof src !== 'string' || typeof dst !== 'string' || !Array.isArray(ids)) return null;
    return ids.filter((id): id is string => typeof id === 'string');
  } catch {
    return null;
  }
}
