import type { LamlHandler } from '../protocol/lamlCall.ts';
import { notFound } from '../protocol/lamlFailure.ts';
import { listReply } from '../protocol/listReply.ts';
import { dateFilter, inRange } from './dateFilter.ts';
import { badDate, type RouteDeps } from './messageListRoute.ts';

/** `GET Messages/{sid}/Media`: what a message carries, newest first. */
export function createMediaListRoute({ dialect, world, bodies, listed }: RouteDeps): LamlHandler {
  return async (call) => {
    return async () => {
      const message = world.message(call.messageSid);
      if (!message) return call.fail(notFound(call.path));
      const created = dateFilter(call.query, 'DateCreated');
      if (created === 'bad') return call.fail(badDate);
      const all = world
        .mediaOf(message)
        .filter((media) => inRange(created, listed(media.createdAt)));
      const newest = all.length - 1;
      const row = {
        newest,
        oldest: 0,
        at: (key: number) => all[newest - key] ?? null,
        keyOf: (sid: string) => {
          const position = all.findIndex((media) => media.sid === sid);
          return position < 0 ? null : newest - position;
        },
      };
      return listReply(dialect, call, row, {
        key: 'media_list',
        xml: ['MediaList', 'Media'],
        uri: bodies.listUri(message.sid),
        body: bodies.media,
      });
    };
  };
}

/** `GET Messages/{sid}/Media/{sid}.json` */
export function createMediaRoute({ world, bodies }: RouteDeps): LamlHandler {
  return async ({ messageSid, mediaSid, format, path, fail }) => {
    return async () => {
      const media = world.media(messageSid, mediaSid);
      if (!media) return fail(notFound(path));
      return bodies.reply(200, 'Media', bodies.media(media), format);
    };
  };
}

const noContent = { status: 204, headers: {}, body: Buffer.alloc(0) };

/** Deletes one file, or a message with all that it carries; not before its status is final. */
export function createDeleteRoute(
  { dialect, world }: RouteDeps,
  what: 'media' | 'message',
): LamlHandler {
  return async ({ messageSid, mediaSid, path, fail }) => {
    return async () => {
      const message = world.message(messageSid);
      const found = what === 'message' ? message : world.media(messageSid, mediaSid);
      if (!found) return fail(notFound(path));
      if (message && dialect.undeletable.includes(world.progress(message).status)) {
        return fail(dialect.inProgress);
      }
      if (what === 'message') world.removeMessage(found.sid);
      else world.removeMedia(found.sid);
      return noContent;
    };
  };
}
